import { broaderOf, impliedBy, plainText } from '../../application/answering/words.js';
import type { Asked, Term } from './asked/asked.js';
import type { Piece } from './pieces.js';

export interface Scored {
  readonly piece: Piece;
  /** Share of what was asked about that the piece speaks of, from 0 to 1. */
  readonly score: number;
  /** The same, by its own words alone. */
  readonly ownScore: number;
  /** What was asked about, says much, and is not spoken of. */
  readonly missing: readonly string[];
}

const weights = { own: 1, headings: 0.9, title: 0.7, near: 0.5, light: 0.3 };

/** How well a piece speaks of what was asked about. `isStrict`: what is said of dogs is not taken to hold for puppies. */
export function covering(
  piece: Piece,
  { terms, kind }: Pick<Asked, 'terms' | 'kind'>,
  isStrict = kind === 'price',
): Scored {
  const isGerman = piece.passage.language === 'de';
  const has = (bag: ReadonlySet<string>, term: string): boolean =>
    bag.has(term) ||
    impliedBy(term).some((one) => bag.has(one)) ||
    (!isStrict && broaderOf(term).some((one) => bag.has(one))) ||
    (isGerman &&
      term.length >= 5 &&
      [...bag].some((one) => one.length > term.length && (one.endsWith(term) || one.startsWith(term))));
  const worth = ({ term, isLight }: Term): number => {
    if (has(piece.own, term)) return weights.own;
    if (has(piece.headings, term)) return weights.headings;
    if (has(piece.title, term)) return weights.title;
    // What only stands beside it may be said of somebody else.
    return isLight && has(piece.near, term) ? weights.near : 0;
  };
  const total = terms.reduce((sum, { isLight }) => sum + (isLight ? weights.light : 1), 0);
  const share = (count: (term: Term) => number): number =>
    total === 0
      ? 0
      : terms.reduce((sum, term) => sum + (term.isLight ? weights.light : 1) * count(term), 0) / total;
  return {
    piece,
    score: share(worth),
    ownScore: share(({ term }) => (has(piece.own, term) ? 1 : 0)),
    missing: terms.filter((term) => !term.isLight && worth(term) === 0).map(({ term }) => term),
  };
}

/** Best first: what is covered; then by the piece's own words; the visitor's language; an answer to a question; the search's order. */
export const byScore =
  (language: string) =>
  (a: Scored, b: Scored): number =>
    b.score - a.score || preference(b, language) - preference(a, language);

/** What holds under a condition only is a narrower answer. */
const isConditional = ({ quote, lead }: Piece): boolean =>
  /^(if|when|unless|wenn|falls|si|cuando|quand)\b/u.test(plainText(lead === '' ? quote : lead));

const preference = ({ piece, piece: { passage }, ownScore }: Scored, language: string): number =>
  (isConditional(piece) ? -1.5 : 0) +
  (passage.language === language ? 4 : 0) +
  (passage.kind === 'question' ? 1 : 0) +
  2 * ownScore +
  Math.min(passage.score, 1) / 10;
