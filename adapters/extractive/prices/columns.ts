import { plainText, termsOf, wordsOf } from '../../../application/answering/words.js';
import type { Cell, Passage } from '../../../application/ports/passages.js';
import type { Asked } from '../asked/asked.js';
import { hasRoomFor, isMet } from '../asked/measures.js';
import { periodsAsked, periodsIn } from '../asked/periods.js';
import { cellsOfSeason } from './seasons.js';
import { isGratis, namesAmount, type Piece } from '../pieces.js';

export interface Chosen {
  /** The cells that answer, under their columns. */
  readonly cells: readonly Cell[];
  readonly isChosen: boolean;
}

interface RowAsked {
  readonly piece: Piece;
  readonly label: string;
  readonly asked: Asked;
  /** What was asked about that only the columns speak of. */
  readonly ofColumns: readonly string[];
  /** The column that what was asked about belongs to, where another passage says so. */
  readonly listedUnder: string | undefined;
  /** What is said above the table of all its prices. */
  readonly saidOfAll: string;
}

/** The cells of a row that were asked about; undefined where the row has nothing for what was asked. */
export function chooseCells({
  piece,
  label,
  asked,
  ofColumns,
  listedUnder,
  saidOfAll,
}: RowAsked): Chosen | undefined {
  const rest = piece.passage.cells.slice(1);
  const plainLabel = plainText(`${piece.passage.headings.join(' ')} ${saidOfAll} ${label}`);
  const said = new Set(wordsOf(asked.text));
  // "Zone C": a column whose every word was said.
  const whole = rest.filter(
    ({ column }) =>
      column !== '' && (column === listedUnder || wordsOf(column).every((word) => said.has(word))),
  );
  let cells: readonly Cell[] = whole.length > 0 && whole.length < rest.length ? whole : rest;
  if (ofColumns.length > 0 && cells === rest)
    cells = rest.filter(({ column }) => {
      const own = new Set(termsOf(column));
      return ofColumns.every((term) => own.has(term));
    });
  cells = cellsOfSeason(cells, asked);
  if (cells.length === 0 && rest.length > 0) return undefined;
  for (const period of periodsAsked(plainText(asked.text))) {
    // "half day $48 | full day $75": without a head, a cell itself says of what it is the price.
    const named = cells.filter(({ column, text }) =>
      periodsIn(plainText(column === '' ? text : column)).has(period),
    );
    if (named.length > 0) cells = named;
    else if (isAsLong(label, period)) continue;
    // What a table of rooms gives is the price of a night.
    else if (period === 'night' && isOfRooms(piece)) continue;
    else if (!periodsIn(`${plainLabel} ${plainText(piece.quote)}`).has(period)) return undefined;
  }
  for (const measure of asked.measures) {
    const rooms = cells.map(({ column }) => hasRoomFor(plainText(column), measure));
    const inLabel = hasRoomFor(plainText(label), measure);
    if (rooms.includes(true)) cells = cells.filter((_, at) => rooms[at] === true);
    else if (rooms.includes(false) || inLabel === false) return undefined;
    else if (inLabel === undefined && !isMet(plainText(piece.quote), measure)) return undefined;
  }
  const isChosen = cells.length < rest.length;
  if (rest.length === 0) return { cells: [{ column: '', text: piece.quote }], isChosen: false };
  const withAmount = cells.filter(({ text }) => namesAmount(text) || isGratis(text));
  // "Please ask" under the branch that was asked about is what the house says of it.
  const isOtherwiseSaid = isChosen && cells.length === 1 && /\p{L}{3}/u.test(cells[0]?.text ?? '');
  if (withAmount.length === 0 && !isOtherwiseSaid) return undefined;
  return { cells: isChosen ? cells : rest.filter(({ text }) => text !== ''), isChosen };
}

/** Sixty minutes are an hour, and two nights a weekend. */
const isAsLong = (label: string, period: string): boolean =>
  (period === 'hour' && hasRoomFor(plainText(label), { value: 60, unit: 'minute' }) === true) ||
  (period === 'weekend' && hasRoomFor(plainText(label), { value: 2, unit: 'night' }) === true);

const isOfRooms = ({ passage: { cells } }: Piece): boolean =>
  termsOf(cells[0]?.column ?? '').includes('room') &&
  cells.every(({ column, text }) => periodsIn(plainText(`${column} ${text}`)).size === 0);

const designation =
  /\b(zone|area|band|level|category|tier|stufe|zona|kategorie|categoria|categorie|niveau)s? ([a-z]|\d{1,2})\b/gu;

/** Whether a row, its headings or its columns name each "zone C" of the question; what has no such zone has no price for it. */
export function namesDesignations({ passage, quote }: Piece, { text }: Asked): boolean {
  const asked = [...plainText(text).matchAll(designation)].map(
    ([, kind = '', mark = '']) => `${kind} ${mark}`,
  );
  if (asked.length === 0) return true;
  const columns = passage.cells.map(({ column }) => column);
  const stated = wordsOf([quote, ...passage.headings, ...columns].join('\n')).join(' ');
  return asked.every((one) => ` ${stated} `.includes(` ${one} `));
}

/** Where a name is listed under the very words that a column is called by, such as a town under "Zone A". */
export interface Listing {
  readonly column: string;
  readonly terms: readonly string[];
  readonly passage: Passage;
}

/** The one column that names asked about are listed under; undefined where none or several list them. */
export function listingFor(
  about: readonly string[],
  priced: readonly Piece[],
  all: readonly Piece[],
): Listing | undefined {
  const columns = new Set(
    priced
      .flatMap(({ passage }) => passage.cells.slice(1).map(({ column }) => column))
      .filter((one) => one !== ''),
  );
  const listings = all.flatMap(({ passage, own, quote }) => {
    const label = passage.headings.at(-1) ?? '';
    const name = columns.has(label) ? label : (quote.split(':')[0] ?? '');
    const terms = about.filter((term) => own.has(term));
    return columns.has(name) && terms.length > 0 && !namesAmount(quote)
      ? [{ column: name, terms, passage }]
      : [];
  });
  const [first] = listings;
  return first !== undefined && listings.every(({ column }) => column === first.column) ? first : undefined;
}
