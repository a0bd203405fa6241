import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckoutWish } from '../../application/ports/payments.js';
import { daysAfter } from '../../domain/subscription/subscription.js';
import { scanned } from '../support/scan.js';
import { stripeMarket, type StripeMarket } from '../support/stripe-market.js';

let market: StripeMarket;
beforeAll(async () => {
  market = await stripeMarket();
});
afterAll(() => market.close());

const wish = (tenant: string, more: Partial<CheckoutWish> = {}): CheckoutWish => ({
  ...{ tenant, planId: 'small', priceId: 'price_small', attempt: 1, customerId: null },
  ...{ email: 'owner@example.com', trialEndsAt: null },
  ...{ successUrl: `${market.origin}/#/billing`, cancelUrl: `${market.origin}/#/billing/cancelled` },
  ...more,
});

/** Somebody who has paid. */
async function customer(more: Partial<CheckoutWish> = {}, card = 'works') {
  const tenant = randomUUID();
  const { url } = await market.payments.openCheckout(wish(tenant, more));
  await market.press(`${url}/${card}`);
  const { data } = await market.stripe.events.list({ limit: 100 });
  const created = data.find(
    ({ type, data: { object } }) =>
      type === 'customer.subscription.created' &&
      'metadata' in object &&
      object.metadata?.['tenant'] === tenant,
  );
  const id = created && 'id' in created.data.object ? created.data.object.id : '';
  const look = () => market.payments.subscription(id);
  return { tenant, id, look, customerId: (await look())?.subscription.customerId ?? '' };
}

describe('a checkout', () => {
  test('that is asked for twice in the same words is one page, and in other words is refused', async () => {
    const tenant = randomUUID();
    const first = await market.payments.openCheckout(wish(tenant));
    expect(await market.payments.openCheckout(wish(tenant))).toEqual(first);
    await expect(
      market.payments.openCheckout(wish(tenant, { email: 'other@example.com' })),
    ).rejects.toMatchObject({
      publicText: expect.stringContaining('Idempotency') as string,
    });
    expect((await market.payments.openCheckout(wish(tenant, { attempt: 2 }))).sessionId).not.toBe(
      first.sessionId,
    );
  });

  test('leaves what the trial has left uncharged, where that is two days or more', async () => {
    const trialEndsAt = daysAfter(market.nowOf(), 9);
    const { look, tenant } = await customer({ trialEndsAt });
    expect(await look()).toMatchObject({ tenant, subscription: { planId: 'small', status: 'trialing' } });
    expect(
      Math.abs(Date.parse((await look())?.subscription.periodTo ?? '') - Date.parse(trialEndsAt)),
    ).toBeLessThan(1_000);
    const late = await customer({ trialEndsAt: daysAfter(market.nowOf(), 1.9) });
    expect(await late.look()).toMatchObject({ subscription: { status: 'active' } });
  });

  test('that is declined, or not confirmed with the bank, sells nothing and stays open', async () => {
    const tenant = randomUUID();
    const { url } = await market.payments.openCheckout(wish(tenant));
    const before = await market.storedCount();
    expect(await market.press(`${url}/declined`)).toContain('said=declined');
    expect(await market.press(`${url}/needs-action`)).toContain('/secure');
    expect(await market.press(`${url}/not-confirmed`)).toContain('said=not-confirmed');
    expect(await (await fetch(`${url}?said=declined`)).text()).toContain('Your card was declined');
    expect(await market.storedCount()).toBe(before);
    expect(await market.press(`${url}/works`)).toContain('#/billing');
    expect((await fetch(url)).status).toBe(404);
    expect(await market.storedCount()).toBeGreaterThan(before);
  });

  test('of something that is not sold is refused with the code that Stripe has for it', async () => {
    await expect(
      market.payments.openCheckout(wish(randomUUID(), { priceId: 'price_none' })),
    ).rejects.toMatchObject({
      code: 'payments-refused',
    });
  });
});

describe('a subscription', () => {
  test('is charged month by month, owes when a card fails, and is given up in the end', async () => {
    const { look, tenant } = await customer({}, 'fails-later');
    const start = (await look())?.subscription.startedAt ?? '';
    expect(await look()).toMatchObject({ subscription: { status: 'active', owedSince: null } });
    await market.double.advanceTo(tenant, daysAfter(start, 32));
    const owing = (await look())?.subscription;
    expect(owing).toMatchObject({ status: 'past-due', owedSince: owing?.periodFrom });
    await market.double.advanceTo(tenant, daysAfter(start, 60));
    expect(await look()).toMatchObject({ subscription: { status: 'ended' } });
  });

  test('that is paid late goes on', async () => {
    const { look, tenant, id, customerId } = await customer({}, 'fails-later');
    const start = (await look())?.subscription.startedAt ?? '';
    await market.double.advanceTo(tenant, daysAfter(start, 32));
    const portal = `/sandbox/stripe/portal/${customerId}`;
    await market.press(`${portal}/${id}/pay`);
    expect(await look()).toMatchObject({ subscription: { status: 'past-due' } });
    await market.press(`${portal}/${id}/card-works`);
    await market.press(`${portal}/${id}/pay`);
    expect(await look()).toMatchObject({ subscription: { status: 'active', owedSince: null } });
  });

  test('is cancelled to the end of its period, resumed, and cancelled again', async () => {
    const { look, tenant, id, customerId } = await customer();
    const url = await market.payments.openPortal({ customerId, returnUrl: `${market.origin}/#/billing` });
    expect(await (await fetch(url)).text()).toContain('Cancel at the end of the period');
    const portal = `/sandbox/stripe/portal/${customerId}/${id}`;
    const periodTo = (await look())?.subscription.periodTo ?? '';
    await market.press(`${portal}/cancel`);
    expect(await look()).toMatchObject({ subscription: { cancelAt: periodTo } });
    await market.press(`${portal}/resume`);
    expect(await look()).toMatchObject({ subscription: { cancelAt: null } });
    await market.press(`${portal}/cancel`);
    await market.double.advanceTo(tenant, daysAfter(periodTo, 1));
    expect(await look()).toMatchObject({ subscription: { status: 'ended', endedAt: periodTo } });
    expect(await market.payments.subscriptionsOf(customerId)).toHaveLength(1);
  });

  test('has payments that can be refunded and disputed', async () => {
    const { tenant, customerId } = await customer();
    const page = await (await fetch(`${market.origin}/sandbox/stripe/portal/${customerId}`)).text();
    const chargeId = /(ch_\w+)\/refund/u.exec(page)?.[1] ?? '';
    await market.press(`/sandbox/stripe/portal/${customerId}/${chargeId}/refund`);
    await market.press(`/sandbox/stripe/portal/${customerId}/${chargeId}/dispute`);
    expect(await market.payments.charge(chargeId)).toMatchObject({
      customerId,
      refunds: [{ amountMinor: 2_900, currency: 'usd' }],
    });
    const told = (await market.payments.noticesSince(daysAfter(market.nowOf(), -1))).slice(-2);
    expect(told.map(({ about }) => about)).toEqual(['charge', 'dispute']);
    expect(await market.payments.dispute(told[1]?.aboutId ?? '')).toMatchObject({ chargeId });
    expect(tenant).not.toBe('');
  });

  test('of nobody is none', async () => {
    expect(await market.payments.subscription('sub_none')).toBeUndefined();
    expect(await market.payments.dispute('dp_none')).toBeUndefined();
  });
});

describe('what is told', () => {
  test('is stored once, however often and in whatever order it is told, as ids and no more', async () => {
    market.double.setManners({ copies: 3, order: 'shuffled' });
    const before = await market.storedCount();
    const { tenant } = await customer({ email: 'somebody@example.com' });
    market.double.setManners({ copies: 1, order: 'as-it-happens' });
    // Created, paid, updated, and the checkout completed.
    expect(await market.storedCount()).toBe(before + 4);
    const { rows } = await market.pool.query('select * from payments.notices');
    expect(JSON.stringify(rows)).not.toContain('somebody');
    expect(JSON.stringify(rows)).not.toContain(tenant);
  });

  test('and never arrived is found again in the list of what happened', async () => {
    await market.pool.query('delete from payments.notices');
    const { id } = await customer();
    const stored = await market.pool.query<{ notice_id: string }>('select notice_id from payments.notices');
    await market.pool.query('delete from payments.notices');
    const since = await market.payments.noticesSince(daysAfter(market.nowOf(), -1));
    const about = since.filter(({ aboutId }) => aboutId === id).map(({ noticeId }) => noticeId);
    expect(about.toSorted()).toEqual(stored.rows.map((row) => row.notice_id).toSorted());
  });

  test('is claimed by one worker, later again when it failed, and forgotten in the end', async () => {
    await market.pool.query('delete from payments.notices');
    const notice = {
      noticeId: 'evt_1',
      type: 'invoice.paid',
      about: 'subscription',
      aboutId: 'sub_1',
    } as const;
    await market.notices.store(notice);
    expect(await market.notices.claim()).toMatchObject(notice);
    expect(await market.notices.claim()).toBeUndefined();
    await market.notices.failed('evt_1');
    expect(await market.notices.claim()).toBeUndefined();
    await market.pool.query("update payments.notices set try_at = now() - interval '1 second'");
    expect(await market.notices.claim()).toMatchObject(notice);
    await market.notices.done('evt_1');
    await market.notices.prune();
    expect(await market.storedCount()).toBe(1);
    await market.pool.query("update payments.notices set settled_at = now() - interval '36 days'");
    await market.notices.prune();
    expect(await market.storedCount()).toBe(0);
  });
});

test('a request without the key, or with unknown parameters, is refused as Stripe does', async () => {
  const ask = (key: string, body: string) =>
    fetch(`${market.apiOrigin}/v1/checkout/sessions`, {
      ...{ method: 'POST', body },
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
    });
  expect((await ask('sk_test_other', 'mode=subscription')).status).toBe(401);
  const unknown = await ask(
    'sk_test_made_up',
    'mode=subscription&line_items[0][price]=price_small&line_items[0][quantity]=1&success_url=https%3A%2F%2Fexample.com&cancel_url=https%3A%2F%2Fexample.com&colour=red',
  );
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toMatchObject({ error: { code: 'parameter_unknown', param: 'colour' } });
});

test('a customer who is forgotten pays nothing more, is named nowhere there, and is gone at a repetition', async () => {
  const email = 'forgotten@example.com';
  const { customerId, look } = await customer({ email });
  await customer();
  // The customer, the page for paying, that it was paid, and the answer to whoever asked for it.
  expect(await scanned(market.pool, [email])).toEqual([
    `sandbox.stripe_objects: ${email} 3`,
    `sandbox.stripe_requests: ${email} 1`,
  ]);
  expect(await market.payments.removeCustomer(customerId)).toBe(true);
  expect(await market.payments.removeCustomer(customerId)).toBe(false);
  expect(await look()).toMatchObject({ subscription: { status: 'ended' } });
  expect(await scanned(market.pool, [email])).toEqual([]);
  expect(await scanned(market.pool, ['owner@example.com'])).not.toEqual([]);
  const { rows } = await market.pool.query(
    `select from sandbox.stripe_objects where kind = 'invoice' and customer = $1`,
    [customerId],
  );
  expect(rows).toHaveLength(1);
});
