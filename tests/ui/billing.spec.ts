import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  beginCheckout,
  billedUnits,
  billing,
  billingStanding,
  chooseOverAllowance,
  type Billing,
} from '../../adapters/http/contract/billing.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { sessionOf } from '../support/desk-answers.js';

const desk = dashboardOfSpec();
const day = (count: number): string => new Date(Date.UTC(2026, 10, count, 9)).toISOString();

const trial: Billing = {
  ...{ standing: 'trial', now: day(10), endsAt: day(15), over: ['texts'], because: null },
  ...{ planId: null, isInTrial: false, period: { from: day(1), to: day(15) }, hasCustomer: false },
  plans: [
    {
      ...{ planId: 'solo', name: 'Solo', priceMinor: 2_900, currency: 'usd' },
      allowances: { conversations: 150, 'call-minutes': 0, texts: 0 },
    },
    {
      ...{ planId: 'desk', name: 'Front desk', priceMinor: 7_950, currency: 'usd' },
      allowances: { conversations: 600, 'call-minutes': 300, texts: 150 },
    },
  ],
  usage: [
    { meter: 'conversations', used: 42, credited: 1, allowance: 200, isOver: false },
    { meter: 'call-minutes', used: 0, credited: 0, allowance: 60, isOver: false },
    { meter: 'texts', used: 31, credited: 0, allowance: 30, isOver: true },
  ],
  overAllowance: 'extractive',
};
const plan: Partial<Billing> = {
  ...{ planId: 'desk', hasCustomer: true, over: [], period: { from: day(1), to: day(30) } },
};
const states: Readonly<Record<string, Billing>> = {
  trial,
  active: { ...trial, ...plan, standing: 'active', endsAt: null },
  cancelled: { ...trial, ...plan, standing: 'active', endsAt: day(30) },
  'past-due': { ...trial, ...plan, standing: 'past-due', endsAt: day(24) },
  ended: {
    ...{ ...trial, ...plan, standing: 'ended', because: 'cancelled', endsAt: day(99) },
    ...{ planId: null, period: null, usage: [] },
  },
};

const show = (value: Billing): void => {
  desk.answer('/billing', ok(billing.parse(value)));
  desk.answer('/billing/standing', ok(billingStanding.parse(value)));
};

beforeAll(() => {
  desk.answer(
    '/billing/units?meter=conversations',
    ok(
      billedUnits.parse({
        nextCursor: null,
        units: [
          { unitId: 'c1', quantity: 1, conversationId: 'c1', callId: null, creditReason: null, at: day(9) },
          { unitId: 'c2', quantity: 1, conversationId: 'c2', callId: null, creditReason: 'spam', at: day(8) },
        ],
      }),
    ),
  );
});
beforeEach(() => {
  show(trial);
});
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;

test.each(Object.entries(states))(
  'everybody can read it when it is %s, in every window',
  async (name, value) => {
    show(value);
    for (const [index, options] of windows.entries()) {
      const page = await desk.open('#/billing', options);
      await page.getByRole('heading', { level: 2, name: 'Plans' }).waitFor();
      const shots = process.env['SHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/billing-${name}-${String(index)}.png`, fullPage: true });
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.close();
    }
  },
);

test('every page says how the plan stands, and leads to it', async () => {
  for (const [name, said] of [
    ['trial', 'An allowance of your plan is used up'],
    ['cancelled', 'Your plan ends on'],
    ['past-due', 'A payment did not go through'],
    ['ended', 'Your front desk has stopped answering'],
  ] as const) {
    show(states[name] ?? trial);
    const page = await desk.open('#/leads');
    const banner = page.getByRole('status').filter({ hasText: said });
    await banner.getByRole('link').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
    await page.close();
  }
  show({ ...trial, over: [] });
  const page = await desk.open('#/leads');
  await page.getByText('Your trial ends in 5 days').waitFor();
});

test('staff are told how the plan stands, and not to do what only an owner may', async () => {
  desk.answer('/session', ok({ ...sessionOf(), role: 'staff', rights: ['work', 'audit'] }));
  for (const [name, said] of [
    ['trial', 'An allowance of the plan is used up'],
    ['past-due', 'A payment is open, and the owners know'],
    ['ended', 'The front desk has stopped answering'],
  ] as const) {
    show(states[name] ?? trial);
    const page = await desk.open('#/leads');
    const banner = page.getByRole('status').filter({ hasText: said });
    await banner.waitFor();
    expect(await banner.getByRole('link').count()).toBe(0);
    await page.close();
  }
  desk.answer('/session', ok(sessionOf()));
});

test('a plan that was chosen on trial says when it is charged first', async () => {
  show({ ...trial, ...plan, standing: 'active', endsAt: null, isInTrial: true });
  const page = await desk.open('#/billing');
  await page.getByText(/First charged on .* when your trial ends/u).waitFor();
});

test('a plan is chosen once, and leads to the page for paying', async () => {
  const url = `${desk.origin}/#/leads`;
  desk.answer('POST /billing/checkout', { status: 201, body: { url } });
  const page = await desk.open('#/billing');
  await page.getByRole('button', { name: 'Choose Front desk' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor();
  expect(beginCheckout.strict().parse(lastPost('/billing/checkout')).planId).toBe('desk');
});

test('a payment service that does not answer is told, and can be tried again', async () => {
  desk.answer(
    'POST /billing/checkout',
    problem(503, 'payments-unavailable', 'The payment service does not answer.'),
  );
  const page = await desk.open('#/billing');
  await page.getByRole('button', { name: 'Choose Solo' }).press('Enter');
  await page.getByRole('alert').getByText('The payment service does not answer').waitFor();
  expect(await page.getByRole('button', { name: 'Choose Solo' }).isEnabled()).toBe(true);
});

test('what was counted is shown one by one, leads to its conversation, and can be given back', async () => {
  const page = await desk.open('#/billing');
  await page.getByRole('button', { name: 'Show each of them: conversations' }).press('Enter');
  const list = page.getByRole('list', { name: 'Conversations, one by one' });
  await list.getByRole('link').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await list.getByRole('link').first().getAttribute('href')).toBe('#/inbox/c1');
  await list.getByText('Given back: spam').waitFor();
  await list.getByRole('button').first().press('Enter');
  await expect.poll(() => list.getByText('Given back: spam').count()).toBe(2);
  expect(desk.posted.some(({ path }) => path === '/billing/units/c1/credit')).toBe(true);
});

test('how the desk goes on over an allowance is chosen by keyboard', async () => {
  const page = await desk.open('#/billing');
  await page.getByRole('radio', { name: /Answer word for word/u }).press('ArrowDown');
  await page.getByRole('status').getByText('Saved.').waitFor();
  expect(chooseOverAllowance.strict().parse(lastPost('/billing/over-allowance'))).toEqual({
    choice: 'take-message',
  });
});

test('an installation that bills nobody says so, and what cannot be read can be tried again', async () => {
  show({ ...trial, standing: 'off', endsAt: null, over: [] });
  const page = await desk.open('#/billing');
  await page.getByText('Nothing is billed on this installation').waitFor();
  desk.answer('/billing', outage);
  const failed = await desk.open('#/billing');
  await failed.getByRole('alert').getByText('The store does not answer').waitFor();
  show(trial);
  await failed.getByRole('button', { name: 'Try again' }).press('Enter');
  await failed.getByText('On trial, 5 days left').waitFor();
});
