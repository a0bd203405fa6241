import type { Ask, Conversing, Detail } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { ContactDetails } from '../ports/contact-details.js';
import {
  isQuestion,
  phrasesFor,
  saysNo,
  saysSkip,
  saysYes,
  wantsToBeContacted,
  wantsToLeave,
} from './phrases.js';

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

const nameLengthMax = 80;
const noteLengthMax = 1_000;
const introduction =
  /^(hi|hello|hola|hallo|bonjour)?[\s,!.]*(my name is|i am|i'm|it is|it's|this is|me llamo|soy|ich bin|ich heiße|mein name ist|je m'appelle|je suis)\s+/iu;

const say = (text: string, asks: Ask | null, more: Partial<Say> = {}): Say => ({
  next: 'say',
  text,
  asks,
  told: null,
  confirmed: false,
  ...more,
});

/**
 * The conversation by which a visitor leaves contact details: name, e-mail, phone, message, each validated, then read back.
 * Pure; `country` (ISO 3166-1 alpha-2) is where phone numbers without a country code are taken to be.
 */
export const createIntake =
  ({ details, country }: { readonly details: ContactDetails; readonly country: string }) =>
  (conversing: Conversing, text: string): Step => {
    const phrases = phrasesFor(conversing.language);
    const { asked, told, leadId } = conversing;
    const known = (detail: Detail): string | null => {
      const value = told[detail];
      return value === undefined || value === '' || isErased(value) ? null : value;
    };
    // Skipped the second time round, a detail told before is withdrawn: the empty value replaces it.
    const without = (detail: Detail): Pick<Say, 'told'> => ({
      told: known(detail) === null ? null : { detail, value: '' },
    });

    const readBack = (note: string | null): string => {
      const values = { name: known('name'), email: known('email'), phone: known('phone'), note };
      const lines = (['name', 'email', 'phone', 'note'] as const).flatMap((detail) => {
        const value = values[detail];
        return value === null ? [] : [`${phrases.labels[detail]}: ${value}`];
      });
      return [phrases.readBack, ...lines, phrases.isThatRight].join('\n');
    };

    const begin = (): Say =>
      leadId === null
        ? say(`${phrases.gladly} ${phrases.ask.name}`, 'name')
        : say(phrases.alreadyTaken, null);

    const hearOffer = (): Step => {
      if (saysYes(text) || wantsToBeContacted(text)) return begin();
      if (saysNo(text)) return say(phrases.declined, null);
      return { next: 'answer', then: null };
    };

    const hearName = (): Say => {
      const name = text.trim().replace(introduction, '').trim();
      const isName = name.length <= nameLengthMax && /\p{L}/u.test(name) && details.email(name) === null;
      if (!isName) return say(`${phrases.notAName} ${phrases.ask.name}`, 'name');
      return say(phrases.ask.email, 'email', { told: { detail: 'name', value: name } });
    };

    const hearEmail = (): Say => {
      const email = details.email(text);
      if (email !== null) return say(phrases.ask.phone, 'phone', { told: { detail: 'email', value: email } });
      if (saysSkip(text)) return say(phrases.ask.phone, 'phone', without('email'));
      return say(`${phrases.notAnEmail} ${phrases.ask.email}`, 'email');
    };

    const hearPhone = (): Say => {
      const phone = details.phone(text, country);
      if (phone !== null) return say(phrases.ask.note, 'note', { told: { detail: 'phone', value: phone } });
      if (!saysSkip(text)) return say(`${phrases.notAPhone} ${phrases.ask.phone}`, 'phone');
      if (known('email') !== null) return say(phrases.ask.note, 'note', without('phone'));
      return say(`${phrases.needOneWay} ${phrases.ask.email}`, 'email', without('phone'));
    };

    const hearNote = (): Say => {
      if (saysSkip(text)) return say(readBack(null), 'confirmation', without('note'));
      const note = text.trim().slice(0, noteLengthMax);
      return say(readBack(note), 'confirmation', { told: { detail: 'note', value: note } });
    };

    const hearConfirmation = (): Say => {
      if (saysYes(text)) return say(phrases.thanks, null, { confirmed: true });
      return say(`${phrases.startAgain} ${phrases.ask.name}`, 'name');
    };

    if (asked === null) return wantsToBeContacted(text) ? begin() : { next: 'answer', then: null };
    if (asked === 'offer') return hearOffer();
    if (wantsToLeave(text)) return say(phrases.left, null);
    // What is asked for as a message may well be a question; everywhere else a question comes first.
    if (asked !== 'note' && isQuestion(text)) return { next: 'answer', then: asked };
    if (asked === 'name') return hearName();
    if (asked === 'email') return hearEmail();
    if (asked === 'phone') return hearPhone();
    return asked === 'note' ? hearNote() : hearConfirmation();
  };

/** Asks once more for what was being asked when a question came between. */
export function askAgain({ language }: Conversing, ask: Ask): string {
  const phrases = phrasesFor(language);
  return ask === 'confirmation' ? phrases.isThatRight : phrases.ask[ask];
}
