import { impliedBy, plainText, termsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { leavesOutTheSame } from '../asked/left-out.js';
import { hasRoomFor, isMet } from '../asked/measures.js';
import { namesAmount, sentencesOf, type Piece } from '../pieces.js';
import { extraOf } from './price-words.js';
import { eachOnce, restingOn, type Said } from '../said.js';
import { isMeant } from '../sentences.js';
import { isStillWithin } from '../asked/spans.js';

const cardsMax = 3;
const subjectWords = 5;

/** A price without a thing: "$18 drop-in / $235 for the semester", "Adults $145, children $60". */
const bareAmount =
  /^(?:from |only |just |ab |desde |des )?(?:(?:adults?|children|kids?|seniors?|students?|members?|guests?|erwachsene|kinder) )?(?:[$€£]\s?\d|\d[\d.,]*\s?(?:€|euros?\b|pounds?\b|dollars?\b))/u;

/** What a sentence says there is not tells nothing of what is priced below. */
const denies = /\b(no|not|never|except|without|instead|kein\p{L}*|nicht|ohne|sin|sans)\b/u;

/** A price that stands below what it is of: the heading, and the sentences since the price before it. */
interface Card {
  readonly piece: Piece;
  readonly heading: string;
  readonly before: readonly string[];
}

/** What else stands under the very heading of a price, where no other price does. */
function besides({ passage }: Piece, pieces: readonly Piece[]): readonly string[] {
  const others = pieces.filter(
    ({ passage: other }) =>
      other !== passage &&
      other.kind === 'text' &&
      other.pageId === passage.pageId &&
      other.headings.join('\n') === passage.headings.join('\n'),
  );
  return others.some(({ quote }) => namesAmount(quote)) ? [] : others.map(({ quote }) => quote);
}

const cardOf = (piece: Piece, pieces: readonly Piece[]): Card | undefined => {
  const { passage, quote, at } = piece;
  const heading = passage.headings.at(-1) ?? '';
  if (passage.kind !== 'text' || heading === '' || !bareAmount.test(plainText(quote))) return undefined;
  const sentences = sentencesOf(passage.text).slice(0, at);
  const above = sentences.slice(sentences.findLastIndex((one) => namesAmount(one)) + 1);
  const before = at === 0 ? besides(piece, pieces) : above;
  return { piece: { ...piece, lead: before.join(' ') }, heading, before };
};

/** The price on a card whose heading or text names all that was asked about, and is about it. */
export function cardAnswer(
  pieces: readonly Piece[],
  asked: Asked,
  { about, ground }: { readonly about: readonly string[]; readonly ground: Ground },
): Said | undefined {
  const cards = pieces
    .map((piece) => cardOf(piece, ground.pieces))
    .filter((card) => card !== undefined)
    .filter((card) => isOfAll(card, about) && fits(card, asked, about) && isMeant(card.piece, asked, ground))
    .map((card) => ({ ...card, extra: extraOf(card.piece, asked) }))
    .toSorted((a, b) => a.extra - b.extra);
  const [first] = cards;
  const alike = cards.filter(({ extra }) => extra === first?.extra);
  if (first === undefined || alike.length > cardsMax) return undefined;
  return {
    clauses: eachOnce(
      alike.map(({ piece, heading }) => restingOn(`${heading}: ${piece.quote}`, piece.passage)),
    ),
    language: first.piece.passage.language,
  };
}

function isOfAll({ piece, heading, before }: Card, about: readonly string[]): boolean {
  const said = before.filter((sentence) => !denies.test(plainText(sentence)));
  const headed = new Set(termsOf(heading));
  const own = new Set(termsOf(piece.quote));
  const text = new Set(termsOf(said.join('\n')));
  // A sentence begins with what it is about.
  const subjects = new Set(
    said.flatMap((one) => termsOf(one.split(/\s+/u).slice(0, subjectWords).join(' '))),
  );
  const inAny = (bags: readonly ReadonlySet<string>[], term: string): boolean =>
    bags.some((bag) => bag.has(term) || impliedBy(term).some((one) => bag.has(one)));
  return (
    about.every((term) => inAny([own, headed, text, piece.headings], term)) &&
    about.some((term) => inAny([headed, subjects], term))
  );
}

function fits({ piece, heading }: Card, { text, years, measures }: Asked, about: readonly string[]): boolean {
  const said = `${heading} ${piece.lead} ${piece.quote}`;
  const plain = plainText(said)
    .replaceAll(/[\u2010-\u2015]/gu, '-')
    .replaceAll(/\bage[sd]? (\d{1,2}) (?:-|to|and) (\d{1,2})\b/gu, '$1 to $2 years');
  return (
    years.every((year) => said.includes(String(year))) &&
    measures.every((one) => isMet(plain, one) && hasRoomFor(plain, one) !== false) &&
    leavesOutTheSame(piece.quote, text, about) &&
    isStillWithin(piece.quote, text)
  );
}
