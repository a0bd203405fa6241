import type { DetailTold } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { wordsOf } from '../answering/words.js';
import type { ContactDetails } from '../ports/contact-details.js';
import { nameBesideContacts, nameIn, nameIntroduced } from './names-heard.js';

/** `country` (ISO 3166-1 alpha-2): where phone numbers without a country code are taken to be. */
export interface Reading {
  readonly details: Pick<ContactDetails, 'email' | 'phone'>;
  readonly country: string;
}

const textLengthMax = 1_000;

/** What somebody said when asked for an item, as it is kept; null where it does not hold what was asked for. */
export function answerTo({ kind, choices }: IntakeItem, text: string, reading: Reading): string | null {
  if (kind === 'email') return reading.details.email(text);
  if (kind === 'phone') return numberIn(text, reading);
  if (kind === 'choice') return choiceIn(text, choices);
  if (kind === 'text') return text.trim().slice(0, textLengthMax);
  const isAlone = reading.details.email(text) === null && numberIn(text, reading) === null;
  return isAlone ? nameIn(text) : (nameIntroduced(text) ?? nameBesideContacts(text));
}

/** Of these items what somebody told without being asked for it, one of a kind: their name, an address, a number. */
export function toldAlong(
  text: string,
  items: readonly IntakeItem[],
  reading: Reading,
): readonly DetailTold[] {
  const found = {
    name: nameIntroduced(text),
    email: reading.details.email(text),
    phone: numberIn(text.replaceAll(date, ' '), reading),
    choice: null,
    text: null,
  };
  return items.flatMap(({ key, kind }, index) => {
    const isFirst = items.findIndex((one) => one.kind === kind) === index;
    const value = found[kind];
    return isFirst && value !== null ? [{ detail: key, value }] : [];
  });
}

const address = /\S+@\S+/gu;
/** A day or a time of day, not a part of something longer. */
const date = /(?<![\d./:-])\d{1,4}[./:-]\d{1,2}(?:[./-]\d{2,4})?(?![./:-]?\d)/gu;

const numberIn = (text: string, { details, country }: Reading): string | null =>
  details.phone(text.replaceAll(address, ' '), country);

/** Which of the choices somebody named, by its words, its number or the beginning of it; null where none or several fit. */
function choiceIn(text: string, choices: readonly string[]): string | null {
  const said = bare(text);
  const exact = choices.find((choice) => bare(choice) === said);
  if (exact !== undefined) return exact;
  const number = /^\d{1,2}$/u.exec(said)?.[0];
  const numbered = number === undefined ? undefined : choices[Number(number) - 1];
  if (numbered !== undefined) return numbered;
  const alike = choices.filter((choice) => {
    const plain = bare(choice);
    return plain !== '' && said !== '' && (` ${said} `.includes(` ${plain} `) || plain.startsWith(said));
  });
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** Its words alone: "men" stands in "for men, please" and not in "women". */
const bare = (text: string): string => wordsOf(text).join(' ');
