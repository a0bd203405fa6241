import { plainText, termsOf } from '../../application/answering/words.js';
import type { Cell } from '../../application/ports/passages.js';
import type { Asked, Ground } from './asked.js';
import { byScore, covering, type Scored } from './coverage.js';
import { speaksOfDays } from './hours.js';
import { hasRoomFor } from './measures.js';
import { periodsIn } from './periods.js';
import { isGratis, isRow, namesAmount, type Piece } from './pieces.js';
import type { Said } from './said.js';
import { told } from './sentences.js';

const rowsMax = 6;
const sentenceOwnMin = 0.5;

interface Row {
  readonly piece: Piece;
  readonly label: string;
  /** The cells that answer, under their columns. */
  readonly cells: readonly Cell[];
  readonly isChosen: boolean;
  /** Words of the label that nobody asked about: the fewer, the closer. */
  readonly extra: number;
}

/** What something costs: by a fact, a row of a price list, or a sentence that names both the thing and the amount. */
export function priceAnswer(asked: Asked, ground: Ground): Said | undefined {
  const about = asked.terms.filter(({ isLight }) => !isLight);
  const priced = ground.pieces.filter(({ quote }) => namesAmount(quote) || isGratis(quote));
  if (about.length === 0) return asked.terms.length === 0 ? priceList(priced, asked) : undefined;
  const facts = priced.filter(({ passage }) => passage.origin === 'fact');
  const taught = sentencesFor(facts, asked, ground)[0];
  if (taught !== undefined) return told([taught]);
  const pages = priced.filter((piece) => piece.passage.origin === 'page' && !isSuperseded(piece, facts));
  return (
    rowsFor(
      pages,
      asked,
      about.map(({ term }) => term),
    ) ?? sentencePrice(pages, asked, ground)
  );
}

const sentencePrice = (pages: readonly Piece[], asked: Asked, ground: Ground): Said | undefined => {
  const best = sentencesFor(
    pages.filter(({ passage }) => passage.kind !== 'table' && passage.kind !== 'offer'),
    asked,
    ground,
  )[0];
  return best && told([best]);
};

function sentencesFor(pieces: readonly Piece[], asked: Asked, ground: Ground): readonly Scored[] {
  const periods = periodsIn(plainText(asked.text));
  return pieces
    .map((piece) => covering({ ...piece, near: new Set(), own: ownOf(piece) }, asked))
    .filter(({ missing, ownScore }) => missing.length === 0 && ownScore >= sentenceOwnMin)
    .filter(
      ({ piece }) =>
        asked.days.length === 0 ||
        asked.days.every(({ said }) => said === 'today') ||
        speaksOfDays(piece, asked.days, ground.local.date),
    )
    .filter(({ piece }) => {
      const text = plainText(`${piece.passage.headings.join(' ')} ${piece.lead} ${piece.quote}`);
      const stated = periodsIn(text);
      return (
        [...periods].every((period) => stated.has(period)) && asked.measures.every((one) => isMet(text, one))
      );
    })
    .toSorted(byScore(asked.language));
}

const ownOf = (piece: Piece): ReadonlySet<string> =>
  piece.lead === '' ? piece.own : new Set([...piece.own, ...termsOf(piece.lead)]);

const isMet = (text: string, measure: Asked['measures'][number]): boolean => {
  const room = hasRoomFor(text, measure);
  return room ?? (measure.unit === 'kg' || measure.unit === 'year');
};

/** What was taught since: a page's price for the same thing does not count any more. */
const isSuperseded = (piece: Piece, facts: readonly Piece[]): boolean => {
  const label = termsOf(isRow(piece.passage) ? labelOf(piece) : piece.quote).filter(
    (term) => !/^\d/u.test(term) && term !== 'price',
  );
  return facts.some((fact) => label.length > 0 && label.every((term) => fact.own.has(term)));
};

const labelOf = ({ passage, quote }: Piece): string =>
  passage.cells[0]?.text ?? /^(.*?)\s*(?::|–|—| - |…|\.{3,})/u.exec(quote)?.[1] ?? quote;

function rowsFor(pieces: readonly Piece[], asked: Asked, about: readonly string[]): Said | undefined {
  const rows = pieces.filter(({ passage }) => isRow(passage)).flatMap((piece) => rowFor(piece, asked, about));
  const own = rows.filter(({ piece }) => piece.passage.language === asked.language);
  const [first, ...rest] = (own.length > 0 ? own : rows).toSorted((a, b) => a.extra - b.extra);
  if (first === undefined) return undefined;
  const alike = [first, ...rest.filter(({ extra }) => extra === first.extra)];
  const quotes = [...new Set(alike.map(wordingOf))];
  // Two pages that state the same thing differently are no answer.
  if (first.extra === 0 && contradicts(alike)) return undefined;
  return { clauses: quotes.slice(0, rowsMax), language: first.piece.passage.language };
}

const contradicts = (rows: readonly Row[]): boolean => {
  const amounts = new Map<string, string>();
  return rows.some(({ label, piece, cells }) => {
    const key = `${termsOf(label).toSorted().join(' ')}\n${piece.passage.headings.join(' ')}`;
    const said = cells.map(({ text }) => text).join('|');
    const before = amounts.get(key);
    amounts.set(key, said);
    return before !== undefined && before !== said && cells.length === 1;
  });
};

function rowFor(piece: Piece, asked: Asked, about: readonly string[]): readonly Row[] {
  const label = labelOf(piece);
  const own = new Set(termsOf(label));
  const rest = piece.passage.cells.slice(1);
  const inRest = piece.passage.cells.length > 0 ? new Set<string>() : piece.own;
  const columns = rest.map(({ column }) => new Set(termsOf(column)));
  const has = (term: string): boolean =>
    own.has(term) || inRest.has(term) || piece.headings.has(term) || piece.title.has(term);
  const ofColumns = about.filter((term) => !own.has(term) && columns.some((column) => column.has(term)));
  if (!about.every((term) => has(term) || ofColumns.includes(term))) return [];
  const chosen = chooseCells({
    rest,
    columns,
    ofColumns: ofColumns.filter((term) => !own.has(term)),
    label,
    piece,
    asked,
  });
  if (chosen === undefined) return [];
  const extra = [...own].filter(
    (term) => !asked.terms.some((one) => one.term === term) && !/^\d/u.test(term),
  ).length;
  // Nothing of the label was asked about: the heading alone must say it all, and then every row below it counts.
  const isUnderHeading = !about.some((term) => own.has(term) || inRest.has(term));
  return [{ piece, label, ...chosen, extra: isUnderHeading ? 0 : extra }];
}

function chooseCells({
  rest,
  columns,
  ofColumns,
  label,
  piece,
  asked,
}: {
  readonly rest: readonly Cell[];
  readonly columns: readonly ReadonlySet<string>[];
  readonly ofColumns: readonly string[];
  readonly label: string;
  readonly piece: Piece;
  readonly asked: Asked;
}): Pick<Row, 'cells' | 'isChosen'> | undefined {
  const plainLabel = plainText(`${piece.passage.headings.join(' ')} ${label}`);
  const periods = [...periodsIn(plainText(asked.text))];
  let cells = rest;
  if (ofColumns.length > 0) cells = rest.filter((_, at) => ofColumns.every((term) => columns[at]?.has(term)));
  for (const period of periods) {
    const named = cells.filter(({ column }) => periodsIn(plainText(column)).has(period));
    if (named.length > 0) cells = named;
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
  if (withAmount.length === 0) return undefined;
  return { cells: isChosen ? cells : rest.filter(({ text }) => text !== ''), isChosen };
}

/** `Women's haircut: 60 min, $62`; with its columns where several amounts stand side by side. */
function wordingOf({ piece, label, cells, isChosen }: Row): string {
  if (piece.passage.cells.length === 0) return piece.quote;
  const amounts = cells.filter(({ text }) => namesAmount(text));
  const isNamed = isChosen || amounts.length > 1;
  const values = cells.map(({ column, text }) =>
    isNamed && column !== '' && !namesAmount(column) ? `${column} ${text}` : text,
  );
  return `${label}: ${values.join(', ')}`;
}

/** "What are your prices?": the first rows of the page that is called so. */
function priceList(priced: readonly Piece[], { language }: Asked): Said | undefined {
  const rows = priced.filter(
    ({ passage, title, headings }) => isRow(passage) && (title.has('price') || headings.has('price')),
  );
  const own = rows.filter(({ passage }) => passage.language === language);
  const [first] = own.length > 0 ? own : rows;
  if (first === undefined) return undefined;
  const list = rows.filter(({ passage }) => passage.pageId === first.passage.pageId).slice(0, rowsMax);
  return {
    clauses: [
      ...new Set(
        list.map((piece) =>
          wordingOf({
            piece,
            label: labelOf(piece),
            cells: piece.passage.cells.slice(1).filter(({ text }) => text !== ''),
            isChosen: false,
            extra: 0,
          }),
        ),
      ),
    ],
    language: first.passage.language,
  };
}
