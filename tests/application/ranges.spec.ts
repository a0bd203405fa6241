import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { partLengths, partsOf, rangeOf, unitFor, type AskedRange } from '../../application/report/ranges.js';

const zone = 'Europe/Berlin';
/** A Wednesday, in the first hour of its day in Berlin. */
const now = '2026-11-24T23:30:00.000Z';
const daysOf = (asked: AskedRange, at = now) => {
  const { span, before } = rangeOf(asked, at, zone) ?? {};
  return [span, before].map((one) => [one?.days[0], one?.days.at(-1)]);
};

test.each([
  ['this-week', '2026-11-23', '2026-11-25', '2026-11-16', '2026-11-18'],
  ['last-week', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
  ['last-28-days', '2026-10-29', '2026-11-25', '2026-10-01', '2026-10-28'],
  ['this-month', '2026-11-01', '2026-11-25', '2026-10-07', '2026-10-31'],
  ['last-month', '2026-10-01', '2026-10-31', '2026-08-31', '2026-09-30'],
] as const)('%s is told by the business’s own calendar, beside as many days before', (range, ...days) => {
  expect(daysOf({ range }).flat()).toEqual(days);
});

test('only today makes a range that goes on', () => {
  expect(rangeOf({ range: 'this-month' }, now, zone)?.isRunning).toBe(true);
  expect(rangeOf({ range: 'last-month' }, now, zone)?.isRunning).toBe(false);
});

test('any two days may be asked for, a year of them at most and none to come', () => {
  expect(daysOf({ first: '2026-11-25', last: '2026-11-25' })[1]).toEqual(['2026-11-24', '2026-11-24']);
  expect(rangeOf({ first: '2025-11-25', last: '2026-11-25' }, now, zone)?.span.days).toHaveLength(366);
  for (const [first, last] of [
    ['2025-11-24', '2026-11-25'],
    ['2026-11-25', '2026-11-24'],
    ['2026-11-25', '2026-11-26'],
    ['1999-12-31', '2000-01-01'],
  ] as const)
    expect(rangeOf({ first, last }, now, zone), `${first} to ${last}`).toBeUndefined();
});

const day = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2026-11-24'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const length = fc.integer({ min: 0, max: 365 });
const timeZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

test.prop([day, length, timeZone], { numRuns: 300 })(
  'the parts of a range follow each other without a gap, are few enough to be told apart, and those before face them',
  (last, back, where) => {
    const first = new Date(Date.parse(last) - back * 86_400_000).toISOString().slice(0, 10);
    const range = rangeOf({ first, last }, '2026-11-30T12:00:00.000Z', where);
    if (range === undefined) throw new Error(`${first} to ${last} is not taken`);
    const lengths = partLengths(range.span, unitFor(range.span));
    expect(lengths.length).toBeLessThanOrEqual(31);
    for (const span of [range.span, range.before]) {
      const parts = partsOf(span, lengths);
      expect(parts.flatMap(({ days }) => days)).toEqual(span.days);
      expect([span.from, ...parts.map(({ to }) => to)]).toEqual([...parts.map(({ from }) => from), span.to]);
    }
    expect(range.before.to).toBe(range.span.from);
  },
);
