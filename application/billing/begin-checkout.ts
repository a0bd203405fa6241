import { currentOf, standingOf, type SubscriptionReason } from '../../domain/subscription/subscription.js';
import type { Context } from '../handling/handle.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Payments } from '../ports/payments.js';
import { planOf, type Plans } from './plans.js';
import type { HandleSubscription } from './work-through.js';

interface Needs {
  readonly handleSubscription: HandleSubscription;
  readonly payments: Pick<Payments, 'openCheckout' | 'openPortal'>;
  readonly plans: Plans;
  readonly businessNow: BusinessClock;
  /** Of the dashboard's page about the plan. */
  readonly pageUrl: string;
}

export interface Checkout {
  readonly tenant: string;
  readonly planId: string;
  /** Random, and the same at each repetition of the request. */
  readonly attemptId: string;
  /** Where the customer's receipts go. */
  readonly email: string | null;
}

export type Begun =
  | { readonly outcome: 'opened'; readonly url: string }
  | {
      readonly outcome: 'rejected';
      readonly reason: SubscriptionReason | 'PlanUnknown' | 'HasPlan' | 'NoCustomer';
    };

/** Opens the page for paying. That it was asked for is written down first, so that its repetition opens the same one. */
export function beginCheckout(needs: Needs) {
  const { handleSubscription, payments, plans, businessNow, pageUrl } = needs;
  return async ({ tenant, planId, attemptId, email }: Checkout, context: Context): Promise<Begun> => {
    const plan = planOf(plans, planId);
    if (plan === undefined) return { outcome: 'rejected', reason: 'PlanUnknown' };
    const now = businessNow(tenant);
    const { state: before } = await handleSubscription.load(tenant, tenant);
    const { is } = standingOf(before, now);
    // Who has a plan changes it at the vendor's own page; a second one would be paid for beside it.
    if (is === 'active' || is === 'past-due') return { outcome: 'rejected', reason: 'HasPlan' };
    const begin = { type: 'BeginCheckout', data: { accountId: tenant, attemptId, planId } } as const;
    const { decision, state } = await handleSubscription(
      tenant,
      { ...begin, commandId: attemptId, now },
      context,
    );
    if (decision.outcome === 'rejected') return decision;
    const place = state.checkouts.findIndex((one) => one.attemptId === attemptId);
    const { sessionId, url } = await payments.openCheckout({
      ...{ tenant, planId, priceId: plan.priceId, email },
      attempt: state.checkoutCount - (state.checkouts.length - 1 - place),
      customerId: currentOf(state)?.customerId ?? null,
      trialEndsAt: is === 'trial' ? (state.trial?.endsAt ?? null) : null,
      successUrl: `${pageUrl}/paid`,
      cancelUrl: pageUrl,
    });
    const open = { type: 'OpenCheckout', data: { accountId: tenant, attemptId, sessionId } } as const;
    await handleSubscription(tenant, { ...open, commandId: `${attemptId}/opened`, now }, context);
    return { outcome: 'opened', url };
  };
}

/** Opens the page where a customer changes card or plan, cancels and resumes. */
export const openPortal =
  ({ handleSubscription, payments, pageUrl }: Pick<Needs, 'handleSubscription' | 'payments' | 'pageUrl'>) =>
  async (tenant: string): Promise<Begun> => {
    const { state } = await handleSubscription.load(tenant, tenant);
    const customerId = currentOf(state)?.customerId;
    if (customerId === undefined) return { outcome: 'rejected', reason: 'NoCustomer' };
    return { outcome: 'opened', url: await payments.openPortal({ customerId, returnUrl: pageUrl }) };
  };
