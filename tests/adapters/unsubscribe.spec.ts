import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import { createUnsubscribeTokens } from '../../adapters/http/guard/unsubscribe-token.js';
import { unsubscribeRoutes } from '../../adapters/http/pages/unsubscribe.js';
import { preferLetters } from '../../application/mail/prefer-letters.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { served, type Served } from '../support/served.js';

const tokens = createUnsubscribeTokens(new Uint8Array(32));
const declining = { tenant: 'business', memberId: 'ann', kind: 'report' as const };
const link = tokens.issue(declining);
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const oneClick = { method: 'POST', headers: form, body: 'List-Unsubscribe=One-Click' };

let house: ReturnType<typeof createMemoryHouse>;
let site: Served;
beforeEach(() => {
  house = createMemoryHouse();
});
beforeAll(async () => {
  const routes = unsubscribeRoutes({
    tokens,
    limits: createRateLimits(),
    languageOf: (tenant) => Promise.resolve(tenant === 'business' ? 'en' : 'de'),
    prefer: (preference) =>
      preferLetters({
        handleMailbox: house.handleMailbox,
        mailboxIdOf: ({ tenant, memberId }) => `${tenant}/${memberId}`,
        ...{ newId: uuidv7, now: () => '2026-05-01T09:00:00.000Z' },
      })(preference),
  });
  site = await served(express().use(routes));
});
afterAll(() => site.close());

const ask = (init: RequestInit = {}, token = link) =>
  fetch(`${site.origin}/u/${token}`, { redirect: 'error', ...init });
const declined = async () => (await house.handleMailbox.load('business', 'business/ann')).state.declined;

test('one POST of a mail program unsubscribes, without a cookie and without being sent elsewhere', async () => {
  const answer = await ask(oneClick);
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await declined()).toEqual(['report']);
  expect((await ask(oneClick)).status).toBe(200);
  const { events } = await house.handleMailbox.load('business', 'business/ann');
  expect(events).toMatchObject([{ type: 'Unsubscribed', data: { kind: 'report', via: 'one-click' } }]);
});

test('so does one whose form has several parts', async () => {
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  expect((await ask({ method: 'POST', body })).status).toBe(200);
  expect(await declined()).toEqual(['report']);
});

test('looking at the link never unsubscribes, and shows a button that does', async () => {
  for (const method of ['HEAD', 'GET', 'OPTIONS']) expect((await ask({ method })).status).toBe(200);
  expect(await declined()).toEqual([]);
  const page = await (await ask()).text();
  expect(page).toContain('<form method="post">');
  expect(page).not.toContain('business/ann');
  await ask({ method: 'POST', headers: form, body: 'by=page' });
  expect(await declined()).toEqual(['report']);
});

test('a POST that says nothing of the kind does not, nor does a link that is not whole', async () => {
  expect((await ask({ method: 'POST' })).status).toBe(400);
  expect((await ask({ ...oneClick, body: 'something=else' })).status).toBe(400);
  const [about = '', signature = ''] = link.split('.');
  const other = Buffer.from(JSON.stringify(['business', 'bo', 'report'])).toString('base64url');
  for (const token of [about, `${about}.`, `${other}.${signature}`, `${about}.${signature.slice(1)}`, 'x'])
    expect((await ask(oneClick, token)).status, token).toBe(404);
  expect(await declined()).toEqual([]);
});
