import { Temporal } from 'temporal-polyfill';
import { spanFrom, type Span } from './spans.js';
import { mondayOf } from './weeks.js';

/** Days that are asked for by what they are to whoever asks, or by their dates. */
export type AskedRange =
  | { readonly range: 'this-week' | 'last-week' | 'last-28-days' | 'this-month' | 'last-month' }
  | { readonly first: string; readonly last: string };

/** Some days of a business, and as many before them. */
export interface Range {
  readonly span: Span;
  readonly before: Span;
  /** It ends today. */
  readonly isRunning: boolean;
}

export const dayCountMax = 366;
/** Nobody's desk is older. */
export const firstYear = 2000;

/** Undefined where the days are none, more than a year, too long ago, or to come. */
export function rangeOf(asked: AskedRange, now: string, timeZone: string): Range | undefined {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const [first, last] = datesOf(asked, today);
  const dayCount = first.until(last, { largestUnit: 'day' }).days + 1;
  if (dayCount < 1 || dayCount > dayCountMax || first.year < firstYear) return undefined;
  if (Temporal.PlainDate.compare(last, today) > 0) return undefined;
  // The days of a week that is not over are compared with the same days of the week before, not with its end.
  const apart = 'range' in asked && asked.range === 'this-week' ? 7 : dayCount;
  return {
    span: spanFrom(first, dayCount, timeZone),
    before: spanFrom(first.subtract({ days: apart }), dayCount, timeZone),
    isRunning: last.equals(today),
  };
}

function datesOf(
  asked: AskedRange,
  today: Temporal.PlainDate,
): readonly [first: Temporal.PlainDate, last: Temporal.PlainDate] {
  if ('first' in asked) return [Temporal.PlainDate.from(asked.first), Temporal.PlainDate.from(asked.last)];
  const monday = mondayOf(today);
  const month = today.with({ day: 1 });
  switch (asked.range) {
    case 'this-week':
      return [monday, today];
    case 'last-week':
      return [monday.subtract({ days: 7 }), monday.subtract({ days: 1 })];
    case 'last-28-days':
      return [today.subtract({ days: 27 }), today];
    case 'this-month':
      return [month, today];
    case 'last-month':
      return [month.subtract({ months: 1 }), month.subtract({ days: 1 })];
  }
}

export type PartUnit = 'day' | 'week' | 'month';

/** The largest number of bars that one can still tell apart. */
const dayBarMax = 31;
const weekBarMax = 26;

/** By what days are put together so that they can be drawn. */
export function unitFor({ days }: Span): PartUnit {
  if (days.length <= dayBarMax) return 'day';
  return days.length <= weekBarMax * 7 ? 'week' : 'month';
}

const beginsPart: Readonly<Record<PartUnit, (day: string) => boolean>> = {
  day: () => true,
  week: (day) => Temporal.PlainDate.from(day).dayOfWeek === 1,
  month: (day) => day.endsWith('-01'),
};

/** How many days there are in each part; the first and last may be shorter than a whole week or month. */
export function partLengths({ days }: Span, unit: PartUnit): readonly number[] {
  const begin = days.flatMap((day, at) => (at === 0 || beginsPart[unit](day) ? [at] : []));
  return begin.map((at, part) => (begin[part + 1] ?? days.length) - at);
}

/** A span in parts of these lengths. */
export function partsOf({ days, starts, to }: Span, lengths: readonly number[]): readonly Span[] {
  let next = 0;
  return lengths.map((length) => {
    const begin = next;
    next += length;
    return {
      ...{ from: starts[begin] ?? to, to: starts[next] ?? to },
      ...{ days: days.slice(begin, next), starts: starts.slice(begin, next) },
    };
  });
}
