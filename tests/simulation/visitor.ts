import type { Ask } from '../../domain/conversation/conversation.js';
import { Fault } from '../../application/ports/fault.js';
import { createDoing, type Asking } from './asking.js';
import { people, type Installation } from './installation.js';

/** One visitor: says something, answers what is asked, or does not, and may be in a hurry. */
export async function beVisitor(
  { world, ledger, newId }: Installation,
  ask: Asking,
  { tenant, messageCount }: { readonly tenant: string; readonly messageCount: number },
): Promise<void> {
  const { random, scheduler } = world;
  const does = createDoing(random);
  const conversationId = newId();
  let asked: Ask | null = null;

  const start = async (): Promise<void> => {
    const opening = { conversationId, noticeVersion: '1', pageUrl: 'https://example.com/' };
    await ask(`start ${conversationId}`, (house) =>
      house.start({ tenant, ...opening, language: 'en', device: 'phone' }),
    );
    ledger.acknowledged.push({ stream: `conversation-${conversationId}`, commandId: conversationId });
  };
  const send = async (messageId: string, text: string): Promise<void> => {
    const message = { tenant, conversationId, messageId };
    const { outcome } = await ask(`send ${messageId}`, ({ answering }) =>
      answering.receive({ ...message, text }),
    );
    if (outcome !== 'received') return;
    ledger.received.add(messageId);
    // Some go away before they are answered.
    if (random.chance(0.1)) return;
    const reply = await ask(`answer ${messageId}`, async ({ answering }) => {
      try {
        return (await answering.answer(message, () => undefined)).reply;
      } catch (error) {
        if (error instanceof Fault && error.code === 'conversation-not-found') return undefined;
        throw error;
      }
    });
    if (reply === undefined) return;
    const before = ledger.replies.get(messageId) ?? reply.replyId;
    if (before !== reply.replyId)
      throw new Error(`${messageId} was answered by ${before} and ${reply.replyId}`);
    ledger.replies.set(messageId, reply.replyId);
    asked = reply.asks;
    if (random.chance(0.1)) await rate(reply.replyId, newId());
  };
  const rate = async (replyId: string, commandId: string): Promise<void> => {
    const rating = random.pick(['good', 'bad'] as const);
    await ask(`rate ${replyId}`, ({ handleConversation, now }) =>
      handleConversation(
        conversationId,
        { type: 'RateReply', data: { replyId, rating }, commandId, now: now() },
        { tenant, actor: 'visitor', causationId: '' },
      ),
    );
    ledger.acknowledged.push({ stream: `conversation-${conversationId}`, commandId });
  };
  const close = async (): Promise<void> => {
    const commandId = `${conversationId}/end`;
    await ask(`close ${conversationId}`, ({ handleConversation, now }) =>
      handleConversation(
        conversationId,
        { type: 'CloseConversation', data: { conversationId }, commandId, now: now() },
        { tenant, actor: 'visitor', causationId: '' },
      ),
    );
    ledger.acknowledged.push({ stream: `conversation-${conversationId}`, commandId });
  };

  const talk = async (count: number): Promise<void> => {
    for (let said = 0; said < count; said += 1) {
      await scheduler.wait(people, random.below(10_000));
      const messageId = newId();
      const text = random.pick(sayings[asked ?? 'nothing'] ?? sayings.nothing);
      await does(() => send(messageId, text));
    }
  };

  await does(start);
  // Some have a second window open on the same conversation.
  await Promise.all([talk(messageCount), random.chance(0.3) ? talk(2) : undefined]);
  if (random.chance(0.2)) await does(close);
}

type Sayings = readonly [string, ...string[]];

/** By what the desk has just asked for. */
const sayings: { readonly nothing: Sayings } & Readonly<Record<Ask, Sayings | undefined>> = {
  nothing: [
    'When do you open?',
    'Please call me back',
    'Call me back, my name is Dee, dee@example.com',
    'I smell gas in here!',
  ],
  offer: ['yes', 'yes', 'no', 'What does it cost?'],
  name: ['Ann Example', 'Ben Example', 'Cem Example', 'What does it cost?'],
  email: ['ann@example.com', 'ben@example.com', 'cem@example.com', 'skip'],
  phone: ['skip', 'skip', '+1 202 555 0143', 'Never mind'],
  note: ['skip', 'In the morning, please'],
  visit: ['1', 'existing', 'What does it cost?', 'I do not know'],
  confirmation: ['yes', 'yes', 'no', 'No, it is dee@example.com'],
};
