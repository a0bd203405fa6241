import { tapsFor } from '../../../application/conversation/taps.js';
import { turnsUpTo, type ReplySent } from '../../../application/conversation/turns.js';
import type { Conversing, ConversationEvent, Source } from '../../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../../domain/desk/desk.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { Refusal } from '../problem-details.js';
import type { Resumed, WidgetMessage } from '../contract/widget.js';

export interface Said {
  readonly state: Conversing & { readonly status: 'open' | 'closed' };
  readonly events: readonly ConversationEvent[];
  /** What the owner has visitors asked for. */
  readonly items: readonly IntakeItem[];
  readonly blocked: string | null;
}

/** A conversation as its visitor sees it again. */
export const resumed = (conversationId: string, said: Said): Resumed => ({
  conversationId,
  status: said.state.status,
  isHandedOff: said.state.isHandedOff,
  isPersonThere: said.state.person !== null,
  blocked: said.blocked,
  messages: [...messagesIn(said)],
});

export const messagesIn = (said: Said): readonly WidgetMessage[] =>
  said.events.flatMap((event) => messageOf(event, said));

/** Only where a person was asked for or is there: everybody else is answered by the desk, in the answer to what they send. */
export const isFollowed = ({ status, isHandedOff, person }: Said['state']): boolean =>
  status === 'open' && (isHandedOff || person !== null);
export const nobodyToFollow = new Refusal(
  409,
  'nobody-to-follow',
  'No person was asked for in this conversation, and none is there. Replies come with what you send.',
);

function messageOf({ type, data }: ConversationEvent, said: Said): readonly WidgetMessage[] {
  if (type === 'ReplySent') {
    const { state, events, items } = said;
    const { language } = turnsUpTo(events, data.inReplyTo, state.language) ?? state;
    return [fromDesk(data, { language, items })];
  }
  if (type === 'MessageReceived') {
    const { messageId, text, receivedAt: at } = data;
    return [{ ...plain, messageId, from: 'visitor', text: isErased(text) ? null : text, at }];
  }
  if (type === 'PersonReplied') {
    const { replyId: messageId, text, repliedAt: at } = data;
    return [{ ...plain, messageId, from: 'person', text: isErased(text) ? null : text, at }];
  }
  if (type === 'TakenOver')
    return [{ ...notice, messageId: data.takeOverId, notice: 'came', at: data.takenAt }];
  if (type !== 'HandedBack') return [];
  const left = data.why === 'idle' ? 'idle' : 'left';
  return [{ ...notice, messageId: data.handBackId, notice: left, at: data.handedBackAt }];
}

const plain = { notice: null, sources: [], canBeRated: false, asks: null, choices: [] };
const notice = { ...plain, from: 'person', text: '' } as const;

/** `language`: of the message that it answers. */
export function fromDesk(
  { replyId, kind, text, sources, asks, sentAt }: ReplySent,
  { language, items }: { readonly language: string; readonly items: readonly IntakeItem[] },
): WidgetMessage {
  const { asks: helpsWith, choices } = tapsFor(asks, items, language);
  return {
    messageId: replyId,
    from: 'desk',
    notice: null,
    text: isErased(text) ? null : text,
    at: sentAt,
    sources: isErased(sources) ? [] : pagesOf(sources),
    canBeRated: kind === 'answered',
    asks: helpsWith,
    choices: [...choices],
  };
}

const pagesShown = 3;

/** Each page once, whatever of it was quoted, and no more than a visitor wants to see. */
const pagesOf = (sources: readonly Source[]): WidgetMessage['sources'] => {
  const titles = new Map(sources.flatMap(({ url, title }) => (url === null ? [] : [[url, title] as const])));
  return [...titles].slice(0, pagesShown).map(([url, title]) => ({ url, title }));
};
