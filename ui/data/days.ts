import { filled, texts } from '../texts.js';
import { hourText, spanText, weekdayText } from './report-rows.js';
import { route } from './router.svelte.js';

/** Days of the business's own calendar, or a weekday (from 0, Monday) or hour of its clock on them, as an address and the server name them. */
export interface Days {
  readonly first: string;
  readonly last: string;
  readonly weekday?: string;
  readonly hour?: string;
}

/** What an address narrows a list to: `?first=2026-11-03&last=2026-11-09&hour=14`. Undefined where it names no days. */
export function daysAsked(): Days | undefined {
  const given = new URLSearchParams(route.query);
  const [first = '', last = '', weekday, hour] = ['first', 'last', 'weekday', 'hour'].map(
    (name) => given.get(name) ?? undefined,
  );
  if (![first, last].every((day) => midnight(day, 0) !== undefined)) return undefined;
  return { first, last, ...(weekday !== undefined && { weekday }), ...(hour !== undefined && { hour }) };
}

/** Of what an address asks for. */
export const noDays = { first: '', last: '', weekday: '', hour: '' } as const;

export const daysQuery = (days: Days, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({ ...more, ...days }).toString();

/** From Monday on. January 5th, 2026 was one. */
export const weekdayName = (weekday: number): string =>
  weekdayText(`2026-01-${String(5 + weekday).padStart(2, '0')}`);

/** `Monday, 2 PM, Nov 3 – 9, 2026`. */
export function daysText({ first, last, weekday, hour }: Days): string {
  const span = spanText([first, last]);
  const at = [
    ...(weekday === undefined ? [] : [weekdayName(Number(weekday))]),
    ...(hour === undefined ? [] : [hourText(Number(hour))]),
  ].join(', ');
  return at === '' ? span : filled(texts.ranges.at, { at, span });
}

/** The instants between which days such as `2026-11-03` lie, as lists are asked for them. Days are those of whoever looks. */
export function between(
  since: string | undefined,
  until: string | undefined,
): { readonly from?: string; readonly until?: string } {
  const [from, end] = [midnight(since, 0), midnight(until, 1)];
  return { ...(from !== undefined && { from }), ...(end !== undefined && { until: end }) };
}

function midnight(day: string | undefined, daysLater: number): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = (day ?? '').split('-').map(Number);
  const at = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
