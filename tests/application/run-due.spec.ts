import { expect, test } from 'vitest';
import { runDue, type Due } from '../../application/due/run-due.js';

const reminder = (subjectId: string, dueAt: string): Due => ({
  ...{ key: `reminder/${subjectId}/${dueAt}`, tenant: subjectId, kind: 'reminder', subjectId, dueAt },
});

/** Two businesses, a table of due times and a clock that is turned by hand. */
function createDueHouse(rows: Due[]) {
  const done: string[] = [];
  const told: string[] = [];
  const clock = { now: '2026-11-26T12:00:00.000Z', ahead: new Map<string, string>(), fails: false };
  const run = runDue({
    due: ({ now, tenant, countMax }) =>
      Promise.resolve(
        rows
          .filter((row) => row.dueAt <= now && (tenant === null || row.tenant === tenant))
          .slice(0, countMax),
      ),
    works: {
      reminder(due) {
        if (clock.fails && due.subjectId === 'one') return Promise.reject(new Error('No log'));
        done.push(due.key);
        rows.splice(rows.indexOf(due), 1);
        return Promise.resolve();
      },
    },
    now: () => clock.now,
    businessNow: (tenant) => clock.ahead.get(tenant) ?? clock.now,
    ahead: () => [...clock.ahead.keys()],
    onFailure: ({ key }) => told.push(key),
  });
  return { run, clock, done, told };
}

test('what is due is done, and what is not waits', async () => {
  const rows = [reminder('one', '2026-11-26T11:00:00.000Z'), reminder('two', '2026-11-26T13:00:00.000Z')];
  const { run, clock, done } = createDueHouse(rows);
  await run();
  await run();
  expect(done).toEqual(['reminder/one/2026-11-26T11:00:00.000Z']);
  clock.now = '2026-11-26T13:00:00.000Z';
  await run();
  expect(done).toHaveLength(2);
});

test('a business whose clock was moved sees what is due later, and no other does', async () => {
  const rows = [reminder('one', '2027-11-26T11:00:00.000Z'), reminder('two', '2027-11-26T11:00:00.000Z')];
  const { run, clock, done } = createDueHouse(rows);
  clock.ahead.set('two', '2027-12-01T00:00:00.000Z');
  await run();
  expect(done).toEqual(['reminder/two/2027-11-26T11:00:00.000Z']);
});

test('what fails is told, tried again later, and holds up nothing else', async () => {
  const rows = [reminder('one', '2026-11-26T11:00:00.000Z'), reminder('two', '2026-11-26T11:00:00.000Z')];
  const { run, clock, done, told } = createDueHouse(rows);
  clock.fails = true;
  await run();
  await run();
  expect(done).toEqual(['reminder/two/2026-11-26T11:00:00.000Z']);
  expect(told).toEqual(['reminder/one/2026-11-26T11:00:00.000Z']);
  clock.fails = false;
  clock.now = '2026-11-26T12:00:05.000Z';
  await run();
  expect(done).toHaveLength(2);
});
