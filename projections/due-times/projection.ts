import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { DisclosureEvent } from '../../domain/disclosure/disclosure.js';
import type { ErasureEvent } from '../../domain/erasure/erasure.js';
import type { InstallationEvent } from '../../domain/installation/installation.js';
import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { ReportEvent } from '../../domain/report/report.js';
import type { SubscriptionEvent } from '../../domain/subscription/subscription.js';
import type { Change, Projection } from '../kernel/projection.js';
import type { NotificationEvent } from '../../domain/notification/notification.js';

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
export const dueTimes: Projection<
  | ConversationEvent
  | DisclosureEvent
  | ErasureEvent
  | InstallationEvent
  | NotificationEvent
  | ReportEvent
  | RetentionEvent
  | SubscriptionEvent,
  DueTimeRow
> = {
  name: 'due-times',
  version: 3,
  scope: 'installation',
  survivesBusiness: true,
  on: {
    ReportScheduled: ({ accountId, dueAt }) => [setDue('weekly-report', accountId, dueAt)],
    ReportMade: ({ accountId, dueAt, madeAt }) => [
      setDue('weekly-report', accountId, dueAt),
      setDue('report-letters', accountId, madeAt),
    ],
    ReportMailed: ({ accountId }) => [endDue('report-letters', accountId)],
    RetentionRunsScheduled: ({ accountId, dueAt }) => [setDue('retention', accountId, dueAt)],
    RetentionRunCompleted: ({ accountId, dueAt }) => [setDue('retention', accountId, dueAt)],
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
    NotificationRequested: ({ requestedAt: at, ...data }) => notificationDue(data, at),
    NotificationPostponed: ({ postponedAt: at, ...data }) => notificationDue(data, at),
    NotificationAttemptBegun: ({ begunAt: at, ...data }) => notificationDue(data, at),
    NotificationAccepted: ({ acceptedAt: at, ...data }) => notificationDue(data, at),
    NotificationRefused: ({ refusedAt: at, ...data }) => notificationDue(data, at),
    NotificationUnknown: ({ notedAt: at, ...data }) => notificationDue(data, at),
    NotificationDelivered: ({ deliveredAt: at, ...data }) => notificationDue(data, at),
    NotificationBounced: ({ bouncedAt: at, ...data }) => notificationDue(data, at),
    NotificationEscalated: ({ escalatedAt: at, ...data }) => notificationDue(data, at),
    NotificationExhausted: ({ notificationId }) => [endDue('notification', notificationId)],
    NotificationAcknowledged: ({ notificationId }) => [endDue('notification', notificationId)],
    NotificationWithdrawn: ({ notificationId }) => [endDue('notification', notificationId)],
    TakenOver: ({ awaitedUntil }, { entity }) => [setDue('idle-person', entity, awaitedUntil)],
    PersonAwaited: ({ awaitedUntil }, { entity }) => [setDue('idle-person', entity, awaitedUntil)],
    PersonReplied: (_replied, { entity }) => [endDue('idle-person', entity)],
    HandedBack: (_back, { entity }) => [endDue('idle-person', entity)],
    ConversationClosed: (_closed, { entity }) => [endDue('idle-person', entity)],
    ConversationExpired: (_expired, { entity }) => [endDue('idle-person', entity)],
    ErasureRequested: ({ erasureId, graceUntil, alarmAt }) => [
      ...(graceUntil === null ? [] : [setDue('erasure', erasureId, graceUntil)]),
      setDue('erasure-watch', erasureId, alarmAt),
    ],
    // Whoever follows the log does it now: the due time is for what they could not.
    ErasureBegun: ({ erasureId, begunAt }) => [
      setDue('erasure', erasureId, laterThan(begunAt, erasureSweepMs)),
    ],
    // A business is owed nothing any more but that.
    KeysDestroyed: ({ scope }) => (scope === 'business' ? ofBusinesses.map((kind) => endAll(kind)) : []),
    ErasureOverdue: ({ erasureId, overdue, deadlineAt }) => [
      overdue === 'alarm'
        ? setDue('erasure-watch', erasureId, deadlineAt)
        : endDue('erasure-watch', erasureId),
    ],
    DataRequestNoted: ({ requestId, dueAt }) => [
      setDue('request-watch', requestId, laterThan(dueAt, -alarmMs)),
    ],
    DataRequestOverdue: ({ requestId, overdue, dueAt }) => [
      overdue === 'alarm' ? setDue('request-watch', requestId, dueAt) : endDue('request-watch', requestId),
    ],
    DataRequestClosed: ({ requestId }) => [endDue('request-watch', requestId)],
    // Whoever asked in the chat had the link in the answer: nobody owes them anything more.
    DisclosureRequested: ({ disclosureId, proof, alarmAt }) =>
      proof === 'visitor-token' ? [] : [setDue('disclosure-watch', disclosureId, alarmAt)],
    DisclosureOverdue: ({ disclosureId, overdue, deadlineAt }) => [
      overdue === 'alarm'
        ? setDue('disclosure-watch', disclosureId, deadlineAt)
        : endDue('disclosure-watch', disclosureId),
    ],
    PersonDisclosed: ({ disclosureId }) => [endDue('disclosure-watch', disclosureId)],
    ErasureCancelled: ({ erasureId }) => endErasure(erasureId),
    ErasureCompleted: ({ erasureId }) => endErasure(erasureId),
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

const endErasure = (erasureId: string) => [endDue('erasure', erasureId), endDue('erasure-watch', erasureId)];
const ofBusinesses = ['idle-person', 'notification', 'reminder', 'report-letters', 'weekly-report'];
const endAll = (kind: string) => ({ change: 'remove', where: { kind } }) as const;
const laterThan = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
/** Ten days before a request has to be answered. */
const alarmMs = 10 * 24 * 60 * 60_000;
const erasureSweepMs = 10 * 60_000;

/** What is to be done at once is being done by whoever wrote it: the due time is for the case that they died. */
const sweepMs = 10_000;

function notificationDue(
  { notificationId, nextAt }: { readonly notificationId: string; readonly nextAt: string | null },
  at: string,
) {
  if (nextAt === null) return [endDue('notification', notificationId)];
  const dueAt = nextAt > at ? nextAt : laterThan(at, sweepMs);
  return [setDue('notification', notificationId, dueAt)];
}
