import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { Change, Projection } from '../kernel/projection.js';

export interface DueTimeRow {
  /** The work it is for, as `works` of `application/due/run-due.ts` names it. */
  readonly kind: string;
  /** What it is about: a notification, an account. */
  readonly subjectId: string;
  readonly dueAt: string;
}

/**
 * When something is owed to a business, keyed by kind and subject, so that there is one due time of a kind and no second: events say when,
 * and this only keeps them in order of time. It holds ids and times.
 */
export const dueTimes: Projection<SubscriptionEvent, DueTimeRow> = {
  name: 'due-times',
  version: 1,
  scope: 'installation',
  on: {
    TrialBegun: ofPlan,
    ReminderOwed: ofPlan,
    RemindersSkipped: ofPlan,
    SubscriptionStarted: ofPlan,
    PlanChanged: ofPlan,
    PaymentFailed: ofPlan,
    PaymentRecovered: ofPlan,
    CancellationScheduled: ofPlan,
    SubscriptionResumed: ofPlan,
    SubscriptionEnded: ofPlan,
    SubscriptionRenewed: ofPlan,
  },
};

/** What a business is reminded of about its plan: one thing at a time. */
function ofPlan({
  accountId,
  nextAt,
}: {
  readonly accountId: string;
  readonly nextAt: string | null;
}): readonly [Change<DueTimeRow>] {
  return nextAt === null ? [endDue('reminder', accountId)] : [setDue('reminder', accountId, nextAt)];
}

/** For events that set a due time, and those that end it. */
export const setDue = (kind: string, subjectId: string, dueAt: string) =>
  ({ change: 'put', key: `${kind}/${subjectId}`, set: { kind, subjectId, dueAt } }) as const;
export const endDue = (kind: string, subjectId: string) =>
  ({ change: 'remove', where: { kind, subjectId } }) as const;
