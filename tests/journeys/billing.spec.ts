import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Billing, PaymentPage } from '../../adapters/http/contract/billing.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { logIn, type Member } from '../support/members.js';
import { visit } from '../support/visitor.js';

const demo = '01900000-0000-7000-8000-00000000d350';
const address = 'owner@marigold.example';
const data = dataDirectory();
let database: TestDatabase;
let product: Running;
let owner: Member;

const start = () =>
  startProduct({
    DATA_DIR: data.path,
    ...database.variables,
  });

beforeAll(async () => {
  database = await testDatabase();
  product = await start();
  owner = await logIn(product.origin, address);
});
afterAll(async () => {
  await product.stop();
  await database.close();
  data.dispose();
});

const billing = async (): Promise<Billing> => (await (await owner.get('/billing')).json()) as Billing;

/** Waits until something is so; what is looked at is told when it never is. */
async function until<Value>(look: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  let value = await look();
  for (let tries = 0; tries < 200 && !isSo(value); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await look();
  }
  expect(isSo(value), JSON.stringify(value)).toBe(true);
  return value;
}

/** The demo's clock goes on by so many days; the process finds it at its start. */
async function moveDays(days: number): Promise<void> {
  await product.stop();
  await database.pool.query(
    `insert into sandbox.moved_clocks as clock (tenant, ahead_ms) values ($1, $2)
     on conflict (tenant) do update set ahead_ms = clock.ahead_ms + $2`,
    [demo, days * 24 * 60 * 60_000],
  );
  product = await start();
  owner = await logIn(product.origin, address);
}

const subjects = async (): Promise<readonly string[]> => {
  const answer = await fetch(`${product.origin}/sandbox/letters.json`);
  const { letters } = (await answer.json()) as { letters: readonly { subject: string }[] };
  return letters.map(({ subject }) => subject);
};
const letterComes = (subject: string) => until(subjects, (all) => all.includes(subject));

/** The page of the payment service stands at the same address as the product did before it was started anew. */
const press = (url: string, act: string) =>
  fetch(new URL(`${new URL(url).pathname}${act}`, product.origin), { method: 'POST', redirect: 'manual' });

test('a trial, its reminders, a plan, a payment that fails and is made, a cancellation, and the end', async () => {
  const trial = await until(billing, ({ standing }) => standing === 'trial');
  expect(trial.plans).toHaveLength(3);
  expect(trial.hasCustomer).toBe(false);

  // What a visitor says is counted, and leads to the conversation.
  const visitor = await visit(product.origin, 'marigold-demo');
  await visitor.send('How much is a haircut?');
  const used = await until(billing, ({ usage }) =>
    usage.some((one) => one.meter === 'conversations' && one.used > 0),
  );
  const { units } = (await (await owner.get('/billing/units?meter=conversations')).json()) as {
    units: readonly { unitId: string; conversationId: string | null }[];
  };
  expect(units.length).toBe(used.usage.find(({ meter }) => meter === 'conversations')?.used);
  const [unit] = units;
  expect((await owner.get(`/conversations/${unit?.conversationId ?? ''}`)).status).toBe(200);
  expect((await owner.post(`/billing/units/${unit?.unitId ?? ''}/credit`)).status).toBe(204);
  const credited = await billing();
  expect(credited.usage.find(({ meter }) => meter === 'conversations')?.credited).toBe(1);

  await moveDays(8);
  await letterComes('Your trial ends in 7 days');
  await moveDays(3.5);
  await letterComes('Your trial ends in 3 days');

  const asked = { planId: 'desk', attemptId: randomUUID() };
  const opened = await owner.post('/billing/checkout', asked);
  const first = (await opened.json()) as PaymentPage;
  expect(opened.status, JSON.stringify(first)).toBe(201);
  expect(await (await owner.post('/billing/checkout', asked)).json()).toEqual(first);
  await press(first.url, '/declined');
  expect((await billing()).standing).toBe('trial');
  await press(first.url, '/fails-later');
  const active = await until(billing, ({ standing }) => standing === 'active');
  expect(active).toMatchObject({ planId: 'desk', isInTrial: true, hasCustomer: true });
  expect((await owner.post('/billing/checkout', { ...asked, attemptId: randomUUID() })).status).toBe(409);

  await moveDays(4);
  await until(billing, ({ standing }) => standing === 'past-due');
  await letterComes('A payment did not go through');
  expect(await subjects()).not.toContain('Your trial has ended today');
  const still = await visit(product.origin, 'marigold-demo');
  expect(JSON.stringify(await still.send('When are you open on Friday?'))).not.toContain(
    'cannot be reached here',
  );

  const portal = async () => ((await (await owner.post('/billing/portal')).json()) as PaymentPage).url;
  const page = async () => (await fetch(await portal())).text();
  const subscription = /(sub_\w+)\/cancel/u.exec(await page())?.[1] ?? '';
  await press(await portal(), `/${subscription}/card-works`);
  await press(await portal(), `/${subscription}/pay`);
  await until(billing, ({ standing }) => standing === 'active');

  await press(await portal(), `/${subscription}/cancel`);
  await until(billing, ({ endsAt }) => endsAt !== null);
  await press(await portal(), `/${subscription}/resume`);
  await until(billing, ({ endsAt }) => endsAt === null);
  await press(await portal(), `/${subscription}/cancel`);
  await until(billing, ({ endsAt }) => endsAt !== null);

  await moveDays(35);
  const ended = await until(billing, ({ standing }) => standing === 'ended');
  expect(ended).toMatchObject({ because: 'cancelled' });
  await letterComes('Your plan has ended');

  // Nobody is left without a word, and everything is still there to be read.
  const late = await visit(product.origin, 'marigold-demo');
  expect(JSON.stringify(await late.send('Are you there?'))).toContain('cannot be reached here at the moment');
  expect((await owner.get('/leads.csv')).status).toBe(200);
  await moveDays(62);
  await letterComes('Your account closes in 30 days');
}, 180_000);
