import { plainText, termsOf } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import type { Piece } from '../pieces.js';
import { labelOf } from './priced-row.js';
import { eachOnce, restingOn, type Said } from '../said.js';

const rowsMax = 6;
const asksAge = /\b(how old|(what|which) ages?|wie alt|que edad|quel age)\b/u;
const ofAge = /\b(ages?|alter|edad|age)\b/u;

/** Of what age one has to be, by the column of a table that is called so: "Drums: From age 8". */
export function ageByColumn({ text, kind, terms, language }: Asked, { pieces }: Ground): Said | undefined {
  if (kind !== 'count' || !asksAge.test(plainText(text))) return undefined;
  const about = terms.filter(({ isLight, term }) => !isLight && term !== 'child').map(({ term }) => term);
  const rows = pieces.filter((piece) => piece.passage.language === language && isOf(piece, about));
  const told = rows.flatMap((piece) =>
    piece.passage.cells
      .slice(1)
      .filter(({ column, text: age }) => ofAge.test(plainText(column)) && /\d/u.test(age))
      .map(({ column, text: age }) => restingOn(`${labelOf(piece)}: ${column} ${age}`, piece.passage)),
  );
  return told.length === 0 || told.length > rowsMax ? undefined : { clauses: eachOnce(told), language };
}

function isOf(piece: Piece, about: readonly string[]): boolean {
  const label = new Set(termsOf(labelOf(piece)));
  return (
    piece.passage.kind === 'table' &&
    about.some((term) => label.has(term)) &&
    about.every((term) => label.has(term) || piece.headings.has(term) || piece.title.has(term))
  );
}
