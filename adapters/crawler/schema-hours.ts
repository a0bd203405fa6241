import { weekdays } from '../../application/answering/calendar.js';
import { datesFromTo } from './calendar-dates.js';
import { minutesOfClock, type OpenDay, type Span } from './open-days.js';
import { listOf, textOf, typesOf, type Node } from './schema-nodes.js';
import { daysFromTo, weekdayIndex } from './weekdays.js';

const codes = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const dayMinutes = 24 * 60;
const codeIndex = (word: string): number => {
  const index = codes.indexOf(word.slice(0, 2));
  return index >= 0 ? index : weekdayIndex(word);
};

/** What a node of schema.org says of opening hours: specifications, exceptions, and the short form `Mo-Fr 09:00-17:00`. */
export const openDaysOf = (node: Node): readonly OpenDay[] => [
  ...(isSpecification(node) ? specified(node) : []),
  ...listOf(node['openingHours']).flatMap((one) => shortForm(textOf(one) ?? '')),
];

const isSpecification = (node: Node): boolean =>
  typesOf(node).includes('OpeningHoursSpecification') ||
  (node['dayOfWeek'] !== undefined && node['opens'] !== undefined);

function specified(node: Node): readonly OpenDay[] {
  const spans = spansOf(textOf(node['opens']), textOf(node['closes']));
  const since = dateOf(node['validFrom']);
  const until = dateOf(node['validThrough']) ?? since;
  const named = listOf(node['dayOfWeek']).flatMap((day) => {
    const index = codeIndex((textOf(day) ?? '').split('/').pop()?.toLowerCase() ?? '');
    return weekdays[index] ?? [];
  });
  if (since === undefined || until === undefined) return named.map((day) => ({ day, spans }));
  // A season is as many dates, on the weekdays that it names.
  return datesFromTo(since, until)
    .filter((date) => named.length === 0 || named.some((day) => day === weekdayOf(date)))
    .map((day) => ({ day, spans }));
}

const weekdayOf = (date: string): string | undefined => weekdays[(new Date(date).getUTCDay() + 6) % 7];
const dateOf = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/u.exec(textOf(value) ?? '')?.[0];

/** `00:00` to `00:00` is closed, `00:00` to `23:59` the whole day; an end before the start lies on the next day. */
function spansOf(opens = '', closes = ''): readonly Span[] {
  const [from, to] = [minutesOfClock(opens), minutesOfClock(closes)];
  if (from === undefined || to === undefined || from === to) return [];
  if (from === 0 && to === dayMinutes - 1) return [{ from, to: dayMinutes }];
  return [{ from, to: to < from ? to + dayMinutes : to }];
}

/** `Mo,We-Fr 09:00-12:00`, or `Mo-Su` alone for the whole day. */
function shortForm(text: string): readonly OpenDay[] {
  const [, days = '', times = ''] = /^\s*([a-z]{2,9}(?:\s*[-,–]\s*[a-z]{2,9})*)\s*(.*)$/iu.exec(text) ?? [];
  const named = days.split(',').flatMap((part) => {
    const [from = -1, to = from] = part.split(/[-–]/u).map((word) => codeIndex(word.trim().toLowerCase()));
    return from < 0 || to < 0 ? [] : daysFromTo(from, to);
  });
  if (times.trim() === '') return named.map((day) => ({ day, spans: [{ from: 0, to: dayMinutes }] }));
  const spans = times.split(/[,;]/u).flatMap((range) => {
    const [opens, closes] = range.split(/[-–]/u);
    return spansOf(opens, closes);
  });
  const isClosed = /\b(closed|off)\b/iu.test(times);
  return spans.length === 0 && !isClosed ? [] : named.map((day) => ({ day, spans }));
}
