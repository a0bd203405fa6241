import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { logIn, signUp } from '../support/members.js';
import type { Billing, PaymentPage } from '../../adapters/http/contract/billing.js';
import type { Session } from '../../adapters/http/contract/session.js';

const data = dataDirectory();
let database: TestDatabase;
let product: Running;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    ...{ DATA_DIR: data.path, ...database.variables },
  });
});
afterAll(async () => {
  await product.stop();
  await database.close();
  data.dispose();
});

const move = (body: object, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${product.origin}/sandbox/clock/move`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Every event of one business. */
const eventsOf = async (tenant: string): Promise<readonly object[]> =>
  (
    await database.owner.query<object>(
      'select stream, revision, id from log.events where tenant = $1 order by 1, 2',
      [tenant],
    )
  ).rows;
const dueTimesOf = async (tenant: string) => {
  const { rows } = await database.owner.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables where tablename like 'due_times%'`,
  );
  const found = rows.map(({ table }) =>
    database.owner.query<object>(
      `select kind, subject_id, due_at from ${table} where tenant = $1 order by 1, 2, 3`,
      [tenant],
    ),
  );
  return (await Promise.all(found)).map((one) => one.rows);
};

test('a demo’s trial ends with its reminders, and a plan that is bought then is paid for as time goes on', async () => {
  const { origin } = product;
  const owner = await logIn(origin, 'owner@marigold.example');
  const demo = ((await (await owner.get('/session')).json()) as Session).business;
  const billing = async () => (await (await owner.get('/billing')).json()) as Billing;
  await expect.poll(async () => (await billing()).standing).toBe('trial');

  expect((await move({ accountId: demo.accountId, step: 'trial-end' })).status).toBe(200);
  expect((await billing()).standing).toBe('ended');
  const subjects = async () => {
    const answer = await fetch(`${origin}/sandbox/letters.json`);
    return ((await answer.json()) as { letters: { subject: string }[] }).letters.map((one) => one.subject);
  };
  await expect
    .poll(subjects)
    .toEqual(expect.arrayContaining(['Your trial ends in 7 days', 'Your trial has ended today']));

  const asked = { planId: 'desk', attemptId: randomUUID() };
  const { url } = (await (await owner.post('/billing/checkout', asked)).json()) as PaymentPage;
  await fetch(`${url}/works`, { method: 'POST', redirect: 'manual' });
  await expect.poll(async () => (await billing()).standing).toBe('active');
  const before = (await billing()).period;
  for (let week = 0; week < 6; week += 1) await move({ accountId: demo.accountId, step: 'next-monday' });
  // What the payment service did until then is known once the clock stands.
  const after = await billing();
  expect(after.standing).toBe('active');
  expect(after.period?.from).toBe(before?.to);
});

test('twelve months pass for the demo, and a real account beside it is untouched', async () => {
  const { origin } = product;
  const owner = await signUp(origin, 'owner@example.com', 'A real business');
  const { business } = (await (await owner.get('/session')).json()) as Session;
  // Its website is nobody's: once that is known, nothing more happens to it by itself.
  await expect
    .poll(async () => JSON.stringify(await (await owner.get('/knowledge')).json()))
    .toMatch(/failed/u);
  const before = { events: await eventsOf(business.accountId), due: await dueTimesOf(business.accountId) };

  const demoOwner = await logIn(origin, 'owner@marigold.example');
  const demo = ((await (await demoOwner.get('/session')).json()) as Session).business;
  const answer = await move({ accountId: demo.accountId, step: 'twelve-months' });
  const clock = (await answer.json()) as { readonly now: string; readonly last: object };
  const aheadMs = Date.parse(clock.now) - Date.now();
  expect(aheadMs / 86_400_000).toBeGreaterThan(364);

  expect(before.events.length).toBeGreaterThan(0);
  expect(await eventsOf(business.accountId)).toEqual(before.events);
  expect(await dueTimesOf(business.accountId)).toEqual(before.due);

  // The demo's own screens end with its own day, those of the other with today.
  const lastDay = async (member: typeof owner) =>
    ((await (await member.get('/overview')).json()) as { days: { day: string }[] }).days.at(-1)?.day;
  expect(await lastDay(demoOwner)).toBe(clock.now.slice(0, 10));
  expect(await lastDay(owner)).toBe(new Date().toISOString().slice(0, 10));
});

test('nobody moves the clock of a real account, and no other website moves any', async () => {
  const owner = await signUp(product.origin, 'another@example.com', 'Another real business');
  const { business } = (await (await owner.get('/session')).json()) as Session;
  expect((await move({ accountId: business.accountId, step: 'next-day' })).status).toBe(404);
  expect((await move({ accountId: 'nobody', step: 'next-day' })).status).toBe(404);
  expect((await move({ accountId: business.accountId, step: 'back' })).status).toBe(422);
  const foreign = await move({ accountId: 'x', step: 'next-day' }, { 'Sec-Fetch-Site': 'cross-site' });
  expect(foreign.status).toBe(403);
});
