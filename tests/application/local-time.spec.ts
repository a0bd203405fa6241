import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { instantAt, nextWeekly } from '../../application/due/local-time.js';

const weekMs = 7 * 24 * 60 * 60 * 1_000;
/** The longest leap of a zone's calendar: Samoa and Kiribati crossed the date line. */
const leapMs = 25 * 60 * 60 * 1_000;
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instant = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const hour = fc.integer({ min: 0, max: 23 });

function shownAt(at: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(new Date(at));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { day: of('weekday'), clock: `${of('hour')}:${of('minute')}` };
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

test.prop([instant, zone, fc.integer({ min: 1, max: 7 }), hour], { numRuns: 5_000 })(
  'what is due every week is due at its weekday and hour of the business’s own clock, whatever the clocks do',
  (after, timeZone, weekday, at) => {
    const clock = `${String(at).padStart(2, '0')}:00`;
    const next = nextWeekly(after, timeZone, { weekday, clock });
    const aheadMs = Date.parse(next) - Date.parse(after);
    expect(aheadMs).toBeGreaterThan(0);
    expect(aheadMs).toBeLessThanOrEqual(weekMs + leapMs);
    const shown = shownAt(next, timeZone);
    const hourBefore = shownAt(new Date(Date.parse(next) - 1).toISOString(), timeZone).clock;
    // Either the clock shows just that, or it leapt over it.
    const isExact = shown.day === days[weekday - 1] && shown.clock === clock;
    expect(isExact || hourBefore < clock || shown.clock > clock).toBe(true);
  },
);

test.prop([instant, zone, fc.integer({ min: 1, max: 7 }), hour], { numRuns: 2_000 })(
  'turn follows turn: none is left out, and none comes twice',
  (after, timeZone, weekday, at) => {
    const weekly = { weekday, clock: `${String(at).padStart(2, '0')}:00` };
    const first = nextWeekly(after, timeZone, weekly);
    const second = nextWeekly(first, timeZone, weekly);
    expect(Math.abs(Date.parse(second) - Date.parse(first) - weekMs)).toBeLessThanOrEqual(leapMs);
    expect(nextWeekly(new Date(Date.parse(second) - 1).toISOString(), timeZone, weekly)).toBe(second);
  },
);

test('an hour that the clocks leap over comes as much later as they leapt, and one that comes twice is the first', () => {
  expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(nextWeekly('2026-11-26T11:00:00.000Z', 'America/Los_Angeles', { weekday: 1, clock: '08:00' })).toBe(
    '2026-11-30T16:00:00.000Z',
  );
});
