import { plainText } from '../../../application/answering/words.js';
import type { Cell } from '../../../application/ports/passages.js';
import type { Asked } from '../asked/asked.js';
import { monthsAsked } from '../asked/day-names.js';
import { namesAmount, sentencesOf, type Piece } from '../pieces.js';

const seasons: readonly (readonly [string, RegExp])[] = [
  ['christmas', /\b(christmas|xmas|weihnacht\p{L}*|navidad|noel)\b/u],
  ['easter', /\b(easter|ostern|oster\p{L}*|semana santa|paques)\b/u],
  ['summer', /\b(summer|sommer|verano|ete)\b/u],
  ['winter', /\b(winter|invierno|hiver)\b/u],
  ['spring', /\b(spring|fruhling|fruhjahr|primavera|printemps)\b/u],
  ['autumn', /\b(autumn|herbst|otono|automne|fall)\b/u],
  ['high', /\b(high|peak|main)[- ]season\b|\bhochsaison\b|\btemporada alta\b|\bhaute saison\b/u],
  ['low', /\b(low|off|quiet)[- ](peak|season)\b|\bnebensaison\b|\btemporada baja\b|\bbasse saison\b/u],
];

const seasonsIn = (plain: string): readonly string[] =>
  seasons.filter(([, pattern]) => pattern.test(plain)).map(([season]) => season);

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = String.raw`(?:${monthNames.join('|')})[a-z]*`;
const monthRange = new RegExp(
  String.raw`\b(\d{1,2})?\.? ?(${monthName})\.? (?:-|to|until|through) (\d{1,2})?\.? ?(${monthName})\b`,
  'gu',
);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A day of a year as month and day in one number. */
const dayAt = (month: string, day: number): number => (monthNames.indexOf(month.slice(0, 3)) + 1) * 100 + day;

/** The times of the year that a column holds for: "1 Oct – 30 Apr". */
const spansIn = (column: string): readonly Span[] =>
  [
    ...plainText(column)
      .replaceAll(/[\u2010-\u2015]/gu, '-')
      .replaceAll(/ ?- ?/gu, ' - ')
      .matchAll(monthRange),
  ].map(([, fromDay, from = '', toDay, to = '']) => ({
    from: dayAt(from, Number(fromDay ?? 1)),
    to: dayAt(to, Number(toDay ?? 31)),
  }));

const meet = (a: Span, b: Span): boolean =>
  a.from <= a.to
    ? a.from <= b.to && b.from <= a.to
    : meet({ from: a.from, to: 1231 }, b) || meet({ from: 101, to: a.to }, b);

const spansAsked = ({ text, days }: Asked): readonly Span[] => {
  const dated = days.map(({ date }) => Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10)));
  if (dated.length > 0) return dated.map((day) => ({ from: day, to: day }));
  return [...monthsAsked(text)].map((month) => ({ from: month * 100 + 1, to: month * 100 + 31 }));
};

/** Whether a row has columns by time of the year that cover the months asked about. */
export const coversMonths = ({ passage: { cells } }: Piece, asked: Asked): boolean =>
  spansAsked(asked).every((span) =>
    cells.some(({ column }) => spansIn(column).some((one) => meet(one, span))),
  );

/**
 * The cells of the season or the month asked about, where the columns are seasons; none where there is no such season among
 * them, and all where the columns are something else.
 */
export function cellsOfSeason(cells: readonly Cell[], asked: Asked): readonly Cell[] {
  const wanted = seasonsIn(plainText(asked.text));
  if (wanted.length > 0 && cells.some(({ column }) => seasonsIn(plainText(column)).length > 0))
    return cells.filter(({ column }) => wanted.some((one) => seasonsIn(plainText(column)).includes(one)));
  const spans = spansAsked(asked);
  if (spans.length === 0 || cells.every(({ column }) => spansIn(column).length === 0)) return cells;
  return cells.filter(({ column }) => spansIn(column).some((one) => spans.some((span) => meet(one, span))));
}

const holdsForAll =
  /^(all )?(our |the )?((prices|rates|fees|charges) )?((are|is) )?(quoted |given |shown )?(per|a|an|each) /u;

/** What is said above a table of all its prices: "Per room and night". */
export const saidOfAll = ({ passage }: Piece, pieces: readonly Piece[]): string =>
  pieces
    .filter(
      ({ passage: other, quote }) =>
        passage.kind === 'table' &&
        other.kind === 'text' &&
        other.pageId === passage.pageId &&
        other.headings.join('\n') === passage.headings.join('\n') &&
        !namesAmount(quote) &&
        holdsForAll.test(plainText(quote)),
    )
    .flatMap(({ quote }) => sentencesOf(quote))
    .map((sentence) => plainText(sentence).replaceAll(/\bper \p{L}+ and /gu, 'per '))
    .join(' ');
