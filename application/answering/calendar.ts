import { remembered } from './remembered.js';

const dayMs = 24 * 60 * 60 * 1_000;

/** An ISO date so many days later, or earlier. */
export const plusDays = (date: string, count: number): string =>
  new Date(Date.parse(date) + count * dayMs).toISOString().slice(0, 10);

/** Of an ISO date; 0 is Monday. */
export const weekdayOf = (date: string): number => (new Date(date).getUTCDay() + 6) % 7;

/** As hours name them, by their number. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const weekdayName = (index: number): string => weekdays[index] ?? '';

export interface LocalTime {
  /** ISO date where the business is. */
  readonly date: string;
  /** `09:05`. */
  readonly clock: string;
}

const isoFormat = remembered(
  100,
  (timeZone: string) => timeZone,
  (timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
);

/** The date and the clock of an instant in a time zone (IANA). */
export function localTime(instant: string, timeZone: string): LocalTime {
  const text = isoFormat(timeZone).format(new Date(instant));
  const [date = '', clock = ''] = text.split(' ');
  return { date, clock };
}

/** Minutes since midnight, of a clock such as `09:05`. */
export function minuteOf(clock: string): number {
  const [hour = '0', minute = '0'] = clock.split(':');
  return Number(hour) * 60 + Number(minute);
}
