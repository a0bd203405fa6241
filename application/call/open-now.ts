import type { Line } from '../../domain/line/line.js';
import { localTime, weekdayName, weekdayOf } from '../answering/calendar.js';
import type { Business } from '../conversation/answer-visitor.js';

type Range = Line['hours'][number];

/** Whether somebody is there: by the hours of the line, or by those of the business where it has none of its own; without any always. */
export function isOpen(
  { hours, closedDates }: Pick<Line, 'hours' | 'closedDates'>,
  { timeZone, hours: ofBusiness }: Pick<Business, 'timeZone' | 'hours'>,
  now: string,
): boolean {
  const { date, clock } = localTime(now, timeZone);
  if (closedDates.includes(date)) return false;
  const isIn = ({ from, to }: Pick<Range, 'from' | 'to'>): boolean => from <= clock && clock < to;
  const otherDay = hours.length > 0 ? undefined : ofBusiness.otherDays.find((one) => one.date === date);
  if (otherDay !== undefined) return otherDay.ranges.some(isIn);
  const week: readonly Range[] = hours.length > 0 ? hours : ofBusiness.week;
  const day = weekdayName(weekdayOf(date));
  return week.length === 0 || week.some((one) => one.day === day && isIn(one));
}
