import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createResendMail } from '../../adapters/resend/resend.js';
import { createResendDouble } from '../../adapters/sandbox/resend/resend-double.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { served, type Served } from '../support/served.js';

let database: TestDatabase;
let resend: Served;
let failures = 0;

beforeAll(async () => {
  database = await testDatabase();
  const app = express();
  app.use((_request, response, next) => {
    if (failures === 0) next();
    else {
      failures -= 1;
      response.status(500).json({ statusCode: 500, name: 'internal_server_error', message: 'Oh' });
    }
  });
  app.use(
    createResendDouble({ pool: database.pool, webhook: undefined, fetch, wait: () => Promise.resolve() }).api,
  );
  resend = await served(app);
});
afterAll(async () => {
  await resend.close();
  await database.close();
});

const mail = (apiKey = 're_test') =>
  createResendMail(
    { apiKey, baseUrl: resend.origin, from: 'Desk <desk@example.com>', timeoutMs: 2_000, triesMax: 3 },
    { wait: () => Promise.resolve() },
  );
const letter = { to: 'ann@example.com', subject: 'Hello', text: 'Words' };
const count = async (): Promise<number> =>
  Number(
    (await database.pool.query<{ count: string }>('select count(*) from sandbox.letters')).rows[0]?.count,
  );

test('a letter is taken, and the same attempt again is the same letter', async () => {
  const first = await mail().send({ attemptId: 'one', ...letter });
  expect(first).toMatchObject({ outcome: 'accepted' });
  expect(await mail().send({ attemptId: 'one', ...letter })).toEqual(first);
  expect(await count()).toBe(1);
});
test('another letter under the same attempt is not sent', async () => {
  await mail().send({ attemptId: 'two', ...letter });
  expect(await mail().send({ attemptId: 'two', ...letter, subject: 'Other' })).toEqual({
    outcome: 'unknown',
  });
});
test('what passes is tried again, what stays is not', async () => {
  failures = 2;
  expect(await mail().send({ attemptId: 'three', ...letter })).toMatchObject({ outcome: 'accepted' });
  failures = 3;
  expect(await mail().send({ attemptId: 'four', ...letter })).toEqual({ outcome: 'unknown' });
  expect(await mail().send({ attemptId: 'five', ...letter, subject: '' })).toEqual({
    outcome: 'refused',
    code: 'missing_required_field',
  });
  expect(await mail('wrong').send({ attemptId: 'six', ...letter })).toMatchObject({ outcome: 'refused' });
});
