import { expect, test } from 'vitest';
import { z } from 'zod';
import { event } from '../../domain/kernel/event.js';
import { families } from '../support/families.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf, written } from '../support/promise-row.js';

const events = { ErasureRequested: event(1, z.object({})), ErasureCompleted: event(1, z.object({})) };
const house = () => createMemoryHouse({ families: { ...families, erasure: { events, upcasts: {} } } });
const days = (count: number): string => new Date(Date.now() + count * 24 * 60 * 60_000).toISOString();
const place = { category: 'erasure', id: 'an-erasure' };

test('what was to be erased and is gone counts', async () => {
  const erased = house();
  expect(await rowOf('P14', erased)).toMatchObject({ state: 'no case yet' });
  await written(
    erased,
    place,
    { type: 'ErasureRequested', data: {} },
    { type: 'ErasureCompleted', data: {} },
  );
  expect(await rowOf('P14', erased, { now: days(1) })).toMatchObject({ state: 'kept', count: 1 });
});

test('an erasure that stops breaks it after thirty days', async () => {
  const stopped = house();
  await written(stopped, place, { type: 'ErasureRequested', data: {} });
  expect(await rowOf('P14', stopped, { now: days(29) })).toMatchObject({ state: 'no case yet' });
  expect(await rowOf('P14', stopped, { now: days(31) })).toMatchObject({ state: 'broken' });
});
