import type Stripe from 'stripe';
import type { OwnedSubscription } from '../../application/ports/payments.js';
import type { PaymentStatus } from '../../domain/subscription/subscription.js';

/** The plan that a price of Stripe's belongs to; undefined where it is offered no more. */
export type PlanOfPrice = (priceId: string) => string | undefined;

const statuses: Readonly<Partial<Record<string, PaymentStatus>>> = {
  trialing: 'trialing',
  active: 'active',
  past_due: 'past-due',
  unpaid: 'unpaid',
  paused: 'paused',
  incomplete: 'incomplete',
  incomplete_expired: 'ended',
  canceled: 'ended',
};

/** A subscription in our words; its newest invoice has to be expanded. Raises for a status that nobody knows the meaning of. */
export function ownedOf(given: Stripe.Subscription, planOfPrice: PlanOfPrice): OwnedSubscription {
  const status = statuses[given.status];
  if (status === undefined) throw new Error('Stripe shows a subscription in a status that is not known here');
  const [item] = given.items.data;
  const periodFrom = timeOf(item?.current_period_start ?? given.start_date);
  const periodTo = timeOf(item?.current_period_end ?? given.start_date);
  const isOwing = status === 'past-due' || status === 'unpaid' || status === 'paused';
  const { tenant, plan } = given.metadata;
  return {
    tenant: tenant ?? null,
    subscription: {
      subscriptionId: given.id,
      customerId: idOf(given.customer),
      planId: (item && planOfPrice(item.price.id)) ?? plan ?? 'unknown',
      status,
      startedAt: timeOf(given.created),
      periodFrom,
      periodTo,
      cancelAt: status === 'ended' ? null : cancelAtOf(given, periodTo),
      owedSince: isOwing ? owedSinceOf(given, periodFrom) : null,
      endedAt: status === 'ended' ? timeOf(given.ended_at ?? given.canceled_at ?? given.created) : null,
    },
  };
}

const cancelAtOf = (
  { cancel_at: at, cancel_at_period_end: atEnd }: Stripe.Subscription,
  periodTo: string,
): string | null => (at === null ? (atEnd ? periodTo : null) : timeOf(at));

function owedSinceOf({ latest_invoice: invoice }: Stripe.Subscription, periodFrom: string): string {
  return invoice === null || typeof invoice === 'string' ? periodFrom : timeOf(invoice.created);
}

const timeOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();
export const idOf = (one: string | { readonly id: string }): string =>
  typeof one === 'string' ? one : one.id;
