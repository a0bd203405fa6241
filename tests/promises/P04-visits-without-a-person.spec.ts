import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUsage } from '../../adapters/usage/usage.js';
import { storedVisits } from '../../adapters/usage/stored-visits.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf } from '../support/promise-row.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await createUsage(database.pool).record({
    ...{ tenant: 'acme', at: new Date().toISOString(), path: '/prices', referrerHost: 'www.example.com' },
    ...{ device: 'phone', fingerprint: 'somebody' },
  });
});
afterAll(() => database.close());

const row = () => rowOf('P4', createMemoryHouse(), { visits: () => storedVisits(database.pool) });

test('a page view is counted, and no column could say whose it was', async () => {
  expect(await row()).toMatchObject({ state: 'kept', count: 1 });
});

test('a cookie for whoever loads the widget breaks it', async () => {
  const ask = () => Promise.resolve({ status: 200, headers: {}, cookies: ['visitor=1'] });
  const visits = () => storedVisits(database.pool);
  expect(await rowOf('P4', createMemoryHouse(), { visits, ask })).toMatchObject({ state: 'broken' });
});

test('a column for a person breaks it', async () => {
  await database.owner.query('alter table usage.visits add column visitor text');
  expect(await row()).toMatchObject({
    state: 'broken',
    evidence: expect.stringContaining('visits.visitor') as string,
  });
});
