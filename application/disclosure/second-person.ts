import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Standing } from './disclosed.js';
import { leadsIn, visitorIn, type Own } from './own.js';

/** A value shorter than this is found in too much. */
const lengthMin = 3;

export interface SecondPerson {
  readonly standing: Exclude<Standing, 'gone'>;
  /** Ids of messages that are somebody else's, or speak of them. Their replies go with them. */
  readonly withheld: ReadonlySet<string>;
}

/**
 * Whose a conversation is, and what in it is somebody else's. Whoever confirmed their details first held it. Where a second person confirmed
 * theirs as well, what they told, and every message that says one of these values or a word of their name, is left out.
 */
export function secondPersonIn(events: readonly ConversationEvent[], own: Own): SecondPerson {
  const leadIds = leadsIn(events);
  const [holder] = leadIds;
  const isHeld = holder === undefined ? own.visitorIds.has(visitorIn(events)) : own.leadIds.has(holder);
  if (!isHeld) return { standing: 'somebody-else', withheld: new Set(saidIn(events).map(({ id }) => id)) };
  const isTheirs = (leadId: string): boolean => own.leadIds.has(leadId);
  if (leadIds.every(isTheirs)) return { standing: 'whole', withheld: new Set() };
  const { told, values } = toldByOthers(events, isTheirs);
  const speaksOfThem = wordsOf(values);
  const withheld = new Set(told);
  for (const { id, text } of saidIn(events)) if (speaksOfThem(text)) withheld.add(id);
  return { standing: 'part', withheld };
}

/** What was said, in the words that can still be read. */
const saidIn = (
  events: readonly ConversationEvent[],
): readonly { readonly id: string; readonly text: string }[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'MessageReceived')
      return [{ id: data.messageId, text: isErased(data.text) ? '' : data.text }];
    if (type === 'PersonReplied') return [{ id: data.replyId, text: isErased(data.text) ? '' : data.text }];
    return type === 'ReplySent' ? [{ id: data.replyId, text: isErased(data.text) ? '' : data.text }] : [];
  });

/** Details stand between one confirmation and the next: they are whose the next one is. */
function toldByOthers(
  events: readonly ConversationEvent[],
  isTheirs: (id: string) => boolean,
): { readonly told: readonly string[]; readonly values: readonly string[] } {
  const told: string[] = [];
  const [ofOthers, own] = [new Set<string>(), new Set<string>()];
  let pending: { readonly messageId: string; readonly values: readonly string[] }[] = [];
  for (const { type, data } of events) {
    if (type === 'ContactDetailTold' && !isErased(data.value))
      pending.push({ messageId: data.messageId, values: soughtIn(data.detail, data.value) });
    if (type !== 'ContactDetailsConfirmed') continue;
    const isOwn = isTheirs(data.leadId);
    if (!isOwn) told.push(data.messageId, ...pending.map(({ messageId }) => messageId));
    for (const value of pending.flatMap(({ values }) => values)) (isOwn ? own : ofOthers).add(value);
    pending = [];
  }
  return { told, values: [...ofOthers].filter((value) => !own.has(value)) };
}

/** Of a name each part of it as well. */
const soughtIn = (detail: string, value: string): readonly string[] =>
  [value, ...(detail === 'name' ? value.split(/\s+/u) : [])].filter(({ length }) => length >= lengthMin);

function wordsOf(values: readonly string[]): (text: string) => boolean {
  const sought = values.map(plain).filter((one) => one.trim() !== '');
  // A number may be written in any way, with the code of its country or without.
  const numbers = values
    .map((value) => digitsOf(value).slice(-10))
    .filter(({ length }) => length >= numberMin);
  return (text) => {
    const [words, digits] = [plain(text), digitsOf(text)];
    return sought.some((one) => words.includes(one)) || numbers.some((one) => digits.includes(one));
  };
}

const numberMin = 7;
const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '');

/** Words between spaces, so that “Ann” is not found in “planning”. */
const plain = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;
