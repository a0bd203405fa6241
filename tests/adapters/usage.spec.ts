import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUsage } from '../../adapters/usage/usage.js';
import type { Visit } from '../../application/ports/usage.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const fingerprint = '203.0.113.7 Firefox';
const visit = (change: Partial<Visit> = {}): Visit => ({
  tenant: 'acme',
  at: '2026-11-24T10:00:00.000Z',
  path: '/prices',
  referrerHost: 'www.example.com',

  device: 'phone',
  fingerprint,
  ...change,
});

test('views of one browser on one day are one session, and another browser is another', async () => {
  const usage = createUsage(database.pool);
  await Promise.all([usage.record(visit()), usage.record(visit({ path: '/hours' }))]);
  await usage.record(visit({ fingerprint: '203.0.113.8 Firefox' }));
  expect(await usage.days('acme', '2026-11-01')).toEqual([{ day: '2026-11-24', pageViews: 3, sessions: 2 }]);
});

test('two processes count one browser once', async () => {
  const [one, other] = [createUsage(database.pool), createUsage(database.pool)];
  await Promise.all([one.record(visit()), other.record(visit())]);
  expect(await one.days('acme', '2026-11-24')).toEqual([{ day: '2026-11-24', pageViews: 2, sessions: 1 }]);
});

test('a business sees its own days only, from the day asked for on', async () => {
  const usage = createUsage(database.pool);
  await usage.record(visit());
  await usage.record(visit({ at: '2026-12-01T00:00:00.000Z' }));
  expect(await usage.days('other', '2026-11-01')).toEqual([]);
  expect(await usage.days('acme', '2026-11-25')).toEqual([{ day: '2026-12-01', pageViews: 1, sessions: 1 }]);
});

test('the pages and devices of some days are told with the most opened first, of one business alone', async () => {
  const usage = createUsage(database.pool);
  await usage.record(visit());
  await usage.record(visit({ device: 'desktop' }));
  await usage.record(visit({ path: '/hours', at: '2026-11-24T23:59:59.999Z' }));
  await usage.record(visit({ path: '/hours', at: '2026-11-25T00:00:00.000Z' }));
  await usage.record(visit({ path: '/elsewhere', tenant: 'other' }));
  const day = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
  expect(await usage.visited('acme', day)).toEqual({
    pages: [
      { path: '/prices', views: 2 },
      { path: '/hours', views: 1 },
    ],
    devices: [
      { device: 'phone', views: 2 },
      { device: 'desktop', views: 1 },
    ],
  });
  expect(await usage.visited('nobody', day)).toEqual({ pages: [], devices: [] });
});

test('the next day throws away the salt and the sessions of the day before', async () => {
  const usage = createUsage(database.pool);
  await usage.record(visit());
  const before = await sessions();
  await usage.record(visit({ at: '2026-11-25T00:00:00.000Z' }));
  expect(await salts()).toEqual(['2026-11-25']);
  const after = await sessions();
  expect(after.map(({ day }) => day)).toEqual(['2026-11-25']);
  expect(after[0]?.session).not.toBe(before[0]?.session);
});

test('a view that comes late is counted on its day, and its salt is not brought back', async () => {
  const usage = createUsage(database.pool);
  await usage.record(visit());
  await usage.record(visit({ at: '2026-11-25T00:00:00.000Z' }));
  await usage.record(visit());
  expect(await salts()).toEqual(['2026-11-25']);
  expect(await usage.days('acme', '2026-11-24')).toMatchObject([{ pageViews: 2 }, { pageViews: 1 }]);
});

test('no table holds the address or the browser of a visitor', async () => {
  const usage = createUsage(database.pool);
  await usage.record(visit());
  for (const table of ['visits', 'days', 'sessions', 'salts']) {
    const { rows } = await database.pool.query<{ row: string }>(
      `select row_to_json(t)::text as row from usage.${table} t`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toMatch(/203\.0\.113|Firefox/u);
  }
});

test('every month of views is a table of its own, so that it goes without a trace', async () => {
  const usage = createUsage(database.pool);
  await usage.record(visit({ at: '2026-12-31T23:59:59.999Z' }));
  await usage.record(visit({ at: '2027-01-01T00:00:00.000Z' }));
  const { rows } = await database.pool.query(
    'select tableoid::regclass::text as month, count(*)::int as views from usage.visits group by 1 order by 1',
  );
  expect(rows).toEqual([
    { month: 'usage."visits_2026-12"', views: 1 },
    { month: 'usage."visits_2027-01"', views: 1 },
  ]);
});

const salts = async (): Promise<readonly string[]> => {
  const { rows } = await database.pool.query<{ day: string }>('select day::text from usage.salts');
  return rows.map(({ day }) => day);
};

const sessions = async () => {
  const { rows } = await database.pool.query<{ day: string; session: string }>(
    `select day::text, encode(session, 'hex') as session from usage.sessions`,
  );
  return rows;
};

test('a website on which the widget ran is noted with its last time, and a made-up crowd of them is not', async () => {
  const usage = createUsage(database.pool);
  const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 10, 0, second)).toISOString();
  const sight = (host: string, second: number, tenant = 'acme') =>
    usage.sight({ tenant, host, at: at(second) });
  expect(await sight('example.com', 0)).toBe(true);
  expect(await sight('example.com', 3)).toBe(false);
  expect(await sight('example.com', 12)).toBe(true);
  expect(await sight('shop.example.com', 13)).toBe(true);
  expect(await usage.sightings('acme')).toEqual([
    { host: 'shop.example.com', at: at(13) },
    { host: 'example.com', at: at(12) },
  ]);
  expect(await usage.sightings('other')).toEqual([]);
  for (let count = 2; count < 50; count += 1) await sight(`${String(count)}.example.com`, 20);
  expect(await sight('one-more.example.com', 21)).toBe(false);
  expect(await sight('example.com', 30)).toBe(true);
  expect(await usage.sightings('acme')).toHaveLength(10);
});
