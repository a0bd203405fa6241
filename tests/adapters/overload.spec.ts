import express from 'express';
import { expect, test } from 'vitest';
import { createCoalescer } from '../../adapters/event-store/postgres/coalescer.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { Fault } from '../../application/ports/fault.js';
import { served } from '../support/served.js';

const never = { isLost: () => false, wait: () => Promise.resolve() };

test('a queue that is full refuses what comes next and does all that it took', async () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const append = createCoalescer<number, number>({
    ...never,
    async run(inputs) {
      await gate;
      return inputs;
    },
  });
  const taken = Array.from({ length: 10_000 }, (_, index) => append(`lane ${String(index)}`, 1, index));
  await expect(append('one more', 1, 0)).rejects.toMatchObject({ code: 'overloaded' });
  open();
  expect(await Promise.all(taken)).toHaveLength(10_000);
});

test('work of one lane keeps its order, and waits for its turn', async () => {
  const batches: (readonly number[])[] = [];
  const append = createCoalescer<number, number>({
    ...never,
    run(inputs) {
      batches.push(inputs);
      return Promise.resolve(inputs);
    },
  });
  await Promise.all([append('a', 1, 1), append('a', 1, 2), append('b', 1, 3), append('a', 1, 4)]);
  expect(batches).toEqual([[1, 3], [2], [4]]);
});

test('a line that breaks is tried again, and given up with a fault that may pass', async () => {
  let failures = 2;
  const append = createCoalescer<number, number>({
    run(inputs) {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('cut')) : Promise.resolve(inputs);
    },
    isLost: () => true,
    wait: () => Promise.resolve(),
  });
  expect(await append('a', 1, 7)).toBe(7);
  failures = 100;
  await expect(append('a', 1, 8)).rejects.toMatchObject({ code: 'store-unavailable' });
});

test.each([
  [new Fault('overloaded', 'There is too much to do just now.'), 503, 'overloaded', '1'],
  [new Fault('store-unavailable', 'The database cannot be reached.'), 503, 'store-unavailable', '1'],
  [new Error('a secret that nobody is told'), 503, 'unavailable', '1'],
  [new Fault('business-not-found', 'There is no such business.'), 404, 'business-not-found', null],
])('%s is answered as a problem that says when to come back', async (error, status, code, retryAfter) => {
  const told: unknown[] = [];
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(handleErrors((one) => told.push(one)));
  const site = await served(app);
  const answer = await fetch(site.origin);
  const body = await answer.text();
  expect(answer.status).toBe(status);
  expect(answer.headers.get('retry-after')).toBe(retryAfter);
  expect(JSON.parse(body)).toMatchObject({ code });
  expect(body).not.toContain('secret');
  expect(told).toHaveLength(error instanceof Fault ? 0 : 1);
  await site.close();
});
