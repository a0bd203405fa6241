import { Temporal } from 'temporal-polyfill';
import { dayCountMax, firstYear } from './ranges.js';
import { spanFrom, weekdayOf } from './spans.js';

/** Days of a business's calendar, or one weekday (from 0, Monday) or hour of its clock on them, as a point of a report stands for them. */
export interface AskedTimes {
  readonly first: string;
  readonly last: string;
  readonly weekday?: number | undefined;
  readonly hour?: number | undefined;
}

/** From one instant up to but not at another, ISO 8601 in UTC. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** No desk goes on for longer. */
const lastYear = 2999;

/** When that was, the earliest first. Undefined where the days are none, more than a report has, or of no year of a desk. */
export function timesOf(
  { first, last, weekday, hour }: AskedTimes,
  timeZone: string,
): readonly Stretch[] | undefined {
  const begin = Temporal.PlainDate.from(first);
  const dayCount = begin.until(last, { largestUnit: 'day' }).days + 1;
  if (dayCount < 1 || dayCount > dayCountMax || begin.year < firstYear || begin.year > lastYear)
    return undefined;
  const { days, starts, from, to } = spanFrom(begin, dayCount, timeZone);
  if (weekday === undefined && hour === undefined) return [{ from, to }];
  return days
    .map((day, at) => {
      const whole = { from: starts[at] ?? to, to: starts[at + 1] ?? to };
      return { day, ...(hour === undefined ? whole : hourOf(day, hour, { whole, timeZone })) };
    })
    .filter((one) => one.from < one.to && (weekday === undefined || weekdayOf(one.day) === weekday))
    .map((one) => ({ from: one.from, to: one.to }));
}

/** An hour of a day: none, or two, where clocks are changed in it. */
function hourOf(
  day: string,
  hour: number,
  { whole, timeZone }: { readonly whole: Stretch; readonly timeZone: string },
): Stretch {
  const at = (time: number): string => {
    if (time === 24) return whole.to;
    const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime({
      ...{ timeZone, plainTime: Temporal.PlainTime.from({ hour: time }) },
    });
    return new Date(epochMilliseconds).toISOString();
  };
  const clipped = (instant: string): string => [whole.from, instant, whole.to].toSorted()[1] ?? instant;
  return { from: clipped(at(hour)), to: clipped(at(hour + 1)) };
}
