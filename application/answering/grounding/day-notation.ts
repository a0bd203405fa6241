import { plusDays, weekdayOf } from '../calendar.js';
import {
  dayPattern,
  holidayNamed,
  holidayPattern,
  monthNamed,
  monthPattern,
  weekdayNamed,
  weekdaysBetween,
} from './days.js';
import type { Found, Reader } from './values.js';

const two = (digits: number): string => String(digits).padStart(2, '0');
const monthDay = (month: number, day: number): readonly string[] =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [`${two(month)}-${two(day)}`] : [];

/** A date with its year is that day of that year only. */
function date(month: number, day: number, year?: string): readonly Found[] {
  const keys = monthDay(month, day).map((key) => (year === undefined ? key : `${year}-${key}`));
  return keys.length === 0 ? [] : [{ kind: 'date', keys, bound: null }];
}

const ofMonth = String.raw`(?:\s+(?:of|de))?`;
const year = String.raw`(?:,?\s+(?:de(?:l)?\s+)?(20\d\d)\b)?`;
const dates: readonly Reader[] = [
  {
    pattern: /\b(20\d\d)-(\d\d)-(\d\d)\b/gu,
    read: ([, written = '', month, day]) => date(Number(month), Number(day), written),
  },
  {
    pattern: new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th|\\.|er)?${ofMonth}\\s+(${monthPattern})\\b\\.?${year}`,
      'gu',
    ),
    read: ([, day, month = '', written]) => date(monthNamed(month), Number(day), written),
  },
  {
    pattern: new RegExp(
      `\\b(${monthPattern})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*(?:a\\.?m|p\\.?m|:|%))${year}`,
      'gu',
    ),
    read: ([, month = '', day, written]) => date(monthNamed(month), Number(day), written),
  },
  {
    pattern: /(?<![\d.,/])(\d{1,2})\.(\d{1,2})\.(20\d\d)?(?!\d)/gu,
    read: ([, day, month, written]) => date(Number(month), Number(day), written),
  },
  {
    pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(20\d\d))?(?![\d/])/gu,
    read: ([, first, second, written]) => {
      const both = [
        ...date(Number(first), Number(second), written),
        ...date(Number(second), Number(first), written),
      ];
      return both.length === 0 ? [] : [{ kind: 'date', keys: both.flatMap(({ keys }) => keys), bound: null }];
    },
  },
  {
    pattern: new RegExp(`\\b(?:${holidayPattern})(?![a-z])`, 'gu'),
    read: ([name]) => {
      const key = holidayNamed(name);
      return key === undefined ? [] : [{ kind: 'date', keys: [key], bound: null }];
    },
  },
  {
    pattern: /(?<![\d.,$€£])(?:19|20)\d\d(?![\d.,]\d|\d)/gu,
    read: ([written]) => [{ kind: 'number', keys: [`n${written}`], bound: null }],
  },
];

const weekdays = (days: readonly number[]): readonly Found[] => [
  { kind: 'weekday', keys: [], days, bound: null },
];
const week = [0, 1, 2, 3, 4, 5, 6] as const;
const named: readonly Reader[] = [
  {
    pattern: new RegExp(
      `\\b(${dayPattern})\\s*(?:-|to|through|thru|until|till|bis|a|au|al)\\s*(${dayPattern})\\b`,
      'gu',
    ),
    read: ([, from = '', to = '']) => weekdays(weekdaysBetween(weekdayNamed(from), weekdayNamed(to))),
  },
  { pattern: new RegExp(`\\b(?:${dayPattern})\\b`, 'gu'), read: ([name]) => weekdays([weekdayNamed(name)]) },
  {
    pattern:
      /\b(?:every ?day|daily|each day|all week|7 days a week|every day of the week|todos los dias|a diario|taglich|jeden tag|tous les jours)\b/gu,
    read: () => weekdays(week),
  },
  {
    pattern: /\b(?:weekends?|fin(?:es)? de semana|wochenenden?|week-ends?)\b/gu,
    read: () => weekdays([5, 6]),
  },
  { pattern: /\b(?:weekdays|werktags|entre semana|en semaine)\b/gu, read: () => weekdays([0, 1, 2, 3, 4]) },
];

/** "Today" is a date and the weekday of that date. */
const relative = (date: string): readonly Found[] => [
  { kind: 'date', keys: [date, date.slice(5)], days: [weekdayOf(date)], bound: null },
];

/** How a text writes days; `today` where it speaks of days as seen from now. */
export const dayReaders = (today: string | undefined): readonly Reader[] => [
  ...(today === undefined ? [] : relativeReaders(today)),
  ...dates,
  ...named,
];

const relativeReaders = (today: string): readonly Reader[] => [
  {
    pattern: /\bday after tomorrow\b|\bubermorgen\b|\bpasado manana\b|\bapres-demain\b/gu,
    read: () => relative(plusDays(today, 2)),
  },
  {
    pattern:
      /\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\bhoy\b|\bheute\b|\baujourd'hui\b|\bce soir\b|\besta (?:tarde|noche)\b/gu,
    read: () => relative(today),
  },
  {
    pattern: /\btomorrow\b|(?<!\bla )(?<!\bguten )\bmanana\b|(?<!guten )\bmorgen\b|\bdemain\b/gu,
    read: () => relative(plusDays(today, 1)),
  },
];
