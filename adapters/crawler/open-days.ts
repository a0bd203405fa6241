import { weekdays } from '../../application/answering/calendar.js';
import type { DayHours } from '../../application/ports/website-reader.js';
import { weekdayAt } from './weekdays.js';

/** Minutes after midnight; beyond 24 hours it is the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface OpenDay {
  readonly day: string;
  readonly spans: readonly Span[];
}

const dayMinutes = 24 * 60;

/** Each day once, in the order they are named, its times in order; what lies behind midnight belongs to the next day. */
export function merged(stated: readonly OpenDay[]): readonly DayHours[] {
  const days = new Map<string, Span[]>();
  const of = (day: string): Span[] => {
    const spans = days.get(day) ?? [];
    days.set(day, spans);
    return spans;
  };
  const nights: OpenDay[] = [];
  for (const { day, spans } of stated) {
    const open = of(day);
    for (const { from, to } of spans) {
      open.push({ from, to: Math.min(to, dayMinutes) });
      if (to > dayMinutes) nights.push({ day: dayAfter(day), spans: [{ from: 0, to: to - dayMinutes }] });
    }
  }
  for (const { day, spans } of nights) of(day).push(...spans);
  return [...days].map(([day, spans]) => {
    const open = spans
      .toSorted((one, other) => one.from - other.from)
      .map(({ from, to }) => ({ from: clockOf(from), to: clockOf(to) }));
    return {
      day,
      open: open.filter(
        ({ from, to }, index) => !open.slice(0, index).some((one) => one.from === from && one.to === to),
      ),
    };
  });
}

function dayAfter(day: string): string {
  const index = weekdays.findIndex((one) => one === day);
  if (index >= 0) return weekdayAt(index + 1);
  return new Date(Date.parse(day) + dayMinutes * 60_000).toISOString().slice(0, 10);
}

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes after midnight of `09:00` or `9:00:00`; undefined where it is no time of day. */
export function minutesOfClock(text: string): number | undefined {
  const [, hour, minute] = /^T?(\d{1,2}):(\d{2})/u.exec(text.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour !== undefined && minutes <= dayMinutes ? minutes : undefined;
}
