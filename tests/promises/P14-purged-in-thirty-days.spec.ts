import { expect, test } from 'vitest';
import { z } from 'zod';
import { event } from '../../domain/kernel/event.js';
import { families } from '../support/families.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf, written } from '../support/promise-row.js';

const events = {
  ErasureRequested: event(1, z.object({ requestedAt: z.string(), deadlineAt: z.string() })),
  ErasureCompleted: event(1, z.object({ completedAt: z.string() })),
};
const house = () => createMemoryHouse({ families: { ...families, erasure: { events, upcasts: {} } } });
const place = { category: 'erasure', id: 'an-erasure' };
const onDay = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString();
const requested = (deadlineAt = onDay(31)) => ({
  type: 'ErasureRequested',
  data: { requestedAt: onDay(1), deadlineAt },
});
const completed = (completedAt: string) => ({ type: 'ErasureCompleted', data: { completedAt } });

test('what was to be erased and is gone in time counts', async () => {
  const erased = house();
  expect(await rowOf('P14', erased)).toMatchObject({ state: 'no case yet' });
  await written(erased, place, requested(), completed(onDay(20)));
  expect(await rowOf('P14', erased)).toMatchObject({ state: 'kept', count: 1 });
});

test('an erasure that stops breaks it after thirty days', async () => {
  const stopped = house();
  await written(stopped, place, requested());
  expect(await rowOf('P14', stopped, { now: onDay(30) })).toMatchObject({ state: 'no case yet' });
  expect(await rowOf('P14', stopped, { now: onDay(32) })).toMatchObject({ state: 'broken' });
});

test.each([
  ['is done too late', requested(), completed(onDay(32))],
  ['is given too long', requested(onDay(60)), completed(onDay(20))],
])('one that %s breaks it', async (_how, ...happened) => {
  const late = house();
  await written(late, place, ...happened);
  expect(await rowOf('P14', late)).toMatchObject({ state: 'broken' });
});
