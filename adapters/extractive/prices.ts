import {
  impliedBy,
  plainText,
  termsOf,
  wordsOf,
  wordsWithTermsOf,
} from '../../application/answering/words.js';
import type { Cell } from '../../application/ports/passages.js';
import type { Asked, Ground } from './asked.js';
import { byScore, covering, type Scored } from './coverage.js';
import { monthsIn, weekdaysIn } from './day-names.js';
import { speaksOfDays } from './hours.js';
import { hasRoomFor } from './measures.js';
import { periodsIn } from './periods.js';
import { isGratis, isRow, namesAmount, type Piece } from './pieces.js';
import { eachOnce, restingOn, type Said } from './said.js';
import { isMeant, told } from './sentences.js';

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
  const pages = priced.filter((piece) => piece.passage.origin === 'page' && !isSuperseded(piece, facts));
  const isInMonth = ({ quote }: Piece): boolean => {
    const named = monthsIn(quote);
    return asked.days.length > 0 || [...monthsIn(asked.text)].every((month) => named.has(month));
  };
  const rows = rowsFor(
    pages.filter(isInMonth),
    asked,
    about.map(({ term }) => term),
  );
  const taught = sentencesFor(facts, asked, ground).find(
    ({ piece }) => extraOf(piece, asked) <= (rows?.extra ?? Infinity),
  );
  if (taught !== undefined) return told([taught]);
  const sentence = sentencesFor(
    pages.filter(({ passage }) => passage.kind !== 'table' && passage.kind !== 'offer'),
    asked,
    ground,
  )[0];
  // Under a heading that says just what was asked, a sentence is closer than a row that says more.
  if (
    sentence !== undefined &&
    (rows === undefined || (rows.extra > 0 && extraOf(sentence.piece, asked) === 0))
  )
    return told([sentence]);
  return rows;
}

const extraIn = (text: string, { terms }: Asked): number =>
  new Set(
    wordsWithTermsOf(text)
      .filter(
        ({ term, isLight }) =>
          !isLight && term !== 'price' && !/^\d/u.test(term) && !terms.some((one) => one.term === term),
      )
      .map(({ term }) => term),
  ).size;

/** How many words of its heading nobody asked about; a piece without a heading says nothing by it. */
function extraOf({ passage: { headings } }: Piece, asked: Asked): number {
  const heading = headings.at(-1) ?? '';
  return heading === '' ? 1 : extraIn(heading, asked);
}

function sentencesFor(pieces: readonly Piece[], asked: Asked, ground: Ground): readonly Scored[] {
  const periods = periodsIn(plainText(asked.text));
  return pieces
    .map((piece) => covering({ ...piece, near: new Set(), own: ownOf(piece) }, asked))
    .filter(
      ({ piece, missing, ownScore }) =>
        missing.length === 0 && (ownScore >= sentenceOwnMin || extraOf(piece, asked) === 0),
    )
    .filter(({ piece }) =>
      isMeant(piece, { ...asked, days: asked.days.filter(({ said }) => said !== 'today') }, ground),
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

function rowsFor(
  pieces: readonly Piece[],
  asked: Asked,
  about: readonly string[],
): (Said & { readonly extra: number }) | undefined {
  const rows = pieces.filter(({ passage }) => isRow(passage)).flatMap((piece) => rowFor(piece, asked, about));
  const own = rows.filter(({ piece }) => piece.passage.language === asked.language);
  const [first, ...rest] = (own.length > 0 ? own : rows).toSorted((a, b) => a.extra - b.extra);
  if (first === undefined) return undefined;
  const closest = [first, ...rest.filter(({ extra }) => extra === first.extra)];
  const alike = nearestIn(closest, asked);
  if (alike.length === 0) return undefined;
  const quotes = eachOnce(alike.map((row) => restingOn(wordingOf(row), row.piece.passage)));
  // Two pages that state the same thing differently are no answer.
  if (first.extra === 0 && contradicts(alike)) return undefined;
  return { clauses: quotes.slice(0, rowsMax), language: first.piece.passage.language, extra: first.extra };
}

/** Of rows that are as close, those of the day asked about and with most of the very words: "two surfaces". */
function nearestIn(rows: readonly Row[], asked: Asked): readonly Row[] {
  const ofDays = rows.filter(({ label }) => weekdaysIn(label).length > 0);
  const onDay = ofDays.filter(({ piece, label }) => speaksOfDays({ ...piece, quote: label }, asked.days, ''));
  const fitting = asked.days.length === 0 || ofDays.length === 0 ? rows : onDay;
  const said = new Set(wordsOf(asked.text));
  const shared = fitting.map(({ label }) => new Set(wordsOf(label).filter((word) => said.has(word))).size);
  return fitting.filter((_, at) => shared[at] === Math.max(...shared));
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
    own.has(term) ||
    impliedBy(term).some((one) => own.has(one)) ||
    inRest.has(term) ||
    piece.headings.has(term);
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
  const extra = extraIn(label, asked);
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
  const said = new Set(wordsOf(asked.text));
  // "Zone C": a column whose every word was said.
  const whole = rest.filter(({ column }) => column !== '' && wordsOf(column).every((word) => said.has(word)));
  let cells = whole.length > 0 && whole.length < rest.length ? whole : rest;
  if (ofColumns.length > 0 && cells === rest)
    cells = rest.filter((_, at) => ofColumns.every((term) => columns[at]?.has(term)));
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
    clauses: eachOnce(
      list.map((piece) => {
        const cells = piece.passage.cells.slice(1).filter(({ text }) => text !== '');
        const words = wordingOf({ piece, label: labelOf(piece), cells, isChosen: false, extra: 0 });
        return restingOn(words, piece.passage);
      }),
    ),
    language: first.passage.language,
  };
}
