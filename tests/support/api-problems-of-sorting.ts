import { uuidv7 } from 'uuidv7';
import type { Circumstances, Provoke } from './api-problems.js';
import { until } from './api-problems-of-members.js';
import { accountOf } from './members.js';

/** How an owner comes to be told that nothing is put in order there, and that nobody is blocked. */
export function ofSorting({ owner, earlier }: Circumstances): Readonly<Record<string, Provoke>> {
  const at = '2026-11-24T10:00:00.000Z';
  const place = {
    visitorId: 'v',
    opening: { pageUrl: '' },
    language: 'en',
    device: 'unknown',
    startedAt: at,
  };
  const conversation = async (
    channel: 'chat' | 'phone',
    eventsOf: (id: string) => readonly { readonly type: string; readonly data: object }[] = () => [],
  ): Promise<string> => {
    const conversationId = uuidv7();
    const started = { type: 'ConversationStarted', data: { ...place, conversationId, channel } };
    await earlier(await accountOf(owner), { category: 'conversation', id: conversationId }, [
      started,
      ...eventsOf(conversationId),
    ]);
    return conversationId;
  };
  const sorted = () =>
    conversation('chat', (conversationId) =>
      Array.from({ length: 200 }, () => ({
        type: 'SpamMarked',
        data: { conversationId, visitorId: 'v', changeId: uuidv7(), isSpam: true, markedAt: at },
      })),
    );
  const textedAndSorted = async (): Promise<string> => {
    const contactId = uuidv7();
    const [accountId, messageId] = [await accountOf(owner), uuidv7()];
    const of = { contactId, textId: messageId, markedAt: at };
    const words = { words: 'Are you there?', phone: '+12025550176', receivedAt: at };
    await earlier(
      accountId,
      { category: 'thread', id: contactId },
      Array.from({ length: 200 }, () => ({
        type: 'ThreadMarked',
        data: { ...of, changeId: uuidv7(), isSpam: true },
      })),
    );
    await earlier(accountId, { category: 'consent', id: contactId }, [
      { type: 'TextReceived', data: { contactId, messageId, ...words } },
    ]);
    return until(async () => ((await owner.get(`/texts/${contactId}`)).ok ? contactId : undefined));
  };
  const block = (id: string, kind = 'visitor') => owner.post('/blocked', { kind, id });
  const lift = (id: string) => owner.post('/blocked/end', { kind: 'visitor', id });
  return {
    async 'assignConversation sorted-too-often'() {
      const me = (await owner.team()).find(({ isMe }) => isMe)?.memberId;
      return owner.post(`/conversations/${await sorted()}/assignee`, { memberId: me });
    },
    'takeNote sorted-too-often': async () =>
      owner.post(`/conversations/${await sorted()}/notes`, { text: 'A regular' }),
    'markSpam sorted-too-often': async () =>
      owner.post(`/conversations/${await sorted()}/spam`, { isSpam: false }),
    'assignTexts member-not-found': () => owner.post('/texts/nobody/assignee', { memberId: 'nobody' }),
    'assignTexts sorted-too-often': async () =>
      owner.post(`/texts/${await textedAndSorted()}/assignee`, { memberId: null }),
    'noteTexts sorted-too-often': async () =>
      owner.post(`/texts/${await textedAndSorted()}/notes`, { text: 'A regular' }),
    'markTextsSpam sorted-too-often': async () =>
      owner.post(`/texts/${await textedAndSorted()}/spam`, { isSpam: false }),
    'assignTexts thread-not-found': () => owner.post('/texts/nobody/assignee', { memberId: null }),
    'noteTexts thread-not-found': () => owner.post('/texts/nobody/notes', { text: 'A regular' }),
    'markTextsSpam thread-not-found': () => owner.post('/texts/nobody/spam', { isSpam: true }),
    'block conversation-not-found': () => block('nobody'),
    'block conversation-is-closed': async () =>
      block(
        await conversation('chat', (conversationId) => [
          { type: 'ConversationClosed', data: { conversationId, closedAt: at } },
        ]),
      ),
    'block not-a-chat': async () => block(await conversation('phone')),
    'block sorted-too-often': async () => block(await sorted()),
    'block too-many-blocked': async () => {
      const accountId = await accountOf(owner);
      const about = { accountId, setAt: at, endsAt: '2099-01-01T00:00:00.000Z' };
      const ids = Array.from({ length: 1_000 }, () => uuidv7());
      await earlier(
        accountId,
        { category: 'line', id: accountId },
        ids.map((contactId) => ({
          type: 'CallerBlocked',
          data: { ...about, contactId, changeId: uuidv7() },
        })),
      );
      const refused = await block('one-more', 'caller');
      await earlier(
        accountId,
        { category: 'line', id: accountId },
        ids.map((contactId) => ({
          type: 'CallerUnblocked',
          data: { accountId, contactId, changeId: uuidv7(), setAt: at },
        })),
      );
      return refused;
    },
    'unblock conversation-not-found': () => lift('nobody'),
    'unblock sorted-too-often': async () => lift(await sorted()),
  };
}
