import { Temporal } from 'temporal-polyfill';
import { instantAt } from '../due/local-time.js';

/** Times of the business's own clock, `HH:MM`; it passes midnight where it ends before it begins. */
interface Quiet {
  readonly from: string;
  readonly to: string;
}

/** When the quiet hours end in which an instant lies; undefined where it lies in none. ISO 8601 in UTC. */
export function endOfQuiet(now: string, timeZone: string, { from, to }: Quiet): string | undefined {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const today = local.toPlainDate();
  const passesMidnight = to < from;
  const isQuiet = passesMidnight ? clock >= from || clock < to : clock >= from && clock < to;
  if (!isQuiet) return undefined;
  const day = passesMidnight && clock >= from ? today.add({ days: 1 }) : today;
  return instantAt(day.toString(), to, timeZone);
}

/** The next time at which the business's clock shows this; today where it is still to come. */
export function nextDaily(after: string, timeZone: string, clock: string): string {
  const today = Temporal.Instant.from(after).toZonedDateTimeISO(timeZone).toPlainDate();
  const first = instantAt(today.toString(), clock, timeZone);
  return first > after ? first : instantAt(today.add({ days: 1 }).toString(), clock, timeZone);
}
