import type { DetailTold } from '../../domain/conversation/conversation.js';
import type { IntakeItem } from '../../domain/desk/desk.js';
import { plainText, wordsOf } from '../answering/words.js';
import type { ContactDetails } from '../ports/contact-details.js';
import { nameBesideContacts, nameIn, nameIntroduced, nameStated } from './names-heard.js';

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
  if (asksOfThem.test(plainText(text))) return [];
  return found(text, items, { ...reading, name: nameIntroduced(text) });
}

/** What somebody put in the place of what was read back; not where two items are of one kind, and either may be meant. */
export function corrections(
  text: string,
  items: readonly IntakeItem[],
  reading: Reading,
): readonly DetailTold[] {
  const single = items.filter(({ kind }) => items.filter((one) => one.kind === kind).length === 1);
  return found(text, single, { ...reading, name: nameStated(text) });
}

function found(
  text: string,
  items: readonly IntakeItem[],
  { name, ...reading }: Reading & { readonly name: string | null },
): readonly DetailTold[] {
  const number = numberIn(without(text, [ofOther, ...dates]), reading);
  const values = {
    name,
    email: reading.details.email(without(text, [ofOther])),
    phone: number !== null && number.length > shortestNumber ? number : null,
    choice: null,
    text: null,
  };
  return items.flatMap(({ key, kind }, index) => {
    const isFirst = items.findIndex((one) => one.kind === kind) === index;
    const value = values[kind];
    return isFirst && value !== null ? [{ detail: key, value }] : [];
  });
}

const without = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text);

/** With its plus and country code; what is shorter counts something else as often as not. */
const shortestNumber = 9;
/** "Did you call me from …?" */
const asksOfThem =
  /^(?:did|why|who|was|is|are|do|does|have|has|haben|hat|ist|war|warum|wer|es|son|por que|quien|est-ce|pourquoi|qui)\b/u;
/** A number of something else, or the house's own. */
const ofOther =
  /(?<!\p{L})(?:your|ihre[rn]?|su|votre|order|invoice|booking|ref(?:erence)?|ticket|customer|account|zip|postcode|budget|plz|iban|(?:bestell|kunden|rechnungs|auftrags)\p{L}*|pedido|factura|commande|facture|encomenda)(?!\p{L})[^\d+@]{0,20}(?:\+?\d[\d\s()./-]*|\S+@\S+)/giu;
const address = /\S+@\S+/gu;
/** Days and times of day, not a part of something longer. */
const dates = [
  /(?<![\d./:-])(?:0?\d|[12]\d|3[01]|[12]\d{3})[./:-]\d{1,2}(?:[./-]\d{2,4})?(?![./:-]?\d)/gu,
  /(?<!\d)\d{1,2}[ .]\d{1,2}[ .]\d{4}(?!\d)|(?<!\d)\d{1,2}\.\d{1,2}\.\s?-/gu,
  /\b(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*\.?\s+\d[\d\s:,]*/giu,
];

const numberIn = (text: string, { details, country }: Reading): string | null =>
  details.phone(text.replaceAll(address, ' '), country);

/** Which of the choices somebody named, by its words, its number or the beginning of it; null where none or several fit. */
function choiceIn(text: string, choices: readonly string[]): string | null {
  if (!choices.includes(text) && denies.test(plainText(text)) && wordsOf(text).length > 1) return null;
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

const denies = /\b(?:not|no|nicht|kein\p{L}*|pas|nao)\b/u;

/** Its words alone: "men" stands in "for men, please" and not in "women". */
const bare = (text: string): string => wordsOf(text).join(' ');
