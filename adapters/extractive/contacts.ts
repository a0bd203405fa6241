import { plainText, termsOf } from '../../application/answering/words.js';
import type { Passage } from '../../application/ports/passages.js';
import type { Asked, Ground } from './asked/asked.js';
import type { Piece } from './pieces.js';
import { restingOn, type Said } from './said.js';

const number = /(?:\+|\(|\b0)[\d()][\d\s()/.-]{6,}\d|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b/u;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;
const street =
  /\b\d{1,5}[a-z]? \p{Lu}\p{L}+(?: \p{L}+)* ?(?:street|road|lane|avenue|parade|square|way|drive|place|court|row|hill|close|st|rd|ave)\b|\p{L}+(?:straße|strasse|str\.|platz|weg|allee|gasse|kai|ufer|damm|markt)\s+\d+|\b(?:calle|avenida|plaza|paseo|carrer)\s+[\p{L}\s]+,?\s*\d+|\b\d+,?\s+(?:rue|avenue|place|quai|boulevard|chemin)\s/iu;
const placesMax = 3;
const restsMax = 5;

export const namesStreet = (text: string): boolean => street.test(text);

/** A number, an e-mail address or a postal address: of the one asked about, or of the house. */
export function contactAnswer(asked: Asked, { pieces }: Ground): Said | undefined {
  const { kind } = asked;
  if (kind !== 'phone' && kind !== 'email' && kind !== 'address') return undefined;
  // A number is no answer to when it is answered.
  if (asked.days.length > 0) return undefined;
  const about = asked.terms.filter(({ isLight }) => !isLight).map(({ term }) => term);
  const holding = pieces.filter(
    ({ quote, passage }) =>
      holdsContact(kind, quote) ||
      (kind === 'address' && passage.kind === 'contact' && /^address\b/iu.test(quote)),
  );
  const fitting = holding.filter((piece) =>
    about.every((term) => piece.own.has(term) || piece.headings.has(term) || asksItself(piece, term)),
  );
  // What its page is called says little of a number that stands on every page.
  const close = fitting.filter((piece) =>
    about.every((term) => piece.own.has(term) || piece.headings.has(term)),
  );
  const [best] = (close.length > 0 ? close : fitting).toSorted((a, b) => rank(b, asked) - rank(a, asked));
  if (best === undefined) return undefined;
  const alike =
    about.length > 0
      ? [best]
      : distinct(
          fitting.filter((one) => rank(one, asked) === rank(best, asked)),
          kind,
        );
  return {
    clauses: alike
      .slice(0, placesMax)
      .map((piece) => restingOn(piece.quote, ...alsoHolding(piece, holding, kind))),
    language: undefined,
  };
}

const asksItself = ({ title }: Piece, term: string): boolean => title.has(term);

const valueOf = (kind: 'phone' | 'email' | 'address', text: string): string | undefined =>
  (kind === 'phone' ? number : kind === 'email' ? email : street).exec(text)?.[0];
export const holdsContact = (kind: 'phone' | 'email' | 'address', text: string): boolean =>
  valueOf(kind, text) !== undefined;

/** What states contacts comes before what mentions them; of several, the shorter. */
const rank = ({ passage, headings, title, quote }: Piece, { language, terms }: Asked): number =>
  (passage.origin === 'fact' ? 100 : 0) +
  (passage.kind === 'contact' ? 10 : 0) +
  (terms.length === 0 && ['contact', 'address'].some((term) => headings.has(term) || title.has(term))
    ? 5
    : 0) +
  (passage.language === language ? 2 : 0) +
  (/^(address|adresse|direccion|phone|telephone|e-?mail)/u.test(plainText(quote)) ? 3 : 0) +
  (termsOf(quote).length < 12 ? 1 : 0);

/** Every passage that holds the same number or address. */
function alsoHolding(
  piece: Piece,
  holding: readonly Piece[],
  kind: 'phone' | 'email' | 'address',
): readonly Passage[] {
  const value = comparable(kind, piece.quote);
  const same = holding.filter(({ quote }) => comparable(kind, quote) === value).map(({ passage }) => passage);
  return [...new Set([piece.passage, ...same])].slice(0, restsMax);
}

const comparable = (kind: 'phone' | 'email' | 'address', quote: string): string => {
  const value = (valueOf(kind, quote) ?? quote).toLowerCase().replaceAll(/[\s()/.-]/gu, '');
  return kind === 'phone' ? value.slice(-7) : value;
};

function distinct(pieces: readonly Piece[], kind: 'phone' | 'email' | 'address'): readonly Piece[] {
  const known = new Set<string>();
  return pieces.filter(({ quote }) => {
    const value = comparable(kind, quote);
    if (known.has(value)) return false;
    known.add(value);
    return true;
  });
}
