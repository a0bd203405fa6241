import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMovedClocks } from '../../adapters/sandbox/clocks/moved-clocks.js';
import { createTimeMachine } from '../../adapters/sandbox/clocks/time-machine.js';
import { runDue, type Due } from '../../application/due/run-due.js';
import { sameClockLater } from '../../application/due/local-time.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const now = '2026-11-26T12:00:00.000Z';
const dueOf = (tenant: string, kind: string, dueAt: string): Due => ({
  ...{ key: `${kind}/${tenant}/${dueAt}`, tenant, kind, subjectId: tenant, dueAt },
});

/** Two businesses, each owed a report every week and something that always fails; the clock of `demo` may be moved. */
async function createHouse(demo: string, real: string) {
  const rows = [demo, real].flatMap((tenant) => [
    dueOf(tenant, 'weekly-report', '2026-11-30T08:00:00.000Z'),
    dueOf(tenant, 'broken', '2026-12-01T08:00:00.000Z'),
  ]);
  const done: { readonly tenant: string; readonly at: string }[] = [];
  const stops: string[] = [];
  const movedClocks = await createMovedClocks(database.pool);
  const businessNow = (tenant: string) =>
    new Date(Date.parse(now) + movedClocks.aheadMs(tenant)).toISOString();
  const due = ({
    now: at,
    tenant,
    countMax,
  }: {
    readonly now: string;
    readonly tenant: string | null;
    readonly countMax: number;
  }) =>
    Promise.resolve(
      rows
        .filter((row) => row.dueAt <= at && (tenant === null || row.tenant === tenant))
        .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
        .slice(0, countMax),
    );
  const machine = createTimeMachine({
    ...{ movedClocks, demoAccounts: [demo], businessNow, due, unhurried: [] },
    profileOf: (name) => Promise.resolve({ name, timeZone: 'UTC' }),
    trialEndsAt: () => Promise.resolve(null),
    runDue: runDue({
      ...{ due, businessNow, now: () => now, ahead: () => movedClocks.ahead() },
      works: {
        'weekly-report'(turn) {
          done.push({ tenant: turn.tenant, at: businessNow(turn.tenant) });
          const next = sameClockLater(turn.dueAt, 'UTC', { days: 7 });
          rows.splice(rows.indexOf(turn), 1, dueOf(turn.tenant, turn.kind, next));
          return Promise.resolve();
        },
        broken: () => Promise.reject(new Error('No')),
      },
      onFailure: () => undefined,
      onDone: (turn) => {
        machine.note(turn);
      },
    }),
    settled: () => Promise.resolve(),
    lettersSince: () => Promise.resolve([]),
    onMoved(_tenant, at) {
      stops.push(at);
      return Promise.resolve();
    },
    now: () => now,
  });
  return { machine, rows, done, stops, businessNow };
}

test('twelve months later every week has had its report on its day, and what fails holds nothing up', async () => {
  const { machine, done, stops } = await createHouse('demo-1', 'real-1');
  const clock = await machine.move('demo-1', 'twelve-months');
  expect(clock).toMatchObject({ now: '2027-11-26T12:00:00.000Z', isMoved: true });
  expect(clock?.last?.done).toEqual([{ kind: 'weekly-report', count: 52 }]);
  expect(done.map(({ at }) => at).slice(0, 3)).toEqual([
    '2026-11-30T08:00:00.000Z',
    '2026-12-07T08:00:00.000Z',
    '2026-12-14T08:00:00.000Z',
  ]);
  expect(stops.at(-1)).toBe('2027-11-26T12:00:00.000Z');
  expect(stops).toEqual([...stops].sort());
});

test('a real account beside the demo stays where it is: nothing of it comes early, and its clock cannot be moved', async () => {
  const { machine, rows, done, businessNow } = await createHouse('demo-2', 'real-2');
  const before = rows.filter(({ tenant }) => tenant === 'real-2');
  await machine.move('demo-2', 'twelve-months');
  expect(rows.filter(({ tenant }) => tenant === 'real-2')).toEqual(before);
  expect(done.filter(({ tenant }) => tenant === 'real-2')).toEqual([]);
  expect(await machine.move('real-2', 'next-day')).toBeUndefined();
  expect(businessNow('real-2')).toBe(now);
});

test('the steps lead ten minutes on, to the next day, the next Monday and twelve months on; to the end of a trial only where one runs', async () => {
  const { machine } = await createHouse('demo-3', 'real-3');
  expect(await machine.clocks()).toMatchObject([
    {
      now,
      isMoved: false,
      steps: {
        'ten-minutes': '2026-11-26T12:10:00.000Z',
        'next-day': '2026-11-27T12:00:00.000Z',
        'next-monday': '2026-11-30T08:00:00.000Z',
        'trial-end': null,
        'twelve-months': '2027-11-26T12:00:00.000Z',
      },
      last: null,
    },
  ]);
  expect(await machine.move('demo-3', 'trial-end')).toBeUndefined();
});
