import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Looks } from '../../adapters/http/contract/looks.js';
import {
  operatorPlans,
  type DataRequests,
  type OperatorBusiness,
} from '../../adapters/http/contract/operator.js';
import { examplePlans } from '../../adapters/composition/plans.js';
import { leads, type LeadRow } from '../../adapters/http/contract/leads.js';
import { callsOf } from '../support/call-answers.js';
import { englishOn } from '../support/catalogue.js';
import { launchChromium } from '../support/chromium.js';
import { inboxOf, sessionOf } from '../support/desk-answers.js';
import {
  ok,
  outage,
  overflows,
  problem,
  serveDashboard,
  violations,
  windows,
  type Dashboard,
} from '../support/dashboard.js';

const at = '2026-11-24T10:00:00.000Z';
const businessOf = (more: Partial<OperatorBusiness> = {}): OperatorBusiness => ({
  ...{ accountId: 'a1', name: 'Marigold Hair Studio', industry: 'beauty', openedAt: at, plan: 'trial' },
  ...{ suspended: null, today: { conversations: 12, calls: 3, costMicros: 42_000 } },
  ...{ costMicrosPerDayMax: null, costMicrosPerDayUsual: 5_000_000, deliverability: 'unknown' },
  ...{ texting: 'ready', lastError: null, overdueCount: 0, look: { askedAt: null, until: null } },
  ...more,
});
const others = [
  businessOf({ accountId: 'a2', name: 'Fennimore Heating', plan: 'past-due', overdueCount: 2 }),
  businessOf({
    ...{ accountId: 'a3', name: null, suspended: { at, reason: 'unpaid' } },
    lastError: { at, about: 'policy: alert-owner', kind: 'Fault alert-unsent' },
  }),
];
const requests: DataRequests = {
  requests: [
    {
      ...{ requestId: 'r1', kind: 'erasure', subjectRef: 'T-17', receivedAt: at },
      ...{ dueAt: '2026-12-24T00:00:00.000Z', outcome: null, closedAt: null },
    },
    {
      ...{ requestId: 'r0', kind: 'access', subjectRef: 'T-12', receivedAt: at },
      ...{ dueAt: '2026-12-20T00:00:00.000Z', outcome: 'done', closedAt: at },
    },
  ],
};

const lead: LeadRow = {
  ...{ leadId: 'l1', name: 'Ada Example', email: 'ada@example.com', phone: '+12025550143', note: null },
  ...{ answers: [{ key: 'pet', label: 'Pet', value: 'A cat' }], erased: false, stage: 'new' },
  ...{ capturedAt: at, conversationId: 'c1', contactId: 'p1', isImported: false, noteCount: 0 },
};
const erasedLead: LeadRow = {
  ...{ ...lead, leadId: 'l2', name: null, email: null, phone: null, answers: [], erased: true },
};
const looked = {
  conversations: inboxOf(),
  leads: leads.parse({ leads: [lead, erasedLead], nextCursor: null }),
  calls: callsOf(),
};

let browser: Browser;
let dashboard: Dashboard;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  dashboard = await serveDashboard(browser);
  dashboard.answer('/operator/session', ok({ stage: 'in', sandbox: false }));
  dashboard.answer('/operator/businesses', ok({ businesses: [businessOf(), ...others], nextCursor: null }));
  dashboard.answer('/operator/businesses/a1', ok(businessOf()));
  dashboard.answer('/operator/data-requests', ok(requests));
  dashboard.answer('/operator/plans', ok(operatorPlans.parse({ isBilled: true, ...examplePlans })));
});
afterEach(() => dashboard.close());

describe.each(windows)('in a window of $viewport.width', (window) => {
  test.each([
    ['businesses', 'operator/#/', 'Fennimore Heating'],
    ['business', 'operator/#/business/a1', 'Spend cap'],
    ['requests', 'operator/#/requests', 'T-17'],
    ['plans', 'operator/#/plans', '$79 a month'],
  ])('the screen %s can be used by everybody', async (_screen, path, word) => {
    const page = await dashboard.open(path, window);
    await page.getByText(word).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });

  test.each(['out', 'factor', 'factor-new'] as const)('so can the door at %s', async (stage) => {
    dashboard.answer('/operator/session', ok({ stage, sandbox: false }));
    dashboard.answer(
      'POST /operator/factor/new',
      ok({ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/MiaPulse' }),
    );
    const page = await dashboard.open('operator/#/', window);
    const button = page.getByRole('button').first();
    await button.waitFor();
    if (stage === 'factor-new') {
      await button.click();
      await page.getByText('GEZD GNBV').waitFor();
    }
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });

  test.each([
    ['', 'My scalp is burning'],
    ['/leads', 'ada@example.com'],
    ['/calls', 'Number ending in 0143'],
  ])('so can what the owner lets the operator see at %s', async (part, word) => {
    dashboard.answer('/operator/businesses/a1', ok(businessOf({ look: { askedAt: null, until: at } })));
    for (const [list, answer] of Object.entries(looked))
      dashboard.answer(`/operator/businesses/a1/look/${list}`, ok(answer));
    const page = await dashboard.open(`operator/#/business/a1/look${part}`, window);
    await page.getByText(word).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });

  test('and what the owner sees of the operator', async () => {
    const looks: Looks = {
      askedAt: null,
      grants: [{ grantId: 'g', at, until: '2026-11-24T14:00:00.000Z', endedAt: null, isLiving: true }],
      taken: [{ at, what: 'conversation', subjectId: 'c' }],
    };
    dashboard.answer('/looks', ok(looks));
    dashboard.answer('/session', ok({ ...sessionOf(), suspendedSince: at }));
    const page = await dashboard.open('#/business/operator', window);
    await page.getByText('may look until').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  });
});

test('to a browser that asks for it, the operator’s view is German', async () => {
  dashboard.answer('/operator/businesses/a1', ok(businessOf({ look: { askedAt: null, until: at } })));
  for (const [list, answer] of Object.entries(looked))
    dashboard.answer(`/operator/businesses/a1/look/${list}`, ok(answer));
  const window = { locale: 'de-DE', viewport: { width: 360, height: 800 } } as const;
  for (const [path, word] of [
    ['#/', 'Zahlung offen'],
    ['#/business/a1', 'Kostengrenze'],
    ['#/requests', 'Löschung'],
    ['#/plans', '79\u00a0$ im Monat'],
    ['#/business/a1/look', 'Erlaubt bis'],
    ['#/business/a1/look/leads', 'ada@example.com'],
    ['#/business/a1/look/calls', 'Nummer mit den Endziffern 0143'],
  ] as const) {
    const page = await dashboard.open(`operator/${path}`, window);
    await page.getByText(word).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    expect(await englishOn(page), path).toEqual([]);
    expect(await overflows(page), path).toBe(false);
    await page.context().close();
  }
});

test('a business is suspended after a question, and the reason goes with it', async () => {
  const page = await dashboard.open('operator/#/business/a1');
  await page.getByLabel('Why').selectOption('fraud');
  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByRole('dialog').getByText('Suspend Marigold Hair Studio?').waitFor();
  expect(dashboard.posted).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(dashboard.posted).toEqual([{ path: '/operator/businesses/a1/suspend', body: { reason: 'fraud' } }]);
});

test('a cap is saved in millionths, and taken away by an empty field', async () => {
  const page = await dashboard.open('operator/#/business/a1');
  await page.getByLabel('US dollars a day').fill('2.5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => dashboard.posted).toHaveLength(1);
  expect(dashboard.posted[0]?.body).toEqual({ costMicrosPerDay: 2_500_000 });
});

test('an outage is told, and there is a way to try again', async () => {
  dashboard.answer('/operator/businesses', outage);
  const page = await dashboard.open('operator/#/');
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  dashboard.answer('/operator/businesses', ok({ businesses: [], nextCursor: null }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('No business has signed up yet.').waitFor();
});

test('where nothing is billed there are no plans to show', async () => {
  const nothing = { conversations: 0, 'call-minutes': 0, texts: 0 };
  const none = { isBilled: false, trial: { days: 0, allowances: nothing }, offered: [] };
  dashboard.answer('/operator/plans', ok(operatorPlans.parse(none)));
  const page = await dashboard.open('operator/#/plans');
  await page.getByText('Nothing is billed').waitFor();
});

test('a session that has ended leads back to the door', async () => {
  dashboard.answer('/operator/businesses', problem(401, 'operator-logged-out', 'You are not logged in.'));
  const page = await dashboard.open('operator/#/');
  await page.getByRole('heading', { name: 'Log in as the operator' }).waitFor();
});

test('a wrong code of the device is said, and nothing is lost', async () => {
  dashboard.answer('/operator/session', ok({ stage: 'factor', sandbox: false }));
  dashboard.answer(
    'POST /operator/factor',
    problem(422, 'code-wrong', 'That is not the code of this moment.'),
  );
  const page = await dashboard.open('operator/#/');
  await page.getByLabel('Code').fill('123 456');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').getByText('not the code').waitFor();
  expect(dashboard.posted[0]?.body).toEqual({ code: '123456' });
});
