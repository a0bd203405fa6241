import { localTime, weekdayName, weekdayOf } from '../answering/calendar.js';
import type { Business } from './answer-visitor.js';

interface PeopleToday {
  readonly isOpen: boolean;
  /** By the clock of the business; none: closed today. */
  readonly today: readonly { readonly from: string; readonly to: string }[];
}

/** When people are there today; null where the business has named no hours. */
export function peopleToday(
  { timeZone, hours: { week, otherDays } }: Pick<Business, 'timeZone' | 'hours'>,
  now: string,
): PeopleToday | null {
  const { date, clock } = localTime(now, timeZone);
  const day = weekdayName(weekdayOf(date));
  const other = otherDays.find((one) => one.date === date)?.ranges;
  if (other === undefined && week.length === 0) return null;
  const today = (other ?? week.filter((one) => one.day === day)).map(({ from, to }) => ({ from, to }));
  return { isOpen: today.some(({ from, to }) => from <= clock && clock < to), today };
}
