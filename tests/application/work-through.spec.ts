import { expect, test } from 'vitest';
import { workThrough } from '../../application/billing/work-through.js';
import type { OwnedSubscription, PaymentNotice, PaymentNotices } from '../../application/ports/payments.js';
import { daysAfter, type Fetched, type Subscription } from '../../domain/subscription/subscription.js';
import { createMemoryHouse } from '../support/memory-house.js';

const start = '2026-11-02T09:00:00.000Z';
const day = (count: number): string => daysAfter(start, count);
const tenant = 'acme';

/** What became of one subscription, step by step, with what was told about each. */
const steps: readonly (Partial<Fetched> & { readonly told: string })[] = [
  { told: 'checkout.session.completed', status: 'trialing', periodTo: day(14) },
  { told: 'customer.subscription.created', status: 'trialing', periodTo: day(14) },
  { told: 'invoice.paid', status: 'active', periodTo: day(44) },
  { told: 'invoice.payment_failed', status: 'past-due', owedSince: day(44) },
  { told: 'customer.subscription.updated', status: 'active', cancelAt: day(74) },
  { told: 'customer.subscription.deleted', status: 'ended', endedAt: day(74) },
];
const base: Fetched = {
  ...{ subscriptionId: 'sub_1', customerId: 'cus_1', planId: 'small', status: 'active' },
  ...{ startedAt: day(1), periodFrom: day(1), periodTo: day(44) },
  ...{ cancelAt: null, owedSince: null, endedAt: null },
};
const shownAt = (step: number): OwnedSubscription => {
  const { told: _told, ...more } = steps[step] ?? { told: '' };
  return { tenant, subscription: { ...base, ...more } };
};

const noticeOf = (index: number): PaymentNotice => ({
  ...{ noticeId: `evt_${String(index)}`, type: steps[index]?.told ?? '', about: 'subscription' },
  aboutId: 'sub_1',
});

const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) =>
        permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]),
      );

/** A new business and its worker. `shown`: how far the world is at each look. */
async function worker(shown: () => OwnedSubscription) {
  const house = createMemoryHouse();
  const waiting: PaymentNotice[] = [];
  const stored = new Set<string>();
  let claims = 0;
  const notices: PaymentNotices = {
    store(notice) {
      if (!stored.has(notice.noticeId)) waiting.push(notice);
      stored.add(notice.noticeId);
      return Promise.resolve();
    },
    claim() {
      const notice = waiting.shift();
      claims += 1;
      const claimedAt = new Date(Date.parse(day(80)) + claims).toISOString();
      return Promise.resolve(notice && { ...notice, claimedAt });
    },
    done: () => Promise.resolve(),
    failed: () => Promise.resolve(),
    prune: () => Promise.resolve(),
  };
  const failures: string[] = [];
  const work = workThrough({
    notices,
    handleSubscription: house.handleSubscription,
    businessNow: () => day(80),
    onFailure: (noticeId) => failures.push(noticeId),
    payments: {
      subscription: () => Promise.resolve(shown()),
      subscriptionsOf: () => Promise.resolve([shown()]),
      charge: (id) =>
        Promise.resolve({
          customerId: 'cus_1',
          refunds: [{ refundId: `re_${id}`, amountMinor: 2_900, currency: 'usd' }],
        }),
      dispute: (disputeId) =>
        Promise.resolve({
          ...{ disputeId, chargeId: 'ch_1', amountMinor: 2_900, currency: 'usd', status: 'needs_response' },
        }),
    },
  });
  const trial = { type: 'BeginTrial', data: { accountId: tenant, days: 14 } } as const;
  await house.handleSubscription(
    tenant,
    { ...trial, commandId: 'trial', now: start },
    { tenant, actor: 'test', causationId: '' },
  );
  const load = () => house.handleSubscription.load(tenant, tenant);
  return { notices, work, failures, load, tell: (notice: PaymentNotice) => waiting.push(notice) };
}

/** When each was looked at differs by the order; what it showed does not. */
const shape = ({ recorded, ...state }: Subscription) => ({
  ...state,
  recorded: Object.values(recorded).map(({ fetchedAt: _when, ...rest }) => rest),
});

const orders = permutations(steps.map((_step, index) => index));

test('all 720 orders of six notices, each of them twice, end in the same state', async () => {
  const final = shape({
    ...(await stateAfter(orders[0] ?? [])),
  });
  expect(orders).toHaveLength(720);
  expect(final.recorded[0]).toMatchObject({ status: 'ended', endedAt: day(74) });
  for (const order of orders) expect(shape(await stateAfter(order)), order.join()).toEqual(final);
});

async function stateAfter(order: readonly number[]): Promise<Subscription> {
  const { tell, work, failures, load } = await worker(() => shownAt(steps.length - 1));
  // The second time each is told is the other way round, and past the door: as if two processes had claimed it.
  for (const index of [...order, ...order.toReversed()]) tell(noticeOf(index));
  await work();
  expect(failures).toEqual([]);
  return (await load()).state;
}

test('the same holds where the world goes on between two looks', async () => {
  let final: unknown;
  for (const order of orders) {
    let looks = 0;
    // Whoever is told last looks last, and sees the end.
    const { tell, work, load } = await worker(() => shownAt(Math.min(looks++, steps.length - 1)));
    for (const index of [...order, ...order]) tell(noticeOf(index));
    await work();
    const state = shape((await load()).state);
    final ??= state;
    expect(state, order.join()).toEqual(final);
  }
});

test('a notice that is told again is dealt with once', async () => {
  const { notices, work, load } = await worker(() => shownAt(2));
  await notices.store(noticeOf(2));
  await notices.store(noticeOf(2));
  await work();
  await notices.store(noticeOf(2));
  await work();
  expect((await load()).events.map(({ type }) => type)).toEqual(['TrialBegun', 'SubscriptionStarted']);
});

test('refunds and disputes are noted once for the business whose customer was charged', async () => {
  const { tell, work, load } = await worker(() => shownAt(2));
  for (let times = 0; times < 2; times += 1) {
    tell({ noticeId: 'evt_r', type: 'charge.refunded', about: 'charge', aboutId: 'ch_1' });
    tell({ noticeId: 'evt_d', type: 'charge.dispute.created', about: 'dispute', aboutId: 'dp_1' });
  }
  await work();
  const events = (await load()).events.map(({ type }) => type);
  expect(new Set(events)).toEqual(
    new Set(['TrialBegun', 'SubscriptionStarted', 'RefundNoted', 'SubscriptionConfirmed', 'DisputeNoted']),
  );
  expect(events.filter((type) => type.endsWith('Noted'))).toHaveLength(2);
});

test('what cannot be fetched holds up nothing else', async () => {
  let looks = 0;
  const { tell, work, failures, load } = await worker(() => {
    looks += 1;
    if (looks === 1) throw new Error('no answer');
    return shownAt(2);
  });
  tell(noticeOf(0));
  tell(noticeOf(1));
  await work();
  expect(failures).toEqual(['evt_0']);
  expect((await load()).events).toHaveLength(2);
});

test('a subscription of somebody else’s on the same account of Stripe changes nothing', async () => {
  const { tell, work, failures, load } = await worker(() => ({ ...shownAt(2), tenant: null }));
  tell(noticeOf(0));
  await work();
  expect(failures).toEqual([]);
  expect((await load()).events).toHaveLength(1);
});
