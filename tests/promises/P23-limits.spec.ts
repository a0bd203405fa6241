import express, { type RequestHandler } from 'express';
import { expect, test } from 'vitest';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import { asked } from '../support/asked.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf } from '../support/promise-row.js';

const api = (...guards: readonly RequestHandler[]) =>
  express().use('/api/v1', ...guards, (_request, response) => void response.json({}));

test('every answer says how much may be asked', async () => {
  const row = await asked(api(createRateLimits().dashboard), (ask) =>
    rowOf('P23', createMemoryHouse(), { ask }),
  );
  expect(row).toMatchObject({ state: 'kept', count: 3 });
});

test('limits that are switched off break it', async () => {
  const off: RequestHandler = (_request, _response, next) => {
    next();
  };
  const row = await asked(api(off), (ask) => rowOf('P23', createMemoryHouse(), { ask }));
  expect(row).toMatchObject({ state: 'broken', evidence: expect.stringContaining('without end') as string });
});

test('where nothing runs there is nothing to say', async () => {
  expect(await rowOf('P23', createMemoryHouse())).toMatchObject({ state: 'no case yet' });
});
