import { expect, test } from 'vitest';
import { createMemoryHouse } from '../support/memory-house.js';
import { requested } from '../support/data-requests.js';
import { rowOf } from '../support/promise-row.js';

test('a deletion that was asked for by letter is done in time', async () => {
  const house = createMemoryHouse();
  await requested(house, 'access');
  expect(await rowOf('P17', house)).toMatchObject({ state: 'no case yet' });
  await requested(house, 'erasure', '2026-11-20T10:00:00.000Z');
  expect(await rowOf('P17', house)).toMatchObject({ state: 'kept', count: 1 });
});

test('one that is forgotten breaks it', async () => {
  const house = createMemoryHouse();
  await requested(house, 'erasure');
  expect(await rowOf('P17', house)).toMatchObject({ state: 'kept', count: 1 });
  expect(await rowOf('P17', house, { now: '2026-12-02T10:00:00.000Z' })).toMatchObject({ state: 'broken' });
});
