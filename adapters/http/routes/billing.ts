import type { Request, Router } from 'express';
import { uuidv7 } from 'uuidv7';
import type {
  beginCheckout as begin,
  openPortal as open,
  Begun,
} from '../../../application/billing/begin-checkout.js';
import type { Plans } from '../../../application/billing/plans.js';
import { periodOf, realOf, usageOf } from '../../../application/billing/service.js';
import type { HandleSubscription } from '../../../application/billing/work-through.js';
import type { BusinessClock } from '../../../application/ports/business-clock.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import {
  currentOf,
  standingOf,
  type Standing,
  type SubscriptionReason,
} from '../../../domain/subscription/subscription.js';
import type { UsageUnits } from '../../../projections/usage-units/queries.js';
import { readBody, takeBody } from '../body.js';
import {
  beginCheckout,
  chooseOverAllowance,
  unitsAsked,
  type BilledUnits,
  type Billing,
  type BillingStanding,
  type PaymentPage,
} from '../contract/billing.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { decided } from './deciding.js';

export interface BillingNeeds extends Dashboard {
  /** Undefined where nothing is billed. */
  readonly checkout:
    { readonly begin: ReturnType<typeof begin>; readonly portal: ReturnType<typeof open> } | undefined;
  readonly handleSubscription: HandleSubscription;
  readonly plans: Plans;
  readonly units: UsageUnits;
  /** Of a member; null where it was erased. */
  readonly emailOf: (tenant: string, memberId: string) => Promise<string | null>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
  readonly businessNow: BusinessClock;
}

type Reason = Extract<Begun, { outcome: 'rejected' }>['reason'];

const refusals: Readonly<Record<Reason, Refusal>> = {
  NothingBilled: new Refusal(
    409,
    'nothing-billed',
    'There is no plan to choose yet. Please try again in a minute.',
  ),
  NotDue: new Refusal(409, 'not-due', 'This is not due yet.'),
  CheckoutUnknown: new Refusal(404, 'checkout-not-found', 'There is no such checkout.'),
  TooManyCheckouts: new Refusal(
    429,
    'too-many-checkouts',
    'The page for paying was opened twenty times today. Please try again tomorrow, or ask us.',
  ),
  TooManyCredits: new Refusal(
    409,
    'too-many-credits',
    'Twenty were given back within 30 days. Please ask whoever runs this installation for more.',
  ),
  PlanUnknown: new Refusal(404, 'plan-not-found', 'This plan is not offered. Please reload the page.'),
  HasPlan: new Refusal(
    409,
    'has-plan',
    'You have a plan. To change it, open the page of the payment service.',
  ),
  NoCustomer: new Refusal(409, 'no-customer', 'Nothing was paid yet. Please choose a plan first.'),
};
const off = new Refusal(404, 'billing-off', 'Nothing is billed on this installation.');
const unitUnknown = new Refusal(404, 'unit-not-found', 'There is no such entry.');

/** The plan of the business, what of it is used, and the ways to the pages where money is paid. */
export function billingRoutes(needs: BillingNeeds): Router {
  const { checkout, handleSubscription, plans, units, emailOf, guard, seen, now, businessNow } = needs;
  const { router, tenantOf, contextOf } = dashboardRouter(needs, { read: 'manage', write: 'manage' });
  // Whoever works at the desk knows whether it answers; what it costs is the owners' business.
  const ofStaff = dashboardRouter(needs, { read: 'work', write: 'manage' });
  const usage = usageOf({ totals: (...asked) => units.totals(...asked), now, businessNow });

  const look = async (tenant: string) => {
    const { state } = await handleSubscription.load(tenant, tenant);
    const at = businessNow(tenant);
    const standing = standingOf(state, at);
    const period = periodOf(standing, plans);
    const used = period === undefined ? [] : await usage(tenant, period);
    const shown: BillingStanding = {
      standing: checkout === undefined ? 'off' : standing.is,
      ...{ now: at, endsAt: endOf(standing) },
      over: used.filter(({ isOver, used: count }) => isOver && count > 0).map(({ meter }) => meter),
    };
    return { state, standing, period, used, shown };
  };

  router.get('/billing/standing', async (request, response) => {
    response.json((await look(ofStaff.tenantOf(request))).shown);
  });

  router.get('/billing', async (request, response) => {
    const { state, standing, period, used, shown } = await look(tenantOf(request));
    response.json({
      ...shown,
      because: standing.is === 'ended' ? standing.because : null,
      planId: 'plan' in standing ? standing.plan.planId : null,
      isInTrial: 'plan' in standing && standing.plan.status === 'trialing',
      plans: plans.offered.map(({ priceId: _theirs, ...plan }) => plan),
      period: period === undefined ? null : { from: period.from, to: period.to },
      usage: used,
      overAllowance: state.overAllowance,
      hasCustomer: currentOf(state) !== undefined,
    } satisfies Billing);
  });

  const pageOf = (begun: Begun): PaymentPage => {
    if (begun.outcome === 'opened') return { url: begun.url };
    throw refusals[begun.reason];
  };
  router.post('/billing/checkout', ...takeBody, async (request, response) => {
    const tenant = tenantOf(request);
    const context = contextOf(request);
    if (checkout === undefined) throw off;
    const asked = readBody(request, beginCheckout);
    const email = await emailOf(tenant, guard.of(request).memberId);
    response.status(201).json(pageOf(await checkout.begin({ tenant, email, ...asked }, context)));
  });
  router.post('/billing/portal', async (request, response) => {
    const tenant = tenantOf(request);
    if (checkout === undefined) throw off;
    response.status(201).json(pageOf(await checkout.portal(tenant)));
  });

  const give = async (request: Request, command: Parameters<HandleSubscription>[1]): Promise<void> => {
    const own: Readonly<Record<SubscriptionReason, Refusal>> = refusals;
    const asked = { id: tenantOf(request), command, context: contextOf(request) };
    await decided(handleSubscription, asked, { refusals: own, seen });
  };
  router.post('/billing/over-allowance', ...takeBody, async (request, response) => {
    const accountId = tenantOf(request);
    const { choice } = readBody(request, chooseOverAllowance);
    const data = { accountId, choice };
    await give(request, {
      type: 'ChooseOverAllowance',
      data,
      commandId: uuidv7(),
      now: businessNow(accountId),
    });
    response.status(204).end();
  });

  router.get('/billing/units', async (request, response) => {
    const tenant = tenantOf(request);
    const asked = unitsAsked.safeParse(request.query);
    if (!asked.success) throw new Refusal(422, 'not-valid', 'There is no such list.');
    const { period } = await look(tenant);
    const aheadMs = Date.parse(businessNow(tenant)) - Date.parse(now());
    const { meter, cursor } = asked.data;
    const page =
      period === undefined
        ? { rows: [], nextCursor: null }
        : await units.page(tenant, { ...realOf(period, aheadMs), meter, cursor });
    const shown = page.rows.map(({ meter: _asked, ...unit }) => unit);
    response.json({ units: shown, nextCursor: page.nextCursor } satisfies BilledUnits);
  });
  router.post('/billing/units/:id/credit', async (request, response) => {
    const accountId = tenantOf(request);
    const { id: unitId } = request.params;
    if (!(await units.has(accountId, unitId))) throw unitUnknown;
    const data = { accountId, unitId, reason: 'spam', by: 'owner' } as const;
    await give(request, { type: 'CreditUnit', data, commandId: uuidv7(), now: businessNow(accountId) });
    response.status(204).end();
  });
  return router;
}

function endOf(standing: Standing): string | null {
  switch (standing.is) {
    case 'trial':
      return standing.endsAt;
    case 'active':
      return standing.plan.cancelAt;
    case 'past-due':
      return standing.graceEndsAt;
    case 'ended':
      return standing.closesAt;
    case 'none':
      return null;
  }
}
