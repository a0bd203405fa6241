import Stripe from 'stripe';
import { Fault } from '../../application/ports/fault.js';
import type { PaymentNotice, Payments } from '../../application/ports/payments.js';
import { noticeOf, noticeTypes } from './notices.js';
import { idOf, ownedOf, type PlanOfPrice } from './subscriptions.js';

const hourMs = 60 * 60_000;
/** Stripe takes the end of a trial no nearer than this. */
const trialMs = 48 * hourMs;
const eventsMax = 2_000;

/** Payments by Stripe. */
export function createPayments(
  stripe: Stripe,
  { planOfPrice, nowOf }: { readonly planOfPrice: PlanOfPrice; readonly nowOf: (tenant: string) => string },
): Payments {
  const expand = ['latest_invoice'];
  return {
    openCheckout: (wish) =>
      answered(async () => {
        const { tenant, planId, priceId, attempt, customerId, email, trialEndsAt } = wish;
        const metadata = { tenant, plan: planId };
        const hasTrial =
          trialEndsAt !== null && Date.parse(trialEndsAt) - Date.parse(nowOf(tenant)) >= trialMs;
        const session = await stripe.checkout.sessions.create(
          {
            mode: 'subscription',
            ...(customerId === null ? email !== null && { customer_email: email } : { customer: customerId }),
            client_reference_id: tenant,
            line_items: [{ price: priceId, quantity: 1 }],
            success_url: wish.successUrl,
            cancel_url: wish.cancelUrl,
            // What stands in the session's own does not reach the subscription.
            subscription_data: {
              metadata,
              ...(hasTrial && {
                trial_end: Math.ceil(Date.parse(trialEndsAt) / 1_000),
                trial_settings: { end_behavior: { missing_payment_method: 'cancel' as const } },
              }),
            },
            metadata,
          },
          { idempotencyKey: `tenant:${tenant}:checkout:${planId}:${String(attempt)}` },
        );
        if (session.url === null)
          throw new Fault('payments-refused', 'The page for paying could not be opened.');
        return { sessionId: session.id, url: session.url };
      }),

    openPortal: ({ customerId, returnUrl }) =>
      answered(async () => {
        const portal = { customer: customerId, return_url: returnUrl };
        return (await stripe.billingPortal.sessions.create(portal)).url;
      }),

    subscription: (id) =>
      answeredOrMissing(async () =>
        ownedOf(await stripe.subscriptions.retrieve(id, { expand }), planOfPrice),
      ),

    subscriptionsOf: (customer) =>
      answered(async () => {
        const wish = { customer, status: 'all' as const, limit: 100, expand: ['data.latest_invoice'] };
        const { data } = await stripe.subscriptions.list(wish);
        return data.map((one) => ownedOf(one, planOfPrice));
      }),

    removeCustomer: async (id) =>
      (await answeredOrMissing(async () => (await stripe.customers.del(id)).deleted)) ?? false,

    charge: (id) =>
      answeredOrMissing(async () => {
        const { customer } = await stripe.charges.retrieve(id);
        const { data } = await stripe.refunds.list({ charge: id, limit: 100 });
        const refunds = data.map((one) => ({
          ...{ refundId: one.id, amountMinor: one.amount, currency: one.currency },
        }));
        return { customerId: customer === null ? null : idOf(customer), refunds };
      }),

    dispute: (id) =>
      answeredOrMissing(async () => {
        const { charge, amount: amountMinor, currency, status } = await stripe.disputes.retrieve(id);
        return { disputeId: id, chargeId: idOf(charge), amountMinor, currency, status };
      }),

    noticesSince: (since) =>
      answered(async () => {
        const wish = {
          ...{ limit: 100, types: [...noticeTypes] },
          created: { gte: Math.floor(Date.parse(since) / 1_000) },
        };
        const found: PaymentNotice[] = [];
        for await (const event of stripe.events.list(wish)) {
          const notice = noticeOf(event);
          if (notice !== undefined) found.push(notice);
          if (found.length >= eventsMax) break;
        }
        return found.reverse();
      }),
  };
}

/** Of what Stripe says no to, its code, and nothing that it repeats of what it was told. */
async function answered<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const isOutage = (error.statusCode ?? 500) >= 500 || error.statusCode === 429;
    throw isOutage
      ? new Fault(
          'payments-unavailable',
          'The payment service does not answer. Please try again in a minute.',
        )
      : new Fault(
          'payments-refused',
          `The payment service said no (${error.code ?? error.type}). Please tell the operator.`,
        );
  }
}

const answeredOrMissing = <Result>(ask: () => Promise<Result>): Promise<Result | undefined> =>
  answered(async () => {
    try {
      return await ask();
    } catch (error) {
      const isMissing = error instanceof Stripe.errors.StripeError && error.statusCode === 404;
      if (isMissing) return undefined;
      throw error;
    }
  });
