import { Temporal } from 'temporal-polyfill';
import { spanFrom, type Span } from './spans.js';

/** A week of a business's own calendar, seven days from Monday on (ISO 8601). */
export interface Week extends Span {
  /** Such as `2026-W48`; later weeks sort after earlier ones. */
  readonly week: string;
}

/** The week in which an instant lies. */
export const weekAt = (instant: string, timeZone: string): Week =>
  weekFrom(mondayOf(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()), timeZone);

/** Undefined where no week is called so. */
export function weekNamed(name: string, timeZone: string): Week | undefined {
  const [, year = '', number = ''] = /^(\d{4})-W(\d{2})$/u.exec(name) ?? [];
  if (year === '') return undefined;
  // The fourth of January always lies in the first week.
  const first = mondayOf(Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 }));
  const found = weekFrom(first.add({ weeks: Number(number) - 1 }), timeZone);
  return found.week === name ? found : undefined;
}

export const weekBefore = ({ days }: Week, timeZone: string): Week => shifted(days, -1, timeZone);
export const weekAfter = ({ days }: Week, timeZone: string): Week => shifted(days, 1, timeZone);

const shifted = ([monday = '']: readonly string[], weeks: number, timeZone: string): Week =>
  weekFrom(Temporal.PlainDate.from(monday).add({ weeks }), timeZone);

export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek - 1 });

function weekFrom(monday: Temporal.PlainDate, timeZone: string): Week {
  const { yearOfWeek = monday.year, weekOfYear = 1 } = monday;
  return {
    week: `${String(yearOfWeek)}-W${String(weekOfYear).padStart(2, '0')}`,
    ...spanFrom(monday, 7, timeZone),
  };
}
