import { standingOf, type Standing, type Subscription } from '../../domain/subscription/subscription.js';
import type { BusinessClock } from '../ports/business-clock.js';
import type { Clock } from '../ports/clock.js';
import { meters, planOf, type Allowances, type Plans } from './plans.js';
import type { HandleSubscription } from './work-through.js';

/**
 * `full`: as the owner has set it. `extractive`: without a vendor's model. `take-message`: questions are not answered, messages are taken.
 * `ring-through`: the business's own telephone rings. `closed`: nobody is reached, and it is said where the business can be.
 */
export interface Service {
  readonly chat: 'full' | 'extractive' | 'take-message' | 'closed';
  readonly phone: 'full' | 'extractive' | 'take-message' | 'ring-through' | 'closed';
  /** Whether links are texted. */
  readonly texts: boolean;
}

export const fullService: Service = { chat: 'full', phone: 'full', texts: true };

/** Of a plan that has ended, and of whoever is suspended. */
export const closedService: Service = { chat: 'closed', phone: 'closed', texts: false };

interface Period {
  readonly from: string;
  readonly to: string;
  readonly allowances: Allowances;
}

/** How much of what is included until when; undefined where there is no plan and no trial. */
export function periodOf(standing: Standing, plans: Plans): Period | undefined {
  switch (standing.is) {
    case 'trial':
      return { from: standing.begunAt, to: standing.endsAt, allowances: plans.trial.allowances };
    case 'active':
    case 'past-due': {
      const { planId, periodFrom: from, periodTo: to } = standing.plan;
      // A plan that is offered no more, and nobody knows any more: it holds back nobody.
      const allowances = planOf(plans, planId)?.allowances ?? unlimited;
      return { from, to, allowances };
    }
    case 'none':
    case 'ended':
      return undefined;
  }
}

const unlimited: Allowances = {
  conversations: Number.MAX_SAFE_INTEGER,
  'call-minutes': Number.MAX_SAFE_INTEGER,
  texts: Number.MAX_SAFE_INTEGER,
};

export interface UsageNeeds {
  readonly totals: (
    tenant: string,
    period: { readonly from: string; readonly to: string },
  ) => Promise<readonly { readonly meter: string; readonly used: number; readonly credited: number }[]>;
  readonly now: Clock;
  readonly businessNow: BusinessClock;
}

/** What a business has used of its period. Units are dated by the real clock, periods by the business's own. */
export const usageOf =
  ({ totals, now, businessNow }: UsageNeeds) =>
  async (tenant: string, { from, to, allowances }: Period) => {
    const found = await totals(
      tenant,
      realOf({ from, to }, Date.parse(businessNow(tenant)) - Date.parse(now())),
    );
    return meters.map((meter) => {
      const { used = 0, credited = 0 } = found.find((one) => one.meter === meter) ?? {};
      return { meter, used, credited, allowance: allowances[meter], isOver: used >= allowances[meter] };
    });
  };

export const realOf = ({ from, to }: { readonly from: string; readonly to: string }, aheadMs: number) => ({
  from: new Date(Date.parse(from) - aheadMs).toISOString(),
  to: new Date(Date.parse(to) - aheadMs).toISOString(),
});

interface Needs extends UsageNeeds {
  readonly handleSubscription: Pick<HandleSubscription, 'load'>;
  readonly plans: Plans;
}

/** What visitors and callers of a business get, by its plan and by what of it is used up. */
export function serviceOf(needs: Needs): (tenant: string) => Promise<Service> {
  const { handleSubscription, plans, businessNow } = needs;
  const usage = usageOf(needs);
  return async (tenant) => {
    const { state } = await handleSubscription.load(tenant, tenant);
    const standing = standingOf(state, businessNow(tenant));
    if (standing.is === 'ended') return closedService;
    const period = periodOf(standing, plans);
    // Only where it was noted that an allowance is used up, is it counted: a credit or a larger plan may have made room since.
    if (period === undefined || !meters.some((meter) => isReached(state, `${meter}/${period.from}`)))
      return fullService;
    const over = new Set(
      (await usage(tenant, period)).filter(({ isOver }) => isOver).map(({ meter }) => meter),
    );
    const { overAllowance } = state;
    return {
      chat: !over.has('conversations')
        ? 'full'
        : // Nothing rings on a website.
          overAllowance === 'ring-through'
          ? 'take-message'
          : overAllowance,
      phone: over.has('call-minutes') ? overAllowance : 'full',
      texts: !over.has('texts'),
    };
  };
}

const isReached = ({ reached }: Subscription, one: string): boolean => reached.includes(one);
