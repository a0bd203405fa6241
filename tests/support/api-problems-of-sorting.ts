import { uuidv7 } from 'uuidv7';
import type { Circumstances, Provoke } from './api-problems.js';
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
