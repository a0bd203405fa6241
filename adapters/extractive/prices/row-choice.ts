import { plainText, termsOf, wordsOf } from '../../../application/answering/words.js';
import type { Asked } from '../asked/asked.js';
import { weekdaysIn } from '../asked/day-names.js';
import { namesAmount } from '../pieces.js';
import type { Row } from './priced-row.js';
import { isAtTimeOf } from './time-bands.js';
import { speaksOfDays } from '../hours/told-hours.js';

/** Of rows that are as close, those of the day asked about and with most of the very words: "two surfaces". */
export function nearestIn(rows: readonly Row[], asked: Asked): readonly Row[] {
  const ofDays = rows.filter(({ label }) => weekdaysIn(label).length > 0);
  const onDay = ofDays.filter(({ piece, label }) => speaksOfDays({ ...piece, quote: label }, asked.days, ''));
  const fitting = asked.days.length === 0 || ofDays.length === 0 ? rows : onDay;
  const atTime = fitting.filter(({ label }) => isAtTimeOf(label, asked.text) === true);
  const timed =
    atTime.length > 0 ? atTime : fitting.filter(({ label }) => isAtTimeOf(label, asked.text) !== false);
  const said = new Set(wordsOf(asked.text));
  const shared = timed.map(({ label }) => new Set(wordsOf(label).filter((word) => said.has(word))).size);
  const nearest = timed.filter((_, at) => shared[at] === Math.max(...shared));
  return cheapestWords.test(plainText(asked.text)) ? cheapestOf(nearest) : nearest;
}

const cheapestWords =
  /\b(cheapest|lowest|least expensive|gunstigste\p{L}*|billigste\p{L}*|mas barat[oa]s?|moins cher(e|s|es)?)\b/u;

/** The rows with the lowest amount, where each states one. */
function cheapestOf(rows: readonly Row[]): readonly Row[] {
  const amounts = rows.map(({ cells }) => {
    const [first, ...more] = cells.filter(({ text }) => namesAmount(text));
    const [amount, ...others] = first?.text.match(/\d+(?:\.\d\d)?/gu) ?? [];
    return more.length > 0 || others.length > 0 || amount === undefined ? undefined : Number(amount);
  });
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length < rows.length ? rows : rows.filter((_, at) => amounts[at] === Math.min(...known));
}

export const contradicts = (rows: readonly Row[]): boolean => {
  const amounts = new Map<string, string>();
  return rows.some(({ label, piece, cells }) => {
    const key = `${termsOf(label).toSorted().join(' ')}\n${piece.passage.headings.join(' ')}`;
    const said = cells.map(({ text }) => text).join('|');
    const before = amounts.get(key);
    amounts.set(key, said);
    return before !== undefined && before !== said && cells.length === 1;
  });
};
