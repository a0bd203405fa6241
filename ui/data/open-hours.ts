import type { OpenRange } from '../../adapters/http/contract/line.js';
import { newId } from './new-id.js';

export type Weekday = OpenRange['day'];

/** Hours as they are edited. The clock of a browser knows no 24:00: midnight at the end of a day is 00:00 there. */
export interface HoursRow {
  readonly rowId: string;
  readonly day: Weekday;
  from: string;
  to: string;
}

/** Hours of a week on a screen. */
export interface HoursValue {
  /** No hours are given. */
  isAlwaysOpen: boolean;
  rows: HoursRow[];
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

export const hoursRow = (day: Weekday, from = '09:00', to = '17:00'): HoursRow => ({
  rowId: newId(),
  day,
  from,
  to: to === '24:00' ? '00:00' : to,
});

export const endOf = (to: string): string => (to === '00:00' ? '24:00' : to);

/** Rows as they are saved: by day, and within a day by time. */
export const hoursOf = (rows: readonly HoursRow[]): OpenRange[] =>
  weekdays.flatMap((weekday) =>
    rows
      .filter(({ day }) => day === weekday)
      .map(({ day, from, to }) => ({ day, from, to: endOf(to) }))
      .sort((one, other) => one.from.localeCompare(other.from)),
  );

/** Whether every range ends after it begins, and before the next one of its day. */
export function areInOrder(rows: readonly HoursRow[]): boolean {
  const ranges = hoursOf(rows);
  return ranges.every(({ day, from, to }, index) => {
    const next = ranges[index + 1];
    return from !== '' && from < to && (next?.day !== day || to <= next.from);
  });
}
