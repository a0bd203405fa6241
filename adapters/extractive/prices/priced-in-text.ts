import { plainText, termsOf } from '../../../application/answering/words.js';
import { namesAmount, sentencesOf, type Piece } from '../pieces.js';

const unit = 'hour|day|night|week|weekend|month|minute|session|person|place|kilomet(?:er|re)|mile';
/** "Every further hour costs", "the week is": what it is an hour of stands before it. */
const ofUnit = new RegExp(
  String.raw`(?:^|[,;] (?:and |but )?)(?:after that,? )?(?:the|each|every|any|an?|one) (?:(?:first|second|started|begun|further|additional|extra|next|full|half|single|other|whole) )*(?:${unit})s? (?:costs?|is|are|comes? to)\b`,
  'u',
);

/** A sentence with the price of an hour or a week, with the one before it, which says of what. */
export function withWhatItIsOf(piece: Piece): Piece {
  const { passage, quote, lead, at } = piece;
  if (passage.kind !== 'text' || lead !== '' || !namesAmount(quote) || !ofUnit.test(plainText(quote)))
    return piece;
  const before = sentencesOf(passage.text)[at - 1];
  return before === undefined
    ? piece
    : { ...piece, lead: before, own: new Set(termsOf(`${before}\n${quote}`)) };
}

const ages =
  /\bage[sd]? (?:of )?\d{1,2} ?(?:-|to|and|until) ?(\d{1,2})\b|\b\d{1,2} ?(?:-|to|and|bis) ?(\d{1,2})[ -]years?\b/u;
const childTo = 15;

/** Whom a paragraph is for by the ages that it gives. */
export function agesTold({ passage: { text, kind } }: Piece): readonly string[] {
  const found = kind === 'text' ? ages.exec(plainText(text).replaceAll(/[\u2010-\u2015]/gu, '-')) : null;
  const to = found?.[1] ?? found?.[2];
  return to !== undefined && Number(to) <= childTo ? ['child'] : [];
}

const itemPrice =
  /(?:^|[,;:]| and)\s*((?:\p{L}+[ -]){0,3}\p{L}+) (?:[$€£]\s?\d|\d[\d.,]*\s?(?:€|euros?|pounds?|dollars?))/gu;

/** What a sentence lists with a price each: "a cut £30, a colour £50". */
export const listedIn = (quote: string): readonly string[] =>
  [...quote.matchAll(itemPrice)].map(([, label = '']) => label);
