import type { ConversationEvent, Conversing } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import { fullService } from '../billing/service.js';
import type { Asked } from '../answering/answer-question.js';
import { languageOf } from '../answering/words.js';
import type { Turn } from '../ports/language-model.js';
import type { Business } from './answer-visitor.js';

export type ReplySent = Extract<ConversationEvent, { type: 'ReplySent' }>['data'];

export interface Turns {
  /** The message to be answered. */
  readonly text: string;
  readonly receivedAt: string;
  /** What was said before it, oldest first. */
  readonly before: readonly Turn[];
  /** A person said the last words before it. */
  readonly isToPerson: boolean;
  /** Of the visitor's words, newest first; of the browser, where they do not tell. */
  readonly language: string;
}

const historyMax = 20;

/** What was said up to a message; undefined when it was never received, or was erased since. */
export function turnsUpTo(
  events: readonly ConversationEvent[],
  messageId: string,
  browserLanguage: string,
): Turns | undefined {
  const before: Turn[] = [];
  /** Where each reply stands among the turns. */
  const places = new Map<string, number>();
  let isToPerson = false;
  for (const { type, data } of events) {
    if (type === 'MessageReceived') {
      if (isErased(data.text)) continue;
      const { text, receivedAt } = data;
      if (data.messageId === messageId) {
        const said = [...before.filter(({ from }) => from === 'visitor').map((turn) => turn.text), text];
        const language = languageSpoken(said, browserLanguage);
        return { text, receivedAt, before: before.slice(-historyMax), isToPerson, language };
      }
      before.push({ from: 'visitor', text });
    } else if (type === 'ReplySent' && !isErased(data.text)) {
      isToPerson = false;
      places.set(data.replyId, before.length);
      before.push({ from: 'desk', text: data.text });
    } else if (type === 'PersonReplied' && !isErased(data.text)) {
      isToPerson = true;
      before.push({ from: 'desk', text: data.text });
    } else if (type === 'ReplyInterrupted' && !isErased(data.heard)) {
      // Nobody can refer to what they did not hear.
      const place = places.get(data.replyId);
      if (place !== undefined) before[place] = { from: 'desk', text: data.heard };
    }
  }
  return undefined;
}

export function replyTo(events: readonly ConversationEvent[], messageId: string): ReplySent | undefined {
  for (const { type, data } of events) {
    if (type === 'ReplySent' && data.inReplyTo === messageId) return data;
  }
  return undefined;
}

export interface Situation {
  readonly tenant: string;
  readonly business: Business;
  readonly state: Conversing;
  readonly turns: Turns;
}

/** A message as a question, with all that its answer may depend on. */
export const askedOf = ({ tenant, business, state, turns }: Situation): Asked => ({
  tenant,
  businessName: business.name,
  timeZone: business.timeZone,
  text: turns.text,
  language: turns.language,
  history: turns.before,
  tone: business.desk.tone,
  offLimits: business.desk.topics.map(({ topic }) => topic),
  links: business.desk.links,
  visitorId: state.visitorId,
  isLead: state.leadId !== null,
  isHandedOff: state.isHandedOff,
  spent: {
    replyCount: Object.keys(state.replies).length,
    tokens: state.tokens,
    costMicros: state.costMicros,
    costMicrosToday: business.costMicrosToday,
    costMicrosPerDayMax: business.standing?.costMicrosPerDayMax ?? null,
    isOverAllowance: { ...fullService, ...business.service }[state.channel] !== 'full',
  },
});

/** Of what was said, newest last; of the browser, where that does not tell. */
export const languageSpoken = (said: readonly string[], browserLanguage: string): string =>
  said.map(languageOf).findLast((one) => one !== undefined) ??
  browserLanguage.split('-')[0]?.toLowerCase() ??
  'en';
