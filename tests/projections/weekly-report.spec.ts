import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import { createHandle } from '../../application/handling/handle.js';
import type { RecordedEvent } from '../../application/ports/event-store.js';
import { compileReport, type CompileNeeds } from '../../application/report/compile-report.js';
import { lookAtRanges } from '../../application/report/look-at-range.js';
import { makeReport } from '../../application/report/make-report.js';
import { weekAt, weekNamed } from '../../application/report/weeks.js';
import { report, type Figures } from '../../domain/report/report.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { createOutcomes } from '../../projections/outcomes/queries.js';
import { countedByHand } from '../support/counted-log.js';
import { playWeeks } from '../support/played-weeks.js';
import { createRandom } from '../support/random.js';
import { logWithReadModels, type LogWithReadModels } from '../support/read-models.js';

const [tenant, neighbour] = [uuidv7(), uuidv7()];
const seed = Number(process.env['SIMULATION_SEED'] ?? 26);
const now = '2026-11-30T12:00:00.000Z';

let log: LogWithReadModels;
let models: ReadModels;
let all: readonly RecordedEvent[];

beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(deskQuarters, outcomes);
  const random = createRandom(seed);
  // Three weeks, in the midst of which clocks are put back in America, and in Europe the week before.
  await playWeeks(log.store, tenant, random)('2026-10-22T00:00:00.000Z', '2026-11-12T00:00:00.000Z', 220);
  await playWeeks(log.store, neighbour, random)('2026-10-26T00:00:00.000Z', '2026-11-02T00:00:00.000Z', 20);
  const position = await log.store.head();
  expect(await models.waitFor(position, 20_000)).toBe(true);
  const events: RecordedEvent[] = [];
  for (let after = 0n; after < position;) {
    const batch = await log.store.readAll(after, {}, 1_000);
    events.push(...batch.events);
    after = batch.end;
  }
  all = events.filter(({ envelope }) => envelope.tenant === tenant);
}, 120_000);
afterAll(() => log.close());

function needsIn(timeZone: string): CompileNeeds {
  const activity = createDeskActivity(models.query);
  return {
    handleReport: createHandle({ store: log.store, newId: uuidv7 })(report),
    quartersWithin: (...within) => activity.within(...within),
    outcomesWithin: (...within) => createOutcomes(models.query).within(...within),
    firstAt: (one) => activity.firstAt(one),
    usage: { days: () => Promise.resolve([]) },
    businessOf: () => Promise.resolve({ name: 'Acme', timeZone, pageCount: 1, locale: 'en-US' }),
    businessNow: () => now,
  };
}
const compilerIn = (timeZone: string) => compileReport(needsIn(timeZone));

const nobody = { reachedCount: 0, medianSeconds: null };
function rangesIn(timeZone: string) {
  const needs = needsIn(timeZone);
  return lookAtRanges({
    ...{ ...needs, firstWeek: compileReport(needs).firstWeek },
    usage: {
      days: () => Promise.resolve([]),
      visited: () => Promise.resolve({ pages: [], devices: [] }),
    },
    alertsWithin: () => Promise.resolve(nobody),
    chatsByDevice: () => Promise.resolve([]),
    alertsBetween: (_tenant, bounds) => Promise.resolve(bounds.slice(1).map(() => nobody)),
  });
}

/** What a report of any days shows of a week, out of the figures of that week. */
const shownOf = ({ conversations, calls, leads, questions, replies, visits }: Omit<Figures, 'alerts'>) => {
  const { missed, missedAfterHours: _among, ...others } = calls;
  const rang = Object.values(others).reduce((sum, count) => sum + count, missed);
  return { conversations, calls: { rang, missed }, leads, questions, replies, visits };
};

const contactCount = (of: { readonly chats: number; readonly calls: number } | undefined): number =>
  (of?.chats ?? 0) + (of?.calls ?? 0);

const zones = [
  ...['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Chatham'],
  ...['Australia/Lord_Howe', 'Pacific/Kiritimati'],
];

test.each(zones)(
  'every number of a week in %s is the one that the log gives when it is counted by hand',
  async (zone) => {
    const { compile } = compilerIn(zone);
    let seen = 0;
    for (const name of ['2026-W43', '2026-W44', '2026-W45', '2026-W46']) {
      const week = weekNamed(name, zone);
      if (week === undefined) throw new Error(`There is no ${name}`);
      const compiled = await compile(tenant, week);
      const { visits, alerts, ...counted } = compiled?.figures ?? { visits: null, alerts: null };
      expect(counted, `${name}, seed ${String(seed)}`).toEqual(countedByHand(all, week.days, zone));
      expect([visits, alerts]).toEqual([{ pageViews: 0, sessions: 0 }, null]);
      seen += compiled?.figures.byDay.reduce((sum, count) => sum + count, 0) ?? 0;
    }
    // Nothing lies between two weeks or in both.
    const contacts = all.filter(
      ({ event: { type, data } }) =>
        type === 'CallRang' ||
        (type === 'ConversationStarted' && 'channel' in data && data.channel === 'chat'),
    );
    expect(contacts.length).toBeGreaterThan(100);
    expect(seen).toBe(contacts.length);
  },
);

test('a week is compared with the one before, and the first with none', async () => {
  const { compile, firstWeek } = compilerIn('UTC');
  const first = await firstWeek(tenant, 'UTC');
  expect(first.week).toBe('2026-W43');
  expect((await compile(tenant, first))?.before).toBeNull();
  const second = weekAt(first.to, 'UTC');
  const compiled = await compile(tenant, second);
  expect(compiled?.before).toEqual((await compile(tenant, first))?.figures);
  const earlier = weekNamed('2026-W42', 'UTC');
  expect(earlier && (await compile(tenant, earlier))).toBeNull();
});

test.each(zones)('any days in %s are the sum of their single days, as the log gives them', async (zone) => {
  const { lookAtRange, daysOfRange } = rangesIn(zone);
  // Three weeks and a day, so that no week is whole at both ends.
  const asked = { first: '2026-10-22', last: '2026-11-12' };
  const range = await lookAtRange(tenant, asked);
  const file = await daysOfRange(tenant, asked);
  expect(range?.unit).toBe('day');
  expect(range?.points).toEqual(file?.points);
  expect(range?.points).toHaveLength(22);
  for (const { first, last, alerts, ...point } of [...(range?.points ?? [])]) {
    expect([last, alerts]).toEqual([first, nobody]);
    const byHand = { ...countedByHand(all, [first], zone), visits: { pageViews: 0, sessions: 0 } };
    expect(point, `${first}, seed ${String(seed)}`).toEqual(shownOf(byHand));
  }
  const days = range?.points.map(({ first }) => first) ?? [];
  const whole = { ...countedByHand(all, days, zone), visits: { pageViews: 0, sessions: 0 } };
  expect(range?.total).toMatchObject(shownOf(whole));
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    range?.contacts.reduce((sum, ofDay) => sum + contactCount(ofDay[hour]), 0),
  );
  expect(byHour).toEqual(whole.byHour);
});

test('a longer time comes in weeks or months, and no day of it is lost or counted twice', async () => {
  const { lookAtRange, daysOfRange } = rangesIn('America/New_York');
  for (const [first, unit, countMax] of [
    ['2026-09-01', 'week', 14],
    ['2025-12-01', 'month', 12],
  ] as const) {
    const asked = { first, last: '2026-11-30' };
    const range = await lookAtRange(tenant, asked);
    const file = await daysOfRange(tenant, asked);
    expect([range?.unit, range?.points.length]).toEqual([unit, countMax]);
    expect(range?.total).toEqual(file?.total);
    const sum = (points: typeof file) =>
      points?.points.reduce((total, { calls, leads }) => total + 1_000 * calls.rang + leads.captured, 0);
    expect(sum(range)).toBe(sum(file));
    expect(sum(file)).toBeGreaterThan(10_000);
  }
});

test('the days of a past week go on saying what was mailed of it, whatever happens later', async () => {
  const mailed = await Promise.all(
    zones.map(async (zone) => {
      const [needs, accountId] = [needsIn(zone), uuidv7()];
      const week = weekNamed('2026-W45', zone);
      if (week === undefined) throw new Error('There is no such week');
      // The Monday after, at nine.
      const businessNow = () => new Date(Date.parse(week.to) + 9 * 60 * 60_000).toISOString();
      const { compile } = compileReport({ ...needs, businessNow });
      const make = makeReport({ ...needs, businessNow, compile, checkpoint: () => Promise.resolve('head') });
      const scheduled = { accountId, since: null, dueAt: week.to };
      await needs.handleReport(
        accountId,
        { type: 'ScheduleReport', data: scheduled, commandId: uuidv7(), now: week.to },
        { tenant, actor: 'system', causationId: '' },
      );
      const due = { key: uuidv7(), tenant, kind: 'weekly-report', subjectId: accountId, dueAt: week.to };
      await make(due);
      const { events } = await needs.handleReport.load(tenant, accountId);
      const made = events.find(({ type }) => type === 'ReportMade');
      if (made?.type !== 'ReportMade') throw new Error('Nothing was mailed');
      return { zone, days: week.days, ...made.data };
    }),
  );
  await playWeeks(
    log.store,
    tenant,
    createRandom(seed + 1),
  )(...(['2026-11-20T00:00:00.000Z', '2026-11-27T00:00:00.000Z', 30] as const));
  expect(await models.waitFor(await log.store.head(), 20_000)).toBe(true);
  for (const { zone, days, figures, before } of mailed) {
    const asked = { first: days[0] ?? '', last: days.at(-1) ?? '' };
    const range = await rangesIn(zone).lookAtRange(tenant, asked);
    expect(range?.total, zone).toMatchObject(shownOf(figures));
    expect(range?.before?.total, zone).toMatchObject(before === null ? {} : shownOf(before));
    const daily = range?.contacts.map((ofDay) => ofDay.reduce((sum, one) => sum + contactCount(one), 0));
    expect(daily, zone).toEqual(figures.byDay);
  }
});
