import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { mia } from '../support/command-line.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { logIn, signUp } from '../support/members.js';
import { phoneNetwork } from '../support/phone-network.js';
import { visit } from '../support/visitor.js';
import type { Billing, PaymentPage } from '../../adapters/http/contract/billing.js';
import type { Calls } from '../../adapters/http/contract/calls.js';
import type { Retention } from '../../adapters/http/contract/retention.js';
import { demoPast } from '../../adapters/sandbox/demo-past.js';
import type { Session } from '../../adapters/http/contract/session.js';

const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  variables = {
    ...{ DATA_DIR: data.path, DEMO_PAST: 'on', ...database.variables, ...network.variables },
  };
  product = await startProduct(variables);
  await network.lead(product.origin);
});
afterAll(async () => {
  await product.stop();
  await network.close();
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

/** How many rows a business has in the tables of that name, those of read models by their own. */
async function rowsOf(tenant: string, name: string): Promise<number> {
  const { rows } = await database.owner.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
     where tablename ~ ('^' || $1 || '(_[0-9]+)?$') and schemaname <> 'sandbox'`,
    [name],
  );
  expect(rows.length, name).toBeGreaterThan(0);
  let count = 0;
  for (const { table } of rows) {
    const found = await database.owner.query(`select from ${table} where tenant = $1`, [tenant]);
    count += found.rowCount ?? 0;
  }
  return count;
}

const said = ['transcript', 'conversation_inbox', 'questions', 'told', 'call_log', 'text_links', 'texts'];

/** Of everything that was sealed as something said, and is still there. */
async function sealedOf(tenant: string): Promise<number> {
  const { rows } = await database.owner.query<{ count: string }>(
    `select count(*) from log.sealed join log.events on id = event_id
     where tenant = $1 and category in ('conversation', 'call', 'consent', 'transcript', 'rehearsal')`,
    [tenant],
  );
  return Number(rows[0]?.count);
}

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

test('twelve months and a day later nothing that was said to the demo is left, and each run says what went', async () => {
  const { origin } = product;
  const owner = await logIn(origin, 'owner@marigold.example');
  const demo = ((await (await owner.get('/session')).json()) as Session).business;
  const real = await signUp(origin, 'kept@example.com', 'A business that stays');
  const { business } = (await (await real.get('/session')).json()) as Session;
  const visitor = await visit(origin, business.siteKey);
  await visitor.send('What do you repair?');
  // Its website is nobody's: once that is known, nothing more happens to it by itself.
  await expect
    .poll(async () => JSON.stringify(await (await real.get('/knowledge')).json()))
    .toMatch(/failed/u);

  const call = await network.call();
  await call.until('heard', ({ text }) => text.includes('this call is recorded'));
  await call.ask('Could you text me the booking link?', /You will get one text/u);
  await call.ask('Yes please', /sending it now/u);
  call.hangUp();
  await call.ended;
  const callsOf = async () => (await (await owner.get('/calls')).json()) as Calls;
  await expect
    .poll(async () => (await callsOf()).calls.map(({ recording }) => recording), { timeout: 20_000 })
    .toEqual(['stored']);
  const { rows: sounds } = await database.owner.query<{ blob: string }>(
    `select body ->> 'blobId' as blob from log.events where type = 'RecordingStored'`,
  );
  await expect
    .poll(() => rowsOf(demo.accountId, 'conversation_inbox'), { timeout: 60_000 })
    .toBe(demoPast.length + 1);
  await expect.poll(() => sealedOf(demo.accountId)).toBeGreaterThan(100);
  const visits = await rowsOf(demo.accountId, 'visits');
  expect(visits).toBeGreaterThan(0);
  const keptNumbers = async () =>
    Promise.all(['days', 'desk_quarters', 'outcomes'].map((name) => rowsOf(demo.accountId, name)));
  const numbers = await keptNumbers();
  const untouched = async () => ({
    rows: await Promise.all(said.map((name) => rowsOf(business.accountId, name))),
    events: await eventsOf(business.accountId),
    due: await dueTimesOf(business.accountId),
    sealed: await sealedOf(business.accountId),
  });
  const before = await untouched();

  await move({ accountId: demo.accountId, step: 'twelve-months' });
  const moved = await move({ accountId: demo.accountId, step: 'next-day' });
  const clock = (await moved.json()) as { readonly now: string };

  for (const name of [...said, 'visits']) expect(await rowsOf(demo.accountId, name), name).toBe(0);
  expect(await sealedOf(demo.accountId)).toBe(0);
  const { rows: left } = await database.owner.query('select from blobs.sealed where blob_id = any($1)', [
    sounds.map(({ blob }) => blob),
  ]);
  expect([sounds.length, left.length]).toEqual([1, 0]);
  expect(await callsOf()).toMatchObject({ calls: [] });
  // Numbers that hold nobody stay, and a lead stays while the account is active.
  const after = await keptNumbers();
  expect(numbers.every((count, index) => count > 0 && (after[index] ?? 0) >= count)).toBe(true);
  expect(await rowsOf(demo.accountId, 'lead_inbox')).toBeGreaterThan(0);

  const { rows: runs } = await database.owner.query<{ removed: Record<string, number> }>(
    `select body -> 'removed' as removed from log.events where tenant = $1 and type = 'RetentionRunCompleted'`,
    [demo.accountId],
  );
  const sumOf = (kind: string): number => runs.reduce((sum, { removed }) => sum + (removed[kind] ?? 0), 0);
  expect(sumOf('conversations')).toBe(demoPast.length);
  expect([sumOf('calls'), sumOf('recordings'), sumOf('texts'), sumOf('visits')]).toEqual([1, 1, 1, visits]);
  const { lastRun } = (await (await owner.get('/retention')).json()) as Retention;
  expect(lastRun).toMatchObject({ isDry: false, oldest: { recordAt: null, visitAt: null } });
  // Its owner was told thirty days before.
  const letters = await fetch(`${origin}/sandbox/letters.json`);
  expect(await letters.text()).toMatch(/The evidence of a text goes from/u);

  // A real account beside it keeps what it has.
  expect(before.rows[0]).toBe(2);
  expect(before.sealed).toBeGreaterThan(0);
  expect(await untouched()).toEqual(before);

  // The demo's own screens end with its own day, those of the other with today.
  const lastDay = async (member: typeof owner) =>
    ((await (await member.get('/overview')).json()) as { days: { day: string }[] }).days.at(-1)?.day;
  expect(await lastDay(owner)).toBe(clock.now.slice(0, 10));
  expect(await lastDay(real)).toBe(new Date().toISOString().slice(0, 10));
});

test('by hand a run says what would go before anything goes, and doctor how it stands', async () => {
  const dry = await mia(variables, 'retention', 'run', '--dry-run', '--json');
  expect(dry).toMatchObject({ code: 0, err: expect.not.stringContaining('failed') as string });
  const { isDry, runs } = JSON.parse(dry.out) as { isDry: boolean; runs: { isDry: boolean }[] };
  expect([isDry, runs.length >= 2, runs.every((run) => run.isDry)]).toEqual([true, true, true]);
  expect((await mia(variables, 'retention', 'sweep')).out).toMatch(/Wrote \d+ tables anew/u);
  expect((await mia(variables, 'doctor')).out).toMatch(/Retention: last run 20.* files swept 20/u);
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
