import type { Fetched, SubscriptionEvent } from './events.js';
import { owes } from './standing.js';

type Recording = Extract<SubscriptionEvent, { data: { subscription: Fetched } }>['type'];

/** What has happened between two looks at one subscription, by name; none where it is the same. */
export function changesBetween(before: Fetched | undefined, after: Fetched): readonly Recording[] {
  const wasLiving = before !== undefined && isLiving(before);
  const names: readonly (Recording | false)[] = [
    !wasLiving && isLiving(after) && 'SubscriptionStarted',
    before !== undefined && before.planId !== after.planId && 'PlanChanged',
    owes(after) && (before === undefined || !owes(before)) && 'PaymentFailed',
    before !== undefined && owes(before) && isPaid(after) && 'PaymentRecovered',
    after.cancelAt !== null &&
      before?.cancelAt !== after.cancelAt &&
      isLiving(after) &&
      'CancellationScheduled',
    before !== undefined &&
      before.cancelAt !== null &&
      after.cancelAt === null &&
      isLiving(after) &&
      'SubscriptionResumed',
    after.status === 'ended' && before?.status !== 'ended' && 'SubscriptionEnded',
  ];
  const found = names.filter((one) => one !== false);
  return found.length > 0 || isSame(before, after) ? found : ['SubscriptionRenewed'];
}

export const isSame = (before: Fetched | undefined, after: Fetched): boolean =>
  before !== undefined && fields.every((field) => before[field] === after[field]);

const fields = [
  ...(['subscriptionId', 'customerId', 'planId', 'status', 'startedAt', 'periodFrom', 'periodTo'] as const),
  ...(['cancelAt', 'owedSince', 'endedAt'] as const),
];

const isPaid = ({ status }: Fetched): boolean => status === 'active' || status === 'trialing';
const isLiving = (one: Fetched): boolean => isPaid(one) || owes(one);
