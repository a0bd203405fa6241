import { weekdayOf } from '../../../application/answering/calendar.js';
import { plainText } from '../../../application/answering/words.js';
import type { Asked, Ground } from '../asked/asked.js';
import { covering } from '../coverage.js';
import { datesIn, weekdaysIn } from '../asked/day-names.js';
import type { AskedDay } from '../asked/days.js';
import { opening } from './notices.js';
import type { Piece } from '../pieces.js';
import { restingOn, type Said } from '../said.js';

/** Whether a piece speaks of every day asked about: by name, by date or as every day. */
export function speaksOfDays(
  { quote, passage, lead }: Piece,
  days: readonly AskedDay[],
  today: string,
): boolean {
  const text = plainText(
    `${passage.kind === 'question' ? (passage.headings.at(-1) ?? '') : ''} ${lead} ${quote}`,
  );
  if (
    days.every(({ said }) => said !== 'holiday') &&
    /\b(daily|every ?day|all week|(seven|7) days a week|taglich|todos los dias|tous les jours)\b/u.test(text)
  )
    return true;
  const named = new Set(weekdaysSpanned(text.replaceAll(weekdayOfDate, ' ')));
  const dates = datesIn(text, today);
  return days.every(
    ({ date, said }) =>
      dates.some(({ from, to }) => from <= date && date <= to) ||
      (said !== 'holiday' && said !== 'date' && named.has(weekdayOf(date))) ||
      (said === 'date' && dates.length === 0 && named.has(weekdayOf(date))),
  );
}

/** "Friday, July 24" is one day, and says nothing of other Fridays. */
const weekdayOfDate =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? (?:(?:the|den|dem|le|el) )?(?=\d{1,2}(?:st|nd|rd|th|\.)? (?:of |de )?\p{L}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d)/gu;

/** Weekdays with those in between: "Monday to Friday", "weekdays". */
function weekdaysSpanned(plain: string): readonly number[] {
  const named = [...weekdaysIn(plain)];
  const spans = plain
    .replaceAll(/[\u2010-\u2015]/gu, '-')
    .matchAll(/\b(\p{L}+)\s*(?:-|to|through|bis|a|al|au)\s*(\p{L}+)\b/gu);
  for (const [, one = '', other = ''] of spans) {
    const [from] = weekdaysIn(one);
    const [to] = weekdaysIn(other);
    if (from === undefined || to === undefined) continue;
    for (let step = 0; step <= (to - from + 7) % 7; step += 1) named.push((from + step) % 7);
  }
  if (/\b(weekdays?|werktags?|entre semana|en semaine)\b/u.test(plain)) named.push(0, 1, 2, 3, 4);
  if (/\b(weekends?|wochenenden?|fin de semana)\b/u.test(plain)) named.push(5, 6);
  return named;
}

/** Facts that were taught of the days asked about, or of hours at large, come before any timetable. */
export function taughtHours(asked: Asked, ground: Ground): Said | undefined {
  // What begins later, such as a closed week, is not what holds in general.
  const isOfNow = ({ quote }: Piece): boolean =>
    datesIn(quote, ground.local.date).every(({ from }) => from <= ground.local.date);
  const facts = ground.pieces.filter(
    (piece) =>
      piece.passage.origin === 'fact' &&
      opening.test(plainText(piece.quote)) &&
      covering(piece, asked).missing.length === 0 &&
      (asked.days.length > 0
        ? speaksOfDays(piece, asked.days, ground.local.date)
        : piece.own.has('hours') && asked.kind === 'hours' && /\d/u.test(piece.quote) && isOfNow(piece)),
  );
  const [first] = facts;
  return first && { clauses: [restingOn(first.quote, first.passage)], language: first.passage.language };
}

/** Whether a piece says when something opens or closes. */
export const tellsHours = ({ quote, passage, lead }: Piece): boolean => {
  const text = plainText(`${lead} ${quote}`);
  const isDayRow = passage.kind === 'table' && weekdaysIn(passage.cells[0]?.text ?? '').length > 0;
  return (
    (opening.test(text) || isDayRow) &&
    (/\d[:.h]\d\d|\d ?(am|pm|a\.m|p\.m|uhr)/u.test(text) || /\b(closed|cerrad|geschlossen|ferme)/u.test(text))
  );
};
