import {
  knownOf,
  type Ask,
  type Conversing,
  type DetailTold,
} from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { asksSomething } from '../answering/asks-something.js';
import { spelledOut } from '../call/spelled-out.js';
import type { ContactDetails } from '../ports/contact-details.js';
import { answerTo, corrections, toldAlong } from './heard.js';
import { intakeItems, isKnown, knownValue, questionFor } from './intake-items.js';
import { phrasesFor } from './phrases.js';
import {
  agrees,
  saysNo,
  saysSkip,
  saysWrong,
  saysYes,
  wantsToBeContacted,
  wantsToLeave,
} from './replies-heard.js';

/** What the desk says next in taking contact details. */
export interface Say {
  readonly next: 'say';
  readonly text: string;
  readonly asks: Ask | null;
  readonly told: readonly DetailTold[];
  readonly confirmed: boolean;
}

/** A question of the visitor comes first; `then` is asked again after the answer. */
export type Step = Say | { readonly next: 'answer'; readonly then: Ask | null };

/** `country` (ISO 3166-1 alpha-2): where phone numbers without a country code are taken to be. */
export interface IntakeSetup {
  readonly items: readonly IntakeItem[];
  readonly country: string;
}

export type Intake = (conversing: Conversing, text: string, setup: IntakeSetup) => Step;

/** Nobody listens to more letters than that. */
const spelledLengthMax = 40;
/** What a caller is asked who wants a link by text. */
export const textLink = 'text-link';
/** What a visitor is asked who wants no texts any more. */
export const whichNumber = 'no-texts-number';

const say = (text: string, asks: Ask | null, more: Partial<Say> = {}): Say => ({
  next: 'say',
  text,
  asks,
  told: [],
  confirmed: false,
  ...more,
});

/**
 * The conversation by which a visitor leaves contact details: one item of the intake after the other, each validated, then all
 * of them read back; on the phone, where a name sounds like another, letter by letter. What was told along is not asked for. Pure.
 */
export const createIntake =
  ({ details }: { readonly details: ContactDetails }): Intake =>
  (conversing, text, { items: named, country }) => {
    const { asked, leadId, language } = conversing;
    const phrases = phrasesFor(language);
    const items = intakeItems(named, language);
    const reading = { details, country };
    const ask = (item: IntakeItem, before = '', told: Say['told'] = []): Say =>
      say([before, questionFor(item, language)].filter((part) => part !== '').join(' '), item.key, { told });
    const valueOf = (key: string, told: Say['told']): string | null => {
      const value = told.find(({ detail }) => detail === key)?.value ?? knownValue(conversing, key);
      return value === '' ? null : value;
    };
    const withdrawn = (keys: readonly string[]): Say['told'] =>
      keys.flatMap((detail) => (knownValue(conversing, detail) === null ? [] : [{ detail, value: '' }]));

    const readBack = (told: Say['told']): Say => {
      const lines = items.flatMap(({ key, label, kind }) => {
        const value = valueOf(key, told);
        if (value === null) return [];
        const isSpelled = conversing.channel === 'phone' && (kind === 'name' || kind === 'email');
        const letters =
          isSpelled && value.length <= spelledLengthMax ? ` (${spelledOut(value, language)})` : '';
        return [`${label}: ${value}${letters}`];
      });
      return say([phrases.readBack, ...lines, phrases.isThatRight].join('\n'), 'confirmation', { told });
    };

    /** What nobody asked for and was not known. */
    const news = (but?: IntakeItem): Say['told'] => {
      const open = items.filter((item) => item.kind !== but?.kind && !isKnown(conversing, item));
      return toldAlong(text, open, reading);
    };

    const begin = (before: string, told = news()): Say => {
      if (items.length === 0 || leadId !== null) return say(phrases.alreadyTaken, null);
      const first = items.find(({ key }) => valueOf(key, told) === null);
      return first === undefined ? readBack(told) : ask(first, before, told);
    };

    const isContact = ({ kind }: IntakeItem): boolean => kind === 'email' || kind === 'phone';
    const after = (item: IntakeItem, told: Say['told']): Say => {
      const isMissing = ({ key }: IntakeItem): boolean => valueOf(key, told) === null;
      const rest = items.slice(items.indexOf(item) + 1).filter(isMissing);
      const contacts = items.filter(isContact);
      const [contact] = contacts;
      if (contact !== undefined && contacts.every(isMissing) && !rest.some(isContact)) {
        return ask(contact, phrases.needOneWay, told);
      }
      // An owner may have asked for more, or in another order, since this began.
      const next = rest[0] ?? items.find((one) => one.isRequired && isMissing(one));
      return next === undefined ? readBack(told) : ask(next, '', told);
    };

    const hear = (item: IntakeItem): Say => {
      const value = answerTo(item, text, reading);
      const along = item.kind === 'text' ? [] : news(item);
      const isLoose = item.kind === 'text' || value === null;
      if (isLoose && (saysSkip(text) || (isContact(item) && along.length > 0))) {
        if (item.isRequired) return ask(item, phrases.isNeeded, along);
        return after(item, [...withdrawn([item.key]), ...along]);
      }
      if (value === null) return ask(item, misheard(item, language), along);
      return after(item, [{ detail: item.key, value }, ...along]);
    };

    // Whether to send a text is not the intake's affair.
    if (asked === null || asked === textLink || asked === whichNumber)
      return wantsToBeContacted(text) ? begin(phrases.gladly) : { next: 'answer', then: null };
    if (asked === 'offer') {
      const isRefused = saysNo(text) || (saysYes(text) && !agrees(text));
      const isTold = !isRefused && !asksSomething(text) && news().length > 0;
      if (agrees(text) || wantsToBeContacted(text) || isTold) return begin(phrases.gladly);
      return isRefused ? say(phrases.declined, null) : { next: 'answer', then: null };
    }
    if (wantsToLeave(text)) return say(phrases.left, null);
    const item = items.find(({ key }) => key === asked);
    // What is asked for in free words may well be told as a question; everywhere else a question comes first.
    const isGone = item === undefined && asked !== 'confirmation';
    if (item?.kind !== 'text' && asksSomething(text)) {
      return { next: 'answer', then: isGone ? 'offer' : asked };
    }
    if (item !== undefined) return hear(item);
    // The owner took this item away meanwhile.
    if (isGone) return begin('');
    const corrected = corrections(text, items, reading).filter(
      ({ detail, value }) => knownValue(conversing, detail) !== value,
    );
    if (corrected.length > 0) return readBack(corrected);
    const isWrong = saysWrong(text);
    if (agrees(text) && !isWrong) return say(phrases.thanks, null, { confirmed: true });
    // Neither a yes nor a no: nothing is passed on, and nothing is lost.
    if (!isWrong) return readBack([]);
    return begin(phrases.startAgain, withdrawn(Object.keys(knownOf(conversing))));
  };

function misheard({ kind }: IntakeItem, language: string): string {
  const phrases = phrasesFor(language);
  if (kind === 'name') return phrases.notAName;
  if (kind === 'email') return phrases.notAnEmail;
  return kind === 'phone' ? phrases.notAPhone : phrases.notAChoice;
}

/** Asks for what was being asked before a question came between. */
export function askAgain(
  { language }: Pick<Conversing, 'language'>,
  asks: Ask,
  items: readonly IntakeItem[],
): string {
  const phrases = phrasesFor(language);
  if (asks === 'confirmation') return phrases.isThatRight;
  const item = intakeItems(items, language).find(({ key }) => key === asks);
  return item === undefined ? phrases.ask.offer : questionFor(item, language);
}
