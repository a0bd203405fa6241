import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sameOriginOnly } from '../../adapters/http/guard/same-origin.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { served, type Served } from '../support/served.js';

const own = 'https://desk.example.com';
let server: Served;

beforeAll(async () => {
  const app = express();
  app.use(sameOriginOnly(new Set([own])));
  app.use((_request, response) => {
    response.status(204).end();
  });
  app.use(handleErrors(() => undefined));
  server = await served(app);
});
afterAll(() => server.close());

const Cookie = 'mia-session=x';

test.each<readonly [who: string, headers: Readonly<Record<string, string>>, isLet: boolean]>([
  ['our own page', { Cookie, 'Sec-Fetch-Site': 'same-origin', Origin: own }, true],
  ['somebody who typed the address', { Cookie, 'Sec-Fetch-Site': 'none' }, true],
  ['another website', { Cookie, 'Sec-Fetch-Site': 'cross-site' }, false],
  ['another name of our site', { Cookie, 'Sec-Fetch-Site': 'same-site' }, false],
  ['one that pretends its Origin as well', { Cookie, 'Sec-Fetch-Site': 'cross-site', Origin: own }, false],
  ['an older browser on our page', { Cookie, Origin: own }, true],
  ['an older browser elsewhere', { Cookie, Origin: 'https://evil.example' }, false],
  ['an older browser in a frame without a name', { Cookie, Origin: 'null' }, false],
  ['a browser that says nothing of where it is', { Cookie }, false],
  ['a program with a key', { Authorization: 'Bearer mia_live_x' }, true],
])('%s', async (_who, headers, isLet) => {
  const answer = await fetch(server.origin, { method: 'POST', headers });
  expect(answer.status).toBe(isLet ? 204 : 403);
  expect((await fetch(server.origin, { headers })).status, 'a look changes nothing').toBe(204);
});
