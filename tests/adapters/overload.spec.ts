import express from 'express';
import { expect, test } from 'vitest';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { Fault } from '../../application/ports/fault.js';
import { served } from '../support/served.js';

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
