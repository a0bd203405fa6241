import { uuidv7 } from 'uuidv7';
import type { Circumstances, Provoke } from './api-problems.js';
import { accountOf } from './members.js';
import { visit, type Visitor } from './visitor.js';

/** How members come to be told that a chat is not theirs to answer. */
export function ofTakingOver(circumstances: Circumstances): Readonly<Record<string, Provoke>> {
  const { origin, owner, staff, elsewhere, earlier } = circumstances;
  const chat = (): Promise<Visitor> => visit(origin, 'marigold-demo', elsewhere()['X-Forwarded-For']);
  const write = (id: string) =>
    staff.post(`/conversations/${id}/replies`, { messageId: uuidv7(), text: 'Hi.' });
  const ended = async (): Promise<string> => {
    const { conversationId: id, token } = await chat();
    const headers = { Authorization: `Bearer ${token}`, ...elsewhere() };
    await fetch(`${origin}/widget/v1/conversations/${id}/end`, { method: 'POST', headers });
    return id;
  };
  const ofOwner = async (): Promise<string> => {
    const { conversationId: id } = await chat();
    await owner.post(`/conversations/${id}/take-over`);
    return id;
  };
  /** One in which this has happened as often as it may. */
  const full = async (type: string, data: () => object): Promise<string> => {
    const id = await ofOwner();
    await earlier(
      await accountOf(owner),
      { category: 'conversation', id },
      Array.from({ length: 200 }, () => ({ type, data: data() })),
    );
    return id;
  };
  const at = '2026-11-24T10:00:00.000Z';
  const reply = () => ({ visitorId: 'v', memberId: 'm', repliedAt: at, replyId: uuidv7(), text: 'Hi.' });
  const handBack = () => ({ visitorId: 'v', handBackId: uuidv7(), why: 'person', handedBackAt: at });
  return {
    'takeOver conversation-is-full': async () =>
      staff.post(`/conversations/${await full('HandedBack', handBack)}/take-over`),
    'takeOver conversation-not-found': () => staff.post('/conversations/nobody/take-over'),
    'takeOver conversation-is-closed': async () => staff.post(`/conversations/${await ended()}/take-over`),
    'takeOver person-has-it': async () => staff.post(`/conversations/${await ofOwner()}/take-over`),
    'takeOver not-a-chat': async () => {
      const id = uuidv7();
      const started = { conversationId: id, visitorId: 'v', channel: 'phone', opening: { pageUrl: '' } };
      await earlier(await accountOf(owner), { category: 'conversation', id }, [
        {
          type: 'ConversationStarted',
          data: { ...started, language: 'en', device: 'unknown', startedAt: at },
        },
      ]);
      return staff.post(`/conversations/${id}/take-over`);
    },
    'writeReply conversation-not-found': () => write('nobody'),
    'writeReply conversation-is-closed': async () => write(await ended()),
    'writeReply conversation-is-full': async () =>
      owner.post(`/conversations/${await full('PersonReplied', reply)}/replies`, {
        messageId: uuidv7(),
        text: 'Hi.',
      }),
    'writeReply person-has-it': async () => write(await ofOwner()),
    'writeReply nobody-has-it': async () => write((await chat()).conversationId),
    'handBack conversation-not-found': () => staff.post('/conversations/nobody/hand-back'),
    'handBack person-has-it': async () => staff.post(`/conversations/${await ofOwner()}/hand-back`),
    'handBack nobody-has-it': async () =>
      staff.post(`/conversations/${(await chat()).conversationId}/hand-back`),
  };
}
