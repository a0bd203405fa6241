import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';

type Events = readonly ConversationEvent[];
type Reply = Extract<ConversationEvent, { type: 'ReplySent' }>['data'];

/** What the caller has said, oldest first, as far as it was not erased. */
export const heardSoFar = (events: Events): readonly string[] =>
  events.flatMap(({ type, data }) => (type === 'MessageReceived' && !isErased(data.text) ? [data.text] : []));

/** The newest reply whose words are still there. */
export function lastReply(events: Events): (Reply & { readonly text: string }) | undefined {
  for (const { type, data } of events.toReversed()) {
    if (type === 'ReplySent' && !isErased(data.text)) return { ...data, text: data.text };
  }
  return undefined;
}

/** When anything was said last, by whomever: ISO 8601. */
export function lastSpokenAt(events: Events): string | undefined {
  for (const { type, data } of events.toReversed()) {
    if (type === 'ReplySent') return data.sentAt;
    if (type === 'MessageReceived') return data.receivedAt;
  }
  return undefined;
}

/** What was left of the newest reply when it was said in part. */
export function restOf(events: Events): string | undefined {
  const reply = events.findLast((one) => one.type === 'ReplySent');
  const cut = events.findLast((one) => one.type === 'ReplyInterrupted');
  if (reply?.type !== 'ReplySent' || cut?.type !== 'ReplyInterrupted') return undefined;
  const { text, replyId } = reply.data;
  const { heard } = cut.data;
  if (cut.data.replyId !== replyId || isErased(text) || isErased(heard)) return undefined;
  if (!text.startsWith(heard)) return undefined;
  const rest = text.slice(heard.length).trim();
  return rest === '' ? undefined : rest;
}
