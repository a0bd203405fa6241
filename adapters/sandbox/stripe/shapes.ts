import { randomBytes } from 'node:crypto';
import type { Card, Life } from './lifecycle.js';

export interface Price {
  readonly priceId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** Ids as Stripe makes them: what it is, and chance. */
export const idOf = (what: string): string => `${what}_${randomBytes(12).toString('hex')}`;

/** What the double knows of a subscription beside what it shows. */
export interface Keeping {
  readonly life: Life;
  readonly price: Price;
  readonly metadata: Readonly<Record<string, string>>;
  readonly created: number;
  readonly latestInvoice: string | null;
}

const shared = { livemode: false };

export function subscriptionShape(
  id: string,
  customer: string,
  { life, price, metadata, created, latestInvoice }: Keeping,
) {
  const item = {
    ...{ id: `si_${id.slice(4)}`, object: 'subscription_item', created, quantity: 1, subscription: id },
    ...{ current_period_start: life.periodFrom, current_period_end: life.periodTo, metadata: {} },
    price: {
      ...{ id: price.priceId, object: 'price', active: true, currency: price.currency, ...shared },
      ...{ unit_amount: price.amountMinor, type: 'recurring' },
      recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
    },
  };
  return {
    ...{ id, object: 'subscription', customer, status: life.status, metadata, created, ...shared },
    ...{ start_date: created, billing_cycle_anchor: life.anchor, collection_method: 'charge_automatically' },
    ...{ cancel_at_period_end: life.cancelsAtEnd, cancel_at: life.cancelsAtEnd ? life.periodTo : null },
    ...{ canceled_at: life.endedAt, ended_at: life.endedAt, currency: price.currency },
    ...{ trial_start: life.trialEnd === null ? null : created, trial_end: life.trialEnd },
    latest_invoice: latestInvoice,
    items: {
      ...{ object: 'list', data: [item], has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    },
  };
}

interface Invoiced {
  readonly customer: string;
  readonly subscription: string;
  readonly price: Price;
  readonly created: number;
  readonly isPaid: boolean;
}

export const invoiceShape = (id: string, { customer, subscription, price, created, isPaid }: Invoiced) => ({
  ...{ id, object: 'invoice', customer, created, currency: price.currency, ...shared },
  ...{ status: isPaid ? 'paid' : 'open', amount_due: price.amountMinor },
  ...{ amount_paid: isPaid ? price.amountMinor : 0, amount_remaining: isPaid ? 0 : price.amountMinor },
  parent: {
    ...{ type: 'subscription_details', quote_details: null },
    subscription_details: { subscription, metadata: {} },
  },
});

export const chargeShape = (
  id: string,
  customer: string,
  { amountMinor, currency }: Price,
  created: number,
) => ({
  ...{ id, object: 'charge', amount: amountMinor, amount_refunded: 0, refunded: false, disputed: false },
  ...{ currency, customer, created, paid: true, status: 'succeeded', ...shared },
});

export const firstLife = (
  created: number,
  { trialEnd, card, month }: { trialEnd: number | null; card: Card; month: (from: number) => number },
): Life => ({
  status: trialEnd === null ? 'active' : 'trialing',
  anchor: trialEnd ?? created,
  periodFrom: created,
  periodTo: trialEnd ?? month(created),
  ...{ trialEnd, cancelsAtEnd: false, endedAt: null, card, owedSince: null, failures: 0, retryAt: null },
});
