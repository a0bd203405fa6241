import { Temporal } from 'temporal-polyfill';

interface WeeklyTime {
  /** 1 is Monday, 7 Sunday (ISO 8601). */
  readonly weekday: number;
  /** Of the business's own clock, such as `08:00`. */
  readonly clock: string;
}

/**
 * The first such moment after an instant, ISO 8601 in UTC. Where the clocks leap over it that day, it is as much later as they leapt;
 * where it comes twice, it is the first.
 */
export function nextWeekly(after: string, timeZone: string, { weekday, clock }: WeeklyTime): string {
  const from = Temporal.Instant.from(after);
  const today = from.toZonedDateTimeISO(timeZone).toPlainDate();
  const first = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  for (const days of [0, 7]) {
    const at = instantOf(first.add({ days }), clock, timeZone);
    if (Temporal.Instant.compare(at, from) > 0) return isoOf(at);
  }
  return isoOf(instantOf(first.add({ days: 14 }), clock, timeZone));
}

/** The first moment after an instant at which the business's clock shows this, ISO 8601 in UTC. */
export function nextDaily(after: string, timeZone: string, clock: string): string {
  const from = Temporal.Instant.from(after);
  const today = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (const days of [0, 1]) {
    const at = instantOf(today.add({ days }), clock, timeZone);
    if (Temporal.Instant.compare(at, from) > 0) return isoOf(at);
  }
  return isoOf(instantOf(today.add({ days: 2 }), clock, timeZone));
}

/** The instant at which the business's clock shows this on a date of its calendar (`2026-11-30`), ISO 8601 in UTC. */
export const instantAt = (date: string, clock: string, timeZone: string): string =>
  isoOf(instantOf(Temporal.PlainDate.from(date), clock, timeZone));

interface Later {
  readonly days?: number;
  readonly months?: number;
}

/** The instant at which the business's clock shows the same time so many days or months later (or, below 0, earlier), ISO 8601 in UTC. */
export const sameClockLater = (at: string, timeZone: string, later: Later): string =>
  isoOf(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).add(later).toInstant());

const instantOf = (date: Temporal.PlainDate, clock: string, timeZone: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).toInstant();

const isoOf = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();
