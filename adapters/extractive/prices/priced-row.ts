import type { Asked } from '../asked/asked.js';
import type { Chosen } from './columns.js';
import { namesAmount, type Piece } from '../pieces.js';

/** A row of a price list that fits what was asked, and its cells that do. */
export interface Row extends Chosen {
  readonly piece: Piece;
  readonly label: string;
  /** Words of the label that nobody asked about: the fewer, the closer. */
  readonly extra: number;
}

/** What a row gives the price of. */
export const labelOf = ({ passage, quote }: Piece): string =>
  passage.cells[0]?.text ?? /^(.*?)\s*(?::|–|—| - |…|\.{3,})/u.exec(quote)?.[1] ?? quote;

/** `Women's haircut: 60 min, $62`; with its columns where several amounts stand side by side. */
export function wordingOf({ piece, label, cells, isChosen }: Row): string {
  if (piece.passage.cells.length === 0) return piece.quote;
  const amounts = cells.filter(({ text }) => namesAmount(text));
  const isNamed = isChosen || amounts.length > 1;
  // A cell that spans several columns stands in each.
  const once = cells.filter(
    ({ column, text }, at) => column !== '' || cells.findIndex((cell) => cell.text === text) === at,
  );
  const values = once.map(({ column, text }) =>
    isNamed && column !== '' && !namesAmount(column) ? `${column} ${text}` : text,
  );
  return `${label}: ${values.join(', ')}`;
}

/** A price of another year says which. */
export function ofYear(row: Row, { years }: Asked): string {
  const page = `${row.piece.passage.title} ${row.piece.passage.headings.join(' ')}`;
  const year = years.find((one) => page.includes(String(one)));
  const wording = wordingOf(row);
  return year === undefined || wording.includes(String(year)) ? wording : `${String(year)}: ${wording}`;
}
