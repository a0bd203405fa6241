import type { Line } from '../../domain/line/line.js';
import { localTime, weekdayName, weekdayOf } from '../answering/calendar.js';

/** Whether the business is open by the hours of its line; without any it always is. */
export function isOpen(
  { hours, closedDates }: Pick<Line, 'hours' | 'closedDates'>,
  now: string,
  timeZone: string,
): boolean {
  if (hours.length === 0 && closedDates.length === 0) return true;
  const { date, clock } = localTime(now, timeZone);
  if (closedDates.includes(date)) return false;
  const day = weekdayName(weekdayOf(date));
  return hours.length === 0 || hours.some((one) => one.day === day && one.from <= clock && clock < one.to);
}
