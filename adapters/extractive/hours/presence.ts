import { plainText, termsOf, wordsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { holdsContact } from '../contacts.js';
import { covering } from '../coverage.js';
import { datesIn, weekdayNamed } from '../asked/day-names.js';
import { speaksOfDays } from './told-hours.js';
import { sentencesOf, type Piece } from '../pieces.js';
import { restingOn, type Said } from '../said.js';
import { fullName } from '../sentences.js';

const clock = /\d[:.h]\d\d|\d ?(a\.?m|p\.?m|uhr|h)\b/u;
/** What somebody does with a telephone says nothing besides. */
const answering =
  /^(phone|line|answer|pick|collect|reach|call|ring|get|somebody|someone|anybody|besetz|erreich|anruf|ruf|best|contest|atiend|llam|hours)/u;

/** When the telephone is answered, which are other hours than those of the door. */
export function phoneHours(asked: Asked, ground: Ground): Said | undefined {
  if (!asked.terms.some(({ term }) => term === 'phone')) return undefined;
  const others = asked.terms.filter(({ term, isLight }) => !isLight && !answering.test(term));
  const isUrgent = others.some(({ term }) => term === 'emergency');
  const found = ground.pieces.filter(
    (piece) =>
      (piece.own.has('phone') ||
        (piece.own.has('answer') && holdsContact('phone', piece.quote)) ||
        termsOf(piece.passage.headings.at(-1) ?? '').includes('phone')) &&
      clock.test(plainText(piece.quote)) &&
      (isUrgent || !(piece.own.has('emergency') || piece.headings.has('emergency'))) &&
      covering(piece, { terms: others, kind: 'time' }).missing.length === 0 &&
      (asked.days.length === 0 || speaksOfDays(piece, asked.days, ground.local.date)),
  );
  return quoted(found.find(({ passage }) => passage.language === asked.language) ?? found[0]);
}

const asksPresence =
  /\b(in|there|here|works?|working|sees?|available|on duty|around|days|when|da|arbeitet|behandelt|wann|tage|trabaja|esta|atiende|cuando|dias|travaille|quand)\b/u;
/** "Are you open" asks of the house, whatever place it names besides. */
const asksOfHouse = /\b(are|is) (you|u|ya|it|the \p{L}+) (guys )?(open|closed|shut)\b/u;
const joins = /^(and|to|through|und|bis|y|a|et|au|on|only|every|the|am|los|les)$/u;

/** On which days somebody is in, where a row gives all of them: the answer for each day of the week. */
export function daysOfPerson(asked: Asked, ground: Ground): Said | undefined {
  if (!asksPresence.test(plainText(asked.text)) || asksOfHouse.test(plainText(asked.text))) return undefined;
  const about = asked.terms.filter(({ isLight }) => !isLight).map(({ term }) => term);
  if (about.length === 0) return undefined;
  const row = ground.pieces.find(({ passage: { kind, cells } }) => {
    const name = new Set(termsOf(cells[0]?.text ?? ''));
    const isOfDays = cells.slice(1).some(({ text }) => isDays(text));
    return kind === 'table' && isOfDays && about.every((term) => name.has(term));
  });
  if (row === undefined) {
    return (
      quoted(ground.pieces.find((piece) => isDaysOf(piece, asked, about))) ??
      underName(ground.pieces.find((piece) => isDaysUnderName(piece, about)))
    );
  }
  const away = ground.pieces.find(
    ({ passage, own, quote }) =>
      passage.origin === 'fact' &&
      about.every((term) => own.has(term)) &&
      termsOf(quote)
        .slice(0, 2)
        .some((term) => about.includes(term)) &&
      datesIn(quote, ground.local.date).some(({ to }) => to >= ground.local.date),
  );
  return quoted(away ?? row);
}

const isNot =
  /\b(not|never|except|away|off|closed|nicht|kein\p{L}*|ausser|frei|no|nunca|salvo|ne|pas|sauf)\b/u;

/** "Noor teaches on Mondays and Fridays": a sentence that begins with whoever is asked about and speaks of all that is asked. */
function isDaysOf(
  { passage: { kind }, quote, own }: Piece,
  { terms, kind: asks }: Asked,
  about: readonly string[],
): boolean {
  const [first, second] = termsOf(quote);
  const plain = plainText(quote);
  return (
    asks === 'time' &&
    kind === 'text' &&
    about.includes((first === 'doctor' ? second : first) ?? '') &&
    /^\p{Lu}/u.test(quote) &&
    terms.every(({ term }) => own.has(term) || presence.has(term)) &&
    wordsOf(quote).some((word) => weekdayNamed(word) !== undefined) &&
    !isNot.test(plain)
  );
}
const isThere =
  /\b(is|are) (in|here|there|available|on duty)\b|\b(works?|sees|book|consults|attends|visits|days)\b|\b(arbeitet|ist .{0,20}da|behandelt)\b|\b(trabaja|esta|atiende)\b|\b(travaille|consulte|est la)\b/u;

/** Under a person's name, the sentence that says on which days they are there. */
const isDaysUnderName = (
  { passage: { kind, headings, text }, quote }: Piece,
  about: readonly string[],
): boolean => {
  const heading = headings.at(-1) ?? '';
  const [first = ''] = sentencesOf(text);
  const name = new Set(termsOf(isRole.test(first) ? `${heading}\n${first}` : heading));
  const plain = plainText(quote);
  return (
    kind === 'text' &&
    fullName.test(heading) &&
    about.every((term) => name.has(term)) &&
    wordsOf(quote).some((word) => weekdayNamed(word) !== undefined) &&
    isThere.test(plain) &&
    !isNot.test(plain)
  );
};

/** "Rosa is our physiotherapist" calls her by what she does. */
const isRole =
  /^(?:Dr\.? )?(?:\p{Lu}\p{L}+ ){1,3}(?:is|works as|ist|arbeitet als|es|est) (?:our|the|an?|unsere?|die|der|nuestr[oa]|la|el|notre|le) /u;

const underName = (piece: Piece | undefined): Said | undefined =>
  piece && {
    clauses: [
      {
        ...restingOn(piece.quote, piece.passage),
        text: `${piece.passage.headings.at(-1) ?? ''}: ${piece.quote}`,
      },
    ],
    language: piece.passage.language,
  };

/** What says that somebody is there, and not what they do. */
const presence: ReadonlySet<string> = new Set(termsOf('in there here work working available sees duty'));

const isDays = (text: string): boolean => {
  const words = wordsOf(text);
  return (
    words.some((word) => weekdayNamed(word) !== undefined) &&
    words.every((word) => weekdayNamed(word) !== undefined || joins.test(word))
  );
};

const quoted = (piece: Piece | undefined): Said | undefined =>
  piece && { clauses: [restingOn(piece.quote, piece.passage)], language: piece.passage.language };
