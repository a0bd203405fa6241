import { expect, test } from 'vitest';
import { createMemoryHouse } from '../support/memory-house.js';
import { requested } from '../support/data-requests.js';
import { rowOf } from '../support/promise-row.js';

test('a request is tracked to its deadline', async () => {
  const house = createMemoryHouse();
  await requested(house, 'access', '2026-11-20T10:00:00.000Z');
  await requested(house, 'correction');
  expect(await rowOf('P25', house)).toMatchObject({
    ...{ state: 'kept', count: 2 },
    evidence: expect.stringContaining('1 open') as string,
  });
});

test.each([
  ['answered late', '2026-12-02T10:00:00.000Z'],
  ['not answered at all', undefined],
])('one that is %s breaks it', async (_how, closedAt) => {
  const house = createMemoryHouse();
  await requested(house, 'access', closedAt);
  expect(await rowOf('P25', house, { now: '2026-12-03T10:00:00.000Z' })).toMatchObject({ state: 'broken' });
});

test('without an address for questions it is broken', async () => {
  const house = createMemoryHouse();
  expect(await rowOf('P25', house, { contact: 'ask around' })).toMatchObject({ state: 'broken' });
});
