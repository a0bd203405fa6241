import { subjectsAmong, type Claim } from './claim.js';
import { plusDays, weekdayName, weekdayOf } from '../calendar.js';
import { holidayPattern, nextDate } from './days.js';
import { isFromPast } from './evidence.js';
import { isWithin } from './places.js';
import type { Obstacle } from './support.js';
import { termsIn } from './terms.js';
import { plainOf, readValues, type Value } from './values.js';
import type { Passage } from '../../ports/passages.js';

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What stated hours say of one day, and the line that says so. */
interface DayLine {
  readonly passage: Passage;
  readonly line: string;
  readonly open: readonly Interval[];
}

/** Hours under one heading: of the house, of a branch, of a department. */
export interface Timetable {
  /** What the heading names besides hours; empty for those of the house. */
  readonly label: ReadonlySet<string>;
  readonly isOfHouse: boolean;
  readonly all: ReadonlySet<string>;
  /** By weekday (`monday`) or date (`2026-12-24`). */
  readonly days: ReadonlyMap<string, DayLine>;
}

export interface Clock {
  readonly today: string;
  /** Minutes since midnight. */
  readonly minute: number;
}

export interface Asked {
  /** Words of what was asked, whether they stand on any page, and the days that it or the clause before named. */
  readonly unknown: ReadonlySet<string>;
  readonly days: readonly Value[];
  readonly text: string;
}

export type HoursFinding = { readonly lines: readonly DayLine[] } | { readonly obstacle: Obstacle };

const saysNothing = new Set([
  'open',
  'close',
  'regular',
  'usual',
  'normal',
  'holiday',
  'exception',
  'special',
  'festive',
  'contact',
  'kontakt',
  'week',
  'different',
  'when',
  'direct',
  'directions',
  'call',
  'phone',
  'email',
  'come',
  'find',
  'stop',
  'house',
  'time',
  'schedul',
  'general',
  'standard',
  'year',
  'besuch',
  'fest',
  'ausnahm',
  'excepcion',
  'sonderoffnungszeit',
]);
const houseWords =
  /\b(?:store|shop|salon|studio|clinic|practice|office|restaurant|main|laden|geschaft|praxis|tienda|boutique|magasin)\b/u;

export function timetablesIn(
  passages: readonly Passage[],
  businessName: string,
  today: string,
): readonly Timetable[] {
  const business = termsIn(plainOf(businessName)).terms;
  return passages
    .filter((passage) => passage.kind === 'hours' && !isFromPast(passage, today))
    .map((passage) => {
      const { headings, title } = passage;
      const words = headings.length > 0 ? headings.join(' . ') : (title.split(/[|·–—]/u)[0] ?? '');
      const plain = readValues(words).rest;
      const label = [...termsIn(plain).terms].filter((term) => !saysNothing.has(term) && !business.has(term));
      const isGeneral = headings.length === 0 && !label.some((term) => plainOf(title).includes(term));
      return {
        label: new Set(isGeneral ? [] : label),
        isOfHouse: label.length === 0 || isGeneral || houseWords.test(plain),
        all: new Set([...termsIn(plainOf(`${title} . ${words}`)).terms, ...business]),
        days: linesOf(passage),
      };
    });
}

function linesOf(passage: Passage): ReadonlyMap<string, DayLine> {
  return new Map(
    passage.text.split('\n').map((line) => {
      const [day = ''] = line.split(' ');
      const open = [...line.matchAll(/(\d\d):(\d\d)\D+(\d\d):(\d\d)/gu)].map(([, ...clock]) => {
        const [hour = 0, minute = 0, hourTo = 0, minuteTo = 0] = clock.map(Number);
        return { from: hour * 60 + minute, to: hourTo * 60 + minuteTo };
      });
      return [day, { passage, line, open }] as const;
    }),
  );
}

const nowWords =
  /\b(?:now|right now|currently|at the moment|at this moment|presently|still open|ahora|en este momento|jetzt|gerade|aktuell|derzeit|momentan|maintenant|en ce moment|actuellement)\b/u;
const openingWords =
  /\b(?:open|opens|opening|opened|hours|close|closes|closed|closing|shut|shuts|abiert[oa]s?|abrimos|abre|abren|cerrad[oa]s?|cerramos|cierra|horario|offen|geoffnet|offnen|offnet|offnungszeiten|geschlossen|schliessen|schliesst|ouvert|ouverts|ouvrons|ferme|fermes|fermons|horaires)\b/u;

export const speaksOfOpening = (plain: string): boolean => openingWords.test(plain);
export const speaksOfNow = (plain: string): boolean => nowWords.test(plain);

/** Whether a claim is about when something is open, as far as its words or those of the question tell. */
export function isAboutHours(claim: Claim, asked: Asked): boolean {
  const kinds = new Set(claim.values.map(({ kind }) => kind));
  const isWhen = kinds.has('time') || kinds.has('weekday') || kinds.has('date');
  const about = subjectsAmong(claim.terms);
  if (speaksOfOpening(claim.text)) return isWhen || about.size === 0 || speaksOfNow(claim.text);
  return isWhen && about.size === 0 && speaksOfOpening(asked.text);
}

export function hoursFor(
  claim: Claim,
  timetables: readonly Timetable[],
  { clock, asked }: { readonly clock: Clock; readonly asked: Asked },
): HoursFinding {
  const about = subjectsAmong(claim.terms);
  const chosen = chosenFor(about, claim.asked, timetables);
  if (chosen.length === 0) return { obstacle: timetables.length > 1 ? 'other-place' : 'no-source' };
  if (!chosen.some(({ all }) => isWithin(about, all))) return { obstacle: 'other-subject' };
  if (
    about.size === 0 &&
    asked.unknown.size > 0 &&
    chosen.every(({ all }) => !isWithin(asked.unknown, all))
  ) {
    return { obstacle: 'other-subject' };
  }
  if (claim.values.some(({ kind }) => !['time', 'weekday', 'date'].includes(kind)))
    return { obstacle: 'value-not-in-source' };
  if (ofOtherThings.some((term) => claim.terms.has(term))) return { obstacle: 'other-subject' };
  const says = statementOf(claim);
  const days = daysMeant(claim, asked, clock);
  const isNow = speaksOfNow(claim.text) || (days.length === 0 && says.times.length === 0);
  if (isNow)
    return speaksOfOtherDays(asked, clock) ? { obstacle: 'other-day' } : openNow(says, chosen, clock);
  const needed = days.length > 0 ? days : weekdaysOf(chosen, says);
  return settled(needed.map((day) => onDay(says, day, chosen)));
}

/** What no timetable says of anything. */
const ofOtherThings = ['free', 'include', 'price', 'pay', 'discount', 'accept', 'must', 'refund'];

/** Who asks about Monday is not told of now, unless it is Monday. */
const speaksOfOtherDays = ({ days }: Asked, { today }: Clock): boolean =>
  days.length > 0 &&
  !days.some((value) => value.keys.includes(today) || value.days.includes(weekdayOf(today)));

/** Those that the claim names; or else that were asked about; or else those of the house. */
function chosenFor(
  about: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  timetables: readonly Timetable[],
): readonly Timetable[] {
  const naming = (words: ReadonlySet<string>): readonly Timetable[] => {
    const scored = timetables.map((table) => ({
      table,
      count: [...table.label].filter((term) => words.has(term)).length,
    }));
    const best = Math.max(0, ...scored.map(({ count }) => count));
    return best === 0 ? [] : scored.filter(({ count }) => count === best).map(({ table }) => table);
  };
  const named = naming(about);
  if (named.length > 0) return named;
  const wanted = naming(asked);
  if (wanted.length > 0) return wanted;
  const house = timetables.filter(({ isOfHouse }) => isOfHouse);
  return house.length > 0 ? house : [];
}

interface Statement {
  readonly isOpen: boolean;
  readonly times: readonly Value[];
  readonly isPart: boolean;
  readonly isTwisted: boolean;
}

function statementOf({ terms, isNegated, values, text }: Claim): Statement {
  const times = values.filter(({ kind }) => kind === 'time');
  const saysClosed = terms.has('close') && !terms.has('open') && times.length === 0;
  return {
    isOpen: saysClosed === isNegated,
    times,
    isPart:
      /\b(?:morning|afternoon|evening|again|vormittag|nachmittag|matin|apres-midi|manana|tarde)\b/u.test(
        text,
      ),
    isTwisted: isNegated && times.length > 0,
  };
}

interface DayMeant {
  readonly keys: readonly string[];
}

/** A date goes before its weekday; a holiday has no weekday; a weekday is the next one, unless all of them are meant. */
function daysMeant(claim: Claim, asked: Asked, { today }: Clock): readonly DayMeant[] {
  const isDay = ({ kind }: Value): boolean => kind === 'weekday' || kind === 'date';
  const own = claim.values.filter(isDay);
  const values = own.length > 0 ? own : speaksOfNow(claim.text) ? [] : asked.days;
  const words = own.length > 0 ? claim.text : asked.text;
  const isHoliday = new RegExp(`\\b(?:${holidayPattern})`, 'u').test(words);
  const isRegular =
    /\b(?:every|each|regular|usual|usually|normal|normally|generally|always|jeden|immer|siempre|toujours|(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:mon|diens|donners|frei|sams|sonn)tags|los)\b/u.test(
      words,
    );
  return values.flatMap(({ kind, keys, days }): readonly DayMeant[] => {
    if (kind === 'date') {
      const [key = ''] = keys;
      const date = key.length > 5 ? key : nextDate(key, today);
      return [{ keys: isHoliday ? [date] : [date, weekdayName(weekdayOf(date))] }];
    }
    const isOne = days.length === 1 && !isRegular;
    return days.map((day) => ({ keys: [...(isOne ? [comingDate(day, today)] : []), weekdayName(day)] }));
  });
}

const comingDate = (weekday: number, today: string): string =>
  plusDays(today, (weekday - weekdayOf(today) + 7) % 7);

/** A claim that names no day holds on every day on which the business is open. */
const weekdaysOf = (chosen: readonly Timetable[], { isOpen }: Statement): readonly DayMeant[] =>
  [0, 1, 2, 3, 4, 5, 6]
    .map(weekdayName)
    .filter((day) => !isOpen || chosen.some(({ days }) => (days.get(day)?.open.length ?? 0) > 0))
    .map((day) => ({ keys: [day] }));

type Settled = readonly DayLine[] | Obstacle;
const settled = (results: readonly Settled[]): HoursFinding => {
  const obstacle = results.find((result) => typeof result === 'string');
  if (results.length === 0) return { obstacle: 'no-source' };
  return obstacle === undefined
    ? { lines: results.flatMap((result) => (typeof result === 'string' ? [] : result)) }
    : { obstacle };
};

function onDay(says: Statement, { keys }: DayMeant, chosen: readonly Timetable[]): Settled {
  const lines = linesFor(keys, chosen);
  const [line, ...others] = lines;
  if (line === undefined) return 'other-day';
  if (others.some(({ open }) => spoken(open) !== spoken(line.open))) return 'other-day';
  return holds(says, line) ?? [line];
}

/** Of the first key for which there is any line: an exception outranks the week. */
function linesFor(keys: readonly string[], chosen: readonly Timetable[]): readonly DayLine[] {
  for (const key of keys) {
    const lines = chosen.flatMap(({ days }) => days.get(key) ?? []);
    if (lines.length > 0) return lines;
  }
  return [];
}

const spoken = (open: readonly Interval[]): string =>
  open.map(({ from, to }) => `${String(from)}-${String(to)}`).join(' ');

function holds({ isOpen, times, isPart, isTwisted }: Statement, { open }: DayLine): Obstacle | undefined {
  if (isTwisted) return 'negated';
  if (isOpen !== open.length > 0) return 'negated';
  if (times.length === 0) return undefined;
  return times.every((_, at) => isStated(times, at, { open, isPart })) && isWhole(times, open, isPart)
    ? undefined
    : 'value-not-in-source';
}

const isAt = ({ keys }: Value, minute: number | undefined): boolean =>
  minute !== undefined && (keys.includes(`t${String(minute)}`) || (minute === 1_440 && keys.includes('t0')));

/** A time is the beginning or the end of hours; two that belong together are of the same hours. */
function isStated(
  times: readonly Value[],
  at: number,
  { open, isPart }: { readonly open: readonly Interval[]; readonly isPart: boolean },
): boolean {
  const time = times[at];
  if (time === undefined) return false;
  const before = times[at - 1];
  const next = times[at + 1];
  if (time.role === 'from') {
    if (next?.role === 'to') return open.some(({ from, to }) => isAt(time, from) && isAt(next, to));
    return isPart ? open.some(({ from }) => isAt(time, from)) : isAt(time, open[0]?.from);
  }
  if (time.role === 'to') {
    if (before?.role === 'from') return open.some(({ from, to }) => isAt(before, from) && isAt(time, to));
    return isPart ? open.some(({ to }) => isAt(time, to)) : isAt(time, open.at(-1)?.to);
  }
  return false;
}

/** Who says from when to when says all of the day. */
const isWhole = (times: readonly Value[], open: readonly Interval[], isPart: boolean): boolean =>
  isPart ||
  !times.some(({ role }, at) => role === 'from' && times[at + 1]?.role === 'to') ||
  times.filter(({ role }) => role === 'from').length === open.length;

function openNow(says: Statement, chosen: readonly Timetable[], { today, minute }: Clock): HoursFinding {
  const lines = linesFor([today, weekdayName(weekdayOf(today))], chosen);
  const [line, ...others] = lines;
  if (line === undefined || others.some(({ open }) => spoken(open) !== spoken(line.open)))
    return { obstacle: 'other-day' };
  const isOpen = line.open.some(({ from, to }) => from <= minute && minute < to);
  if (says.isOpen !== isOpen) return { obstacle: 'negated' };
  if (!says.isOpen || says.times.length === 0)
    return says.times.length === 0 ? { lines: [line] } : { obstacle: 'value-not-in-source' };
  const obstacle = holds(says, line);
  return obstacle === undefined ? { lines: [line] } : { obstacle };
}

/** Whether a timetable has a line for exactly this date. */
export const hasException = (timetables: readonly Timetable[], date: string): boolean =>
  timetables.some(({ days }) => days.has(date));
