import { monthNamed, monthPattern } from './days.js';
import type { ReadText, Value } from './values.js';

/** When what a text says holds: always, or only for clauses that name the year or the day. */
export interface Holds {
  /** Years of which one must be named, since all of them are over. */
  readonly pastYears: readonly string[];
  /** Keys of dates of which one must be named; empty: no date needs to be. */
  readonly onDates: readonly string[];
  /** It held until a day that is over, whatever a clause names. */
  readonly isOver: boolean;
}

const yearPattern = /\b(?:19|20)\d\d\b/gu;
const sinceYear =
  /\b(?:since|founded in|established in|est\.?|opened in|opened its doors in|started in|began in|from|in business since|seit|gegrundet|desde|fundad[oa] en|depuis|fonde en|fondee en|©|copyright|born in)\s*(?:[a-z]+ )?(?:\d{1,2},? )?(?:of )?$/u;

/** Years of a heading or a title count for all below it. `today`: ISO date. */
export function yearsOver(plain: string, today: string): readonly string[] {
  const thisYear = today.slice(0, 4);
  const years = [...plain.matchAll(yearPattern)].filter(
    ({ index }) => !sinceYear.test(plain.slice(Math.max(0, index - 34), index)),
  );
  const named = years.map(([year]) => year);
  return named.length > 0 && named.every((year) => year < thisYear) ? named : [];
}

const ending =
  /\b(?:until|till|through|thru|ends?(?: on)?|valid (?:to|until|through)|before|by|bis(?: zum)?|hasta(?: el)?|jusqu'au|expires?(?: on)?|expired(?: on)?)\s+(?:the )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)?,?\s*$/u;
const starting =
  /\b(?:since|from|as of|starting|effective|beginning|ab(?: dem)?|seit(?: dem)?|a partir del?|desde(?: el)?|a partir du|depuis(?: le)?)\s+(?:the )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)?,?\s*$/u;

/** What a sentence itself says of when it holds. `headings`: plain text of the headings and the title above it. */
export function holdsWhen({ values, text }: ReadText, headings: string, today: string): Holds {
  const dates = values.filter(({ kind }) => kind === 'date').map((value) => judged(value, text, today));
  return {
    pastYears: [...yearsOver(headings, today), ...(dates.length > 0 ? [] : yearsOver(text, today))],
    onDates: [...dates.flatMap(({ mustName }) => mustName), ...monthsAway(text, today)],
    isOver: dates.some(({ isOver }) => isOver),
  };
}

interface Judged {
  readonly mustName: readonly string[];
  readonly isOver: boolean;
}

function judged({ keys, at }: Value, text: string, today: string): Judged {
  const before = text.slice(Math.max(0, at - 40), at);
  const date = nearest(keys, today);
  if (ending.test(before)) return { mustName: [], isOver: date < today };
  if (starting.test(before)) return { mustName: date > today ? keys : [], isOver: false };
  return { mustName: keys, isOver: false };
}

/** A day without its year is the one that is less than half a year gone, or else the next. */
function nearest(keys: readonly string[], today: string): string {
  const [key = ''] = keys;
  if (key.length > 5) return key;
  const year = Number(today.slice(0, 4));
  const here = `${String(year)}-${key}`;
  const halfYearMs = 183 * 24 * 60 * 60 * 1_000;
  if (Date.parse(today) - Date.parse(here) > halfYearMs) return `${String(year + 1)}-${key}`;
  return Date.parse(here) - Date.parse(today) > halfYearMs ? `${String(year - 1)}-${key}` : here;
}

const monthAndYear = new RegExp(`\\b(${monthPattern})\\s+(?:of |de )?(20\\d\\d)\\b`, 'gu');

/** "In August 2027 …" holds then: a clause names the year. */
const monthsAway = (text: string, today: string): readonly string[] =>
  [...text.matchAll(monthAndYear)].flatMap(([, month = '', year = '']) =>
    `${year}-${String(monthNamed(month)).padStart(2, '0')}` === today.slice(0, 7) ? [] : [`n${year}`],
  );
