import { plainText, termsOf, wordsWithTermsOf } from '../../../application/answering/words.js';
import { isRow, namesAmount, type Piece } from '../pieces.js';
import { labelOf } from './priced-row.js';

/** Words by which a price list calls whatever the heading is of. */
const anyOfThem: ReadonlySet<string> = new Set(
  termsOf('class lesson session course visit treatment appointment price each both per half full person'),
);
const childTo = 17;

/** Whether a row's label says only how long or how often, so that it holds for all that its heading is of. */
const isOfWholeHeading = (piece: Piece): boolean =>
  wordsWithTermsOf(labelOf(piece)).every(
    ({ term, isLight }) => isLight || anyOfThem.has(term) || piece.headings.has(term) || /^\d/u.test(term),
  );

const headed = ({ passage: { headings } }: Piece): readonly string[] =>
  termsOf(headings.at(-1) ?? '').filter((term) => term !== 'price' && !/^\d/u.test(term));

/**
 * Names that are listed elsewhere under the heading a price stands below: what "Private lessons" cost, a piano lesson costs where
 * piano is on the list of private lessons. Those asked about that such a list has in one row.
 */
export function membersUnder(
  piece: Piece,
  about: readonly string[],
  pieces: readonly Piece[],
): readonly string[] {
  const heading = headed(piece);
  if (heading.length === 0 || !isOfWholeHeading(piece)) return [];
  const found = pieces.flatMap((other) => {
    if (!isRow(other.passage) || other.passage === piece.passage || namesAmount(other.quote)) return [];
    const list = headed(other);
    const isSame =
      list.length > 0 &&
      (list.every((term) => heading.includes(term)) || heading.every((term) => list.includes(term)));
    if (!isSame) return [];
    const label = new Set(termsOf(other.passage.cells[0]?.text ?? other.quote));
    const named = about.filter((term) => label.has(term));
    return named.length === 0 ? [] : [[...named, ...(isForChildren(other) ? ['child'] : [])]];
  });
  return found.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

const isForChildren = ({ passage: { cells } }: Piece): boolean =>
  cells.some(
    ({ column, text }) =>
      /\b(age|ages|alter|edad|age)\b/u.test(plainText(column)) &&
      Number(/\d{1,2}(?!.*\d)/u.exec(text)?.[0] ?? '99') <= childTo,
  );
