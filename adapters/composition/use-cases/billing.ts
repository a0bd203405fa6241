import type { Container } from 'inversify';
import type { Plans } from '../../../application/billing/plans.js';
import { beginTrials, noteAllowances } from '../../../application/billing/follow-accounts.js';
import { writeAboutPlan } from '../../../application/billing/remind-owner.js';
import { serviceOf, type UsageNeeds } from '../../../application/billing/service.js';
import { workThrough } from '../../../application/billing/work-through.js';
import type { Policy } from '../../../application/handling/follow.js';
import { subscription } from '../../../domain/subscription/subscription.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createUsageUnits } from '../../../projections/usage-units/queries.js';
import { processorFetch } from '../../egress/egress.js';
import { createStripeClient } from '../../stripe/client.js';
import type { StripeConfig } from '../../stripe/config.js';
import { createPaymentNotices } from '../../stripe/inbox.js';
import { createPayments } from '../../stripe/payments.js';
import { stripeWebhook } from '../../stripe/webhook.js';
import { billingLetter } from '../../letters/billing-letter.js';
import type { Outside } from '../container.js';
import { tokens } from '../tokens.js';

export interface BillingOutside {
  readonly stripe: StripeConfig;
  readonly plans: Plans;
}

const noPlans: Plans = {
  trial: { days: 0, allowances: { conversations: 0, 'call-minutes': 0, texts: 0 } },
  offered: [],
};

/** Trials, plans and what is counted. Where nothing is billed, there is no trial, no reminder and no allowance. */
export function bindBilling(
  container: Container,
  { payments: billing, origin, pool, onError }: Outside,
): void {
  const plans = billing?.plans ?? noPlans;
  container.bind(tokens.plans).toConstantValue(plans);
  container
    .bind(tokens.handleSubscription)
    .toResolvedValue((handle) => handle(subscription), [tokens.handles]);
  container.bind(tokens.paymentNotices).toConstantValue(createPaymentNotices(pool));
  if (billing === undefined) {
    container.bind(tokens.payments).toConstantValue('off');
    container.bind(tokens.serviceOf).toConstantValue('off');
    container.bind(tokens.workThroughPayments).toConstantValue(() => Promise.resolve());
    container.bind(tokens.billingPolicies).toConstantValue([]);
    return;
  }
  container.bind(tokens.payments).toResolvedValue(
    (businessNow) =>
      createPayments(createStripeClient(billing.stripe, processorFetch), {
        planOfPrice: (priceId) => plans.offered.find((one) => one.priceId === priceId)?.planId,
        nowOf: businessNow,
      }),
    [tokens.businessNow],
  );
  const usage = [tokens.readModels, tokens.handleSubscription, tokens.now, tokens.businessNow] as const;
  container.bind(tokens.serviceOf).toResolvedValue(
    (readModels, handleSubscription, now, businessNow) => {
      const units = createUsageUnits(readModels.query);
      const totals: UsageNeeds['totals'] = (...asked) => units.totals(...asked);
      return serviceOf({ totals, handleSubscription, plans, now, businessNow });
    },
    [...usage],
  );
  container.bind(tokens.workThroughPayments).toResolvedValue(
    (payments, notices, handleSubscription, businessNow) =>
      payments === 'off'
        ? () => Promise.resolve()
        : workThrough({
            ...{ payments, notices, handleSubscription, businessNow },
            onFailure: (noticeId, error) => {
              onError(`a payment notice was not dealt with: ${noticeId}`, error);
            },
          }),
    [tokens.payments, tokens.paymentNotices, tokens.handleSubscription, tokens.businessNow],
  );
  container.bind(tokens.billingPolicies).toResolvedValue(
    (readModels, handleSubscription, now, businessNow, sendLetter): readonly Policy[] => {
      const units = createUsageUnits(readModels.query);
      const totals: UsageNeeds['totals'] = (...asked) => units.totals(...asked);
      const ownersOf = createTeam(readModels.query).owners;
      const policies = [
        beginTrials({ handleSubscription, plans, businessNow }),
        noteAllowances({ totals, handleSubscription, plans, now, businessNow }),
        writeAboutPlan({ sendLetter, ownersOf, billingLetter: billingLetter(origin) }),
      ];
      return policies;
    },
    [...usage, tokens.sendLetter],
  );
}

const minuteMs = 60_000;
const daysLookedBack = 3;

/** What a running installation owes whoever pays: notices are worked through, and once an hour those are fetched that never arrived. */
export function billingDuties(container: Container) {
  const payments = container.get(tokens.payments);
  if (payments === 'off') return [];
  const notices = container.get(tokens.paymentNotices);
  const now = container.get(tokens.now);
  const work = container.get(tokens.workThroughPayments);
  const reconcile = async (): Promise<void> => {
    const since = new Date(Date.parse(now()) - daysLookedBack * 24 * 60 * minuteMs).toISOString();
    for (const notice of await payments.noticesSince(since)) await notices.store(notice);
    await notices.prune();
  };
  return [
    { work, everyMs: 1_000, failure: 'what was told of payments was not worked through' },
    { work: reconcile, everyMs: 60 * minuteMs, failure: 'payments were not compared with what was told' },
  ];
}

/** Where the payment service tells what has happened; undefined where there is none. */
export function billingWebhook(
  container: Container,
  stripe: StripeConfig,
  { onNotice, onError }: Pick<Outside, 'onNotice' | 'onError'>,
) {
  const work = container.get(tokens.workThroughPayments);
  return stripeWebhook(stripe, {
    stripe: createStripeClient(stripe, processorFetch),
    notices: container.get(tokens.paymentNotices),
    now: () => Date.now(),
    onStored() {
      work().catch((error: unknown) => {
        onError('what was told of payments was not worked through', error);
      });
    },
    onNotice,
    onError: (error) => {
      onError('a webhook about payments failed', error);
    },
  });
}
