import { plusDays, weekdayOf, weekdays } from '../../../application/answering/calendar.js';
import { plainText, termsOf, wordsOf } from '../../../application/answering/words.js';
import type { Passage } from '../../../application/ports/passages.js';
import type { Asked, Ground } from '../asked/asked.js';
import { isTimeWord, weekdaysIn } from '../asked/day-names.js';
import { dayPartIn } from '../asked/day-parts.js';
import { chosenTimetables, isGeneral, isWeekly } from './chosen-timetables.js';
import { isSpecial, type AskedDay } from '../asked/days.js';
import { phrasesFor, type Phrases } from '../phrases.js';
import type { Piece } from '../pieces.js';
import { isClosingDay, noticesIn, statesAlike } from './notices.js';
import { eachOnce, restingOn, type Clause, type Said } from '../said.js';
import { linesOf, timetablesIn, type Stated, type Timetable } from './timetables.js';

const timetablesMax = 4;
const restsMax = 5;
const daysAheadMax = 14;

interface Telling {
  readonly asked: Asked;
  readonly ground: Ground;
  readonly phrases: Phrases;
  readonly all: readonly Timetable[];
}

/**
 * Answers from stated hours: dates before weekdays, one place never for another, and never a weekday's hours for a holiday
 * that nobody mentioned.
 */
export function hoursAnswer(asked: Asked, ground: Ground): Said | undefined {
  const all = timetablesIn(ground.hours, ground.question.businessName);
  const tables = chosenTimetables(all, asked, ground);
  if (tables === undefined || asked.isVagueDay) return undefined;
  const telling = { asked, ground, phrases: phrasesFor(asked.language), all };
  const isNamed =
    tables.length > 1 ||
    (all.length > 1 && tables.every(({ label }) => label !== '') && asked.terms.length > 0);
  const parts = tables.slice(0, timetablesMax).flatMap((table) => {
    const clauses = tell(table, telling);
    if (clauses.length === 0) return [];
    return [
      isNamed && table.label !== ''
        ? clauses.map((clause) => ({ ...clause, text: `${table.label}: ${clause.text}` }))
        : clauses,
    ];
  });
  const clauses = eachOnce(parts.flat());
  return clauses.length === 0 ? undefined : { clauses, language: undefined };
}

function tell(table: Timetable, telling: Telling): readonly Clause[] {
  const { asked } = telling;
  if (asked.isOfNext) return tellNext(table, telling);
  if (asked.isOfNow && asked.days.every(({ date }) => date === telling.ground.local.date))
    return tellNow(table, telling);
  if (asked.days.length === 0) return tellWeek(table, telling);
  const parts = asked.days.map((day) => tellDay(table, day, telling));
  return parts.every((one) => one.length > 0) ? parts.flat() : [];
}

function tellDay(table: Timetable, day: AskedDay, telling: Telling): readonly Clause[] {
  const { phrases, asked } = telling;
  const notes = day.said === 'weekday' || table.days.has(day.date) ? [] : noticesOn(day.date, table, telling);
  if (notes.length > 0) return notes;
  const stated = statedOn(table, day, telling.all);
  if (stated === undefined) return day.said === 'holiday' ? [] : rowOn(table, weekdayOf(day.date), telling);
  const weekday = weekdayOf(day.date);
  const isUsual = stated === table.days.get(weekdays[weekday] ?? '');
  const isException = day.said === 'coming' && !isUsual;
  const name = dayName(isException ? { ...day, said: 'date' } : day, asked.language, phrases);
  // "Closed" is half the truth where the first one of each month is open.
  const isRegular = day.said === 'weekday' || day.said === 'coming';
  const exceptions = stated.times === 'closed' && isUsual && isRegular ? monthlyOn(weekday, telling) : [];
  const text =
    stated.times === 'closed'
      ? phrases.closedOn(name)
      : (beyondHours(stated, name, telling) ?? phrases.openOn(name, spoken(stated.times, phrases)));
  return [
    restingOn(text, ...alsoStating(stated, day.date, telling)),
    ...(isUsual ? remarksOn(stated, weekday, telling) : []),
    ...exceptions,
  ];
}

/** Of a part of the day in which nobody is there: until when somebody is, or from when. */
function beyondHours(stated: Stated, name: string, { asked, phrases }: Telling): string | undefined {
  const part = dayPartIn(asked.text);
  const ranges = rangesOf(stated);
  const from = ranges.map(([opens]) => opens).toSorted()[0] ?? '';
  const until =
    ranges
      .map(([, closes]) => closes)
      .toSorted()
      .at(-1) ?? '';
  if (part === undefined) return undefined;
  if (until > from && until <= part.from) return phrases.openOnlyUntil(name, until);
  return from >= part.to ? phrases.opensNext(name, from) : undefined;
}

const monthly =
  /\b(first|second|third|fourth|last|ersten|zweiten|dritten|vierten|letzten|primer|segundo|tercer|ultimo|premier|dernier)\s+(\p{L}+)/gu;

/** The sentence that says what is different on one of that weekday in each month. */
function monthlyOn(weekday: number, { ground, asked }: Telling): readonly Clause[] {
  const said = ground.pieces.filter(
    ({ quote, passage: { language } }) =>
      language === asked.language &&
      /\d[:.h]\d\d|\d ?(am|pm|uhr)/u.test(plainText(quote)) &&
      [...plainText(quote).matchAll(monthly)].some(([, , day = '']) => weekdaysIn(day).includes(weekday)),
  );
  return said.slice(0, 1).map(({ quote, passage }) => restingOn(quote, passage));
}

/** Every passage that states the same hours of that day: what stands on several pages rests on all of them. */
function alsoStating({ passage, times }: Stated, date: string, { ground }: Telling): readonly Passage[] {
  const names = [date, weekdays[weekdayOf(date)] ?? ''];
  const hours = ground.hours.filter((one) => names.some((name) => linesOf(one).get(name) === times));
  const dated = noticesIn(ground, date).filter((piece) => statesAlike(piece, times));
  return [...new Set([passage, ...hours, ...dated.map((piece) => piece.passage)])].slice(0, restsMax);
}

function statedOn(table: Timetable, { date, said }: AskedDay, all: readonly Timetable[]): Stated | undefined {
  const weekday = table.days.get(weekdays[weekdayOf(date)] ?? '');
  if (said === 'weekday') return weekday;
  const own = table.days.get(date);
  if (own !== undefined) return own;
  // A list of special days that names no place is about the house as a whole.
  const special = all.find((one) => !isWeekly(one) && one.days.has(date))?.days.get(date);
  const isWhole = isGeneral(table) || all.filter(isWeekly).length === 1;
  if (special !== undefined) return isWhole ? special : undefined;
  return said === 'holiday' ? undefined : weekday;
}

/** Sentences that say of one date how it differs, for this place or for all. */
function noticesOn(
  date: string,
  table: Timetable,
  { ground, all, asked, phrases }: Telling,
): readonly Clause[] {
  const others = all
    .filter((one) => one !== table)
    .flatMap(({ scopes }) => scopes)
    .filter(({ size }) => size > 0);
  const ofOther = (piece: Piece): boolean => {
    const speaks = (scope: ReadonlySet<string>): boolean =>
      [...scope].every((term) => piece.own.has(term) || piece.headings.has(term));
    return !table.scopes.some((scope) => scope.size > 0 && speaks(scope)) && others.some(speaks);
  };
  const notices = noticesIn(ground, date).filter((piece) => !ofOther(piece));
  const closing = notices.filter(isClosingDay);
  if (closing.length > 0) {
    const name = dayName({ date, said: 'date' }, asked.language, phrases);
    return [restingOn(phrases.closedOn(name), ...closing.map(({ passage }) => passage).slice(0, restsMax))];
  }
  const own = notices.find(({ passage }) => passage.language === asked.language) ?? notices[0];
  return own === undefined ? [] : [restingOn(own.quote, own.passage)];
}

const exception =
  /\b(except|unless|apart from|other than|ausser|ausgenommen|excepto|salvo|menos|sauf|hormis)\b/u;

/** What a table says of a day besides its hours: "by appointment only". */
function remarksOn({ passage, times }: Stated, weekday: number, { ground }: Telling): readonly Clause[] {
  const headings = passage.headings.join('\n');
  const row = ground.pieces.find(
    ({ passage: { url, headings: above, kind, cells } }) =>
      kind === 'table' &&
      url === passage.url &&
      above.join('\n') === headings &&
      cells.length > 1 &&
      weekdaysIn(cells[0]?.text ?? '').includes(weekday),
  );
  const rest =
    row?.passage.cells
      .slice(1)
      .map(({ text }) => text)
      .join(' ') ?? '';
  const says = wordsOf(rest).filter(
    (word) => !isTimeWord(word) && !/\d/u.test(word) && termsOf(word).some((term) => term !== 'hours'),
  );
  const isRule = times === 'closed' && !exception.test(plainText(rest));
  return row === undefined || says.length === 0 || isRule ? [] : [restingOn(row.quote, row.passage)];
}

/** A row of a table that names the day in its own way: "Thursday (late evening)". */
function rowOn({ scopes }: Timetable, weekday: number, { ground }: Telling): readonly Clause[] {
  const row = ground.pieces.find(
    ({ passage: { kind, cells }, headings }) =>
      kind === 'table' &&
      weekdaysIn(cells[0]?.text ?? '').includes(weekday) &&
      /\d[:.h]\d\d|\d ?(am|pm|uhr)/u.test(plainText(cells[1]?.text ?? '')) &&
      scopes.some((scope) => scope.size > 0 && [...scope].every((term) => headings.has(term))),
  );
  return row === undefined ? [] : [restingOn(row.quote, row.passage)];
}

function tellNow(table: Timetable, telling: Telling): readonly Clause[] {
  const { phrases, ground, asked } = telling;
  const { date, clock } = ground.local;
  const today: AskedDay = { date, said: isSpecial(date) ? 'holiday' : 'today' };
  const notes = table.days.has(date) ? [] : noticesOn(date, table, telling);
  if (notes.length > 0) return notes;
  const stated = statedOn(table, today, telling.all);
  if (stated === undefined) return [];
  const at = clockIn(asked.text) ?? clock;
  const open = rangesOf(stated).find(([from, to]) => at >= from && at < to);
  const rests = alsoStating(stated, date, telling);
  if (open !== undefined) return [restingOn(phrases.openNow(open[1]), ...rests)];
  const hours =
    stated.times === 'closed'
      ? phrases.closedOn(phrases.today)
      : phrases.openOn(phrases.today, spoken(stated.times, phrases));
  return [restingOn(phrases.closedNow, ...rests), restingOn(hours, ...rests)];
}

const clockIn = (text: string): string | undefined =>
  /\b([01]?\d|2[0-3]):[0-5]\d\b/u.exec(text)?.[0]?.padStart(5, '0');

const rangesOf = ({ times }: Stated): readonly (readonly [string, string])[] =>
  times === 'closed'
    ? []
    : times.split(' ').map((range): [string, string] => {
        const [from = '', to = ''] = range.split('–');
        return [from, to];
      });

function tellNext(table: Timetable, telling: Telling): readonly Clause[] {
  const { phrases, ground, asked } = telling;
  const { date: today, clock } = ground.local;
  for (let ahead = 0; ahead < daysAheadMax; ahead += 1) {
    const date = plusDays(today, ahead);
    const day: AskedDay = {
      date,
      said: isSpecial(date) ? 'holiday' : ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : 'date',
    };
    if (noticesOn(date, table, telling).length > 0) return [];
    const stated = statedOn(table, day, telling.all);
    if (stated === undefined) return [];
    const from = rangesOf(stated)
      .map(([opens]) => opens)
      .find((opens) => ahead > 0 || opens > clock);
    if (from !== undefined)
      return [restingOn(phrases.opensNext(dayName(day, asked.language, phrases), from), stated.passage)];
  }
  return [];
}

function tellWeek(table: Timetable, { phrases, asked }: Telling): readonly Clause[] {
  // Any Monday: only the names of the days are taken from it.
  const monday = Date.UTC(2024, 0, 1);
  const name = new Intl.DateTimeFormat(asked.language, { weekday: 'long', timeZone: 'UTC' });
  const lines = weekdays.flatMap((day, index) => {
    const stated = table.days.get(day);
    if (stated === undefined) return [];
    const label = name.format(monday + index * 24 * 60 * 60 * 1_000);
    return [`${label}: ${stated.times === 'closed' ? phrases.closed : spoken(stated.times, phrases)}`];
  });
  const used = [...new Set(weekdays.flatMap((day) => table.days.get(day)?.passage ?? []))];
  return lines.length === 0 ? [] : [restingOn([phrases.week, ...lines].join('\n'), ...used)];
}

function dayName({ date, said }: AskedDay, language: string, phrases: Phrases): string {
  if (said === 'today') return phrases.today;
  if (said === 'tomorrow') return phrases.tomorrow;
  const options: Intl.DateTimeFormatOptions =
    said === 'weekday' || said === 'coming'
      ? { weekday: 'long', timeZone: 'UTC' }
      : { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' };
  const locale = language === 'en' ? 'en-GB' : language;
  return phrases.on(new Intl.DateTimeFormat(locale, options).format(new Date(date)));
}

const spoken = (times: string, { and }: Phrases): string => times.split(' ').join(` ${and} `);
