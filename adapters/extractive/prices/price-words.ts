import { impliedBy, wordsWithTermsOf } from '../../../application/answering/words.js';
import type { Asked } from '../asked/asked.js';
import type { Piece } from '../pieces.js';

/** What is meant where nothing else is said. */
const usual: ReadonlySet<string> = new Set(['price', 'adult']);

export const extraIn = (text: string, { terms }: Asked, things: ReadonlySet<string> = new Set()): number =>
  new Set(
    wordsWithTermsOf(text)
      .filter(
        ({ term, isLight }) =>
          !isLight &&
          !usual.has(term) &&
          !things.has(term) &&
          !/^\d/u.test(term) &&
          !terms.some((one) => one.term === term || impliedBy(one.term).includes(term)),
      )
      .map(({ term }) => term),
  ).size;

/** How many words of its heading nobody asked about, apart from the things of the trade; a piece without one says nothing by it. */
export function extraOf(
  { passage: { headings } }: Piece,
  asked: Asked,
  things: ReadonlySet<string> = new Set(),
): number {
  const heading = headings.at(-1) ?? '';
  return heading === '' ? 1 : extraIn(heading, asked, things);
}
