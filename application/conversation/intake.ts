import { knownOf, type Ask, type Conversing, type Detail } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { isErased } from '../../domain/kernel/personal.js';
import { asksSomething } from '../answering/asks-something.js';
import { spelledOut } from '../call/spelled-out.js';
import type { ContactDetails } from '../ports/contact-details.js';
import { choiceIn, nameIn } from './heard.js';
import { intakeItems, questionFor, unsigned } from './intake-items.js';
import { phrasesFor, saysNo, saysSkip, saysYes, wantsToBeContacted, wantsToLeave } from './phrases.js';

/** What the desk says next in taking contact details. */
export interface Say {
  readonly next: 'say';
  readonly text: string;
  readonly asks: Ask | null;
  readonly told: { readonly detail: Detail; readonly value: string } | null;
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

const textLengthMax = 1_000;
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
  told: null,
  confirmed: false,
  ...more,
});

/**
 * The conversation by which a visitor leaves contact details: one item of the intake after the other, each validated, then all
 * of them read back; on the phone, where a name sounds like another, letter by letter. Pure.
 */
export const createIntake =
  ({ details }: { readonly details: ContactDetails }): Intake =>
  (conversing, text, setup) => {
    const { asked, leadId, language } = conversing;
    const phrases = phrasesFor(language);
    const items = intakeItems(setup.items, language);
    const knownDetails = knownOf(conversing);
    const known = (key: string): string | null => {
      const value = Object.hasOwn(knownDetails, key) ? knownDetails[key] : undefined;
      return value === undefined || value === '' || isErased(value) ? null : value;
    };
    const ask = (item: IntakeItem, before = '', more: Partial<Say> = {}): Say =>
      say([before, questionFor(item, language)].filter((part) => part !== '').join(' '), item.key, more);

    const readBack = (heard: Say['told']): Say => {
      const lines = items.flatMap(({ key, label, kind }) => {
        const value = heard?.detail === key ? heard.value : known(key);
        if (value === null || value === '') return [];
        const isSpelled = conversing.channel === 'phone' && (kind === 'name' || kind === 'email');
        const letters =
          isSpelled && value.length <= spelledLengthMax ? ` (${spelledOut(value, language)})` : '';
        return [`${label}: ${value}${letters}`];
      });
      return say([phrases.readBack, ...lines, phrases.isThatRight].join('\n'), 'confirmation', {
        told: heard,
      });
    };

    /** Whoever found what was read back wrong is asked for all of it. */
    const begin = (before: string, isWanted: (item: IntakeItem) => boolean = unsigned(conversing)): Say => {
      if (items.length === 0 || leadId !== null) return say(phrases.alreadyTaken, null);
      const first = items.find(isWanted);
      return first === undefined ? readBack(null) : ask(first, before);
    };

    const isContact = ({ kind }: IntakeItem): boolean => kind === 'email' || kind === 'phone';
    const after = (item: IntakeItem, heard: Say['told']): Say => {
      const has = ({ key }: IntakeItem): boolean =>
        heard?.detail === key ? heard.value !== '' : known(key) !== null;
      const rest = items.slice(items.indexOf(item) + 1);
      const contacts = items.filter(isContact);
      const [contact] = contacts;
      if (contact !== undefined && !contacts.some(has) && !rest.some(isContact)) {
        return ask(contact, phrases.needOneWay, { told: heard });
      }
      const isAgain = Object.hasOwn(knownDetails, item.key);
      // An owner may have asked for more, or in another order, since this began.
      const next =
        rest.find((one) => isAgain || unsigned(conversing)(one)) ??
        items.find((one) => one.isRequired && !has(one));
      return next === undefined ? readBack(heard) : ask(next, '', { told: heard });
    };

    const hear = (item: IntakeItem): Say => {
      const value = valueOf(item, text, { details, country: setup.country });
      const isLoose = item.kind === 'text' || value === null;
      if (isLoose && saysSkip(text)) {
        if (item.isRequired) return ask(item, phrases.isNeeded);
        // Skipped the second time round, a detail told before is withdrawn: the empty value replaces it.
        return after(item, known(item.key) === null ? null : { detail: item.key, value: '' });
      }
      if (value === null) return ask(item, misheard(item, language));
      return after(item, { detail: item.key, value });
    };

    // Whether to send a text is not the intake's affair.
    if (asked === null || asked === textLink || asked === whichNumber)
      return wantsToBeContacted(text) ? begin(phrases.gladly) : { next: 'answer', then: null };
    if (asked === 'offer') {
      if (saysYes(text) || wantsToBeContacted(text)) return begin(phrases.gladly);
      return saysNo(text) ? say(phrases.declined, null) : { next: 'answer', then: null };
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
    return saysYes(text)
      ? say(phrases.thanks, null, { confirmed: true })
      : begin(phrases.startAgain, () => true);
  };

interface Reading {
  readonly details: ContactDetails;
  readonly country: string;
}

/** What was told, as it is kept; null where it does not hold what was asked for. */
function valueOf({ kind, choices }: IntakeItem, text: string, { details, country }: Reading): string | null {
  if (kind === 'name') return nameIn(text, details);
  if (kind === 'email') return details.email(text);
  if (kind === 'phone') return details.phone(text, country);
  return kind === 'choice' ? choiceIn(text, choices) : text.trim().slice(0, textLengthMax);
}

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
