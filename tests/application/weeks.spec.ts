import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { placeIn } from '../../application/report/spans.js';
import { weekAfter, weekAt, weekBefore, weekNamed } from '../../application/report/weeks.js';
import { quarterOf } from '../../domain/report/report.js';

const hourMs = 60 * 60_000;
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instant = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

test.prop([instant, zone], { numRuns: 1_000 })(
  'weeks follow each other without a gap, and are found by their names',
  (at, timeZone) => {
    const week = weekAt(at, timeZone);
    expect(week.from <= at && at < week.to).toBe(true);
    expect(weekNamed(week.week, timeZone)).toEqual(week);
    const [before, after] = [weekBefore(week, timeZone), weekAfter(week, timeZone)];
    expect(before.to).toBe(week.from);
    expect(after.from).toBe(week.to);
    expect(before.week < week.week && week.week < after.week).toBe(true);
    expect(weekAt(week.from, timeZone)).toEqual(week);
    expect(weekAt(new Date(Date.parse(week.from) - 1).toISOString(), timeZone)).toEqual(before);
    const hours = (Date.parse(week.to) - Date.parse(week.from)) / hourMs;
    // Half an hour on Lord Howe Island; a whole day where a calendar crossed the date line.
    expect(Math.abs(hours - 168)).toBeLessThanOrEqual(25);
  },
);

test.prop([instant, zone], { numRuns: 2_000 })(
  'what was counted by quarters of an hour falls on the day and hour of every single event, in every time zone',
  (at, timeZone) => {
    const quarter = quarterOf(at);
    const week = weekAt(at, timeZone);
    expect(weekAt(quarter, timeZone)).toEqual(week);
    const { day, hour } = placeIn(week, timeZone)(quarter);
    const clock = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
    });
    const shown = new Map(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    expect([week.days[day], hour]).toEqual([
      ['year', 'month', 'day'].map((type) => shown.get(type as 'year')).join('-'),
      Number(shown.get('hour')),
    ]);
  },
);

test('a week in which clocks are changed has 167 hours, or 169', () => {
  const hoursOf = (name: string, timeZone: string): number => {
    const week = weekNamed(name, timeZone);
    return (Date.parse(week?.to ?? '') - Date.parse(week?.from ?? '')) / hourMs;
  };
  expect(hoursOf('2026-W13', 'Europe/Berlin')).toBe(167);
  expect(hoursOf('2026-W43', 'Europe/Berlin')).toBe(169);
  expect(hoursOf('2026-W44', 'America/New_York')).toBe(169);
  expect(hoursOf('2026-W14', 'Australia/Lord_Howe')).toBe(168.5);
});

test('years have 52 weeks or 53, and nothing else is one', () => {
  expect(weekNamed('2026-W53', 'UTC')?.days[0]).toBe('2026-12-28');
  expect(weekNamed('2027-W01', 'UTC')?.days[0]).toBe('2027-01-04');
  for (const name of ['2027-W53', '2027-W00', '2027-1', 'nobody', '2027-W1', ''])
    expect(weekNamed(name, 'UTC')).toBeUndefined();
});
