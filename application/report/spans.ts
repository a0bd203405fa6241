import { Temporal } from 'temporal-polyfill';

/** Days of a business's own calendar, one after the other. */
export interface Span {
  /** The instants between which they lie, ISO 8601 in UTC. */
  readonly from: string;
  readonly to: string;
  /** Their dates. */
  readonly days: readonly string[];
  /** When each of them begins, ISO 8601 in UTC: 23 hours apart, or 25, where clocks are changed. */
  readonly starts: readonly string[];
}

/** That many days from a first one on. */
export function spanFrom(first: Temporal.PlainDate, dayCount: number, timeZone: string): Span {
  const dates = Array.from({ length: dayCount + 1 }, (_, days) => first.add({ days }));
  const starts = dates.map((date) =>
    new Date(date.toZonedDateTime(timeZone).epochMilliseconds).toISOString(),
  );
  return {
    ...{ from: starts[0] ?? '', to: starts[dayCount] ?? '', starts: starts.slice(0, dayCount) },
    days: dates.slice(0, dayCount).map((date) => date.toString()),
  };
}

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** Where in a span an instant of it lies: on which of its days, counted from 0, and in which hour of the business's clock. */
export function placeIn({ starts, to }: Span, timeZone: string) {
  const bounds = [...starts, to].map((start) => Date.parse(start));
  const boundAt = (day: number): number => bounds[day] ?? Number.NaN;
  return (instant: string): { readonly day: number; readonly hour: number } => {
    const ms = Date.parse(instant);
    let day = Math.min(starts.length - 1, Math.max(0, Math.floor((ms - boundAt(0)) / dayMs)));
    while (day > 0 && ms < boundAt(day)) day -= 1;
    while (day < starts.length - 1 && ms >= boundAt(day + 1)) day += 1;
    // Only on days on which clocks are changed the calendar has to be asked, which takes far longer.
    const isPlain = boundAt(day + 1) - boundAt(day) === dayMs;
    return { day, hour: isPlain ? Math.floor((ms - boundAt(day)) / hourMs) : hourOf(instant, timeZone) };
  };
}

const hourOf = (instant: string, timeZone: string): number =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).hour;

/** From 0, Monday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek - 1;
