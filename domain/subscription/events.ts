import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();

/** What of the desk's work counts. `call-minutes`: begun minutes. */
const meter = z.enum(['conversations', 'call-minutes', 'texts']);
export type Meter = z.infer<typeof meter>;

/** How the desk goes on once an allowance is used up. */
const overAllowance = z.enum(['extractive', 'take-message', 'ring-through']);
export type OverAllowance = z.infer<typeof overAllowance>;

/**
 * `unpaid`: its payments failed so often that nobody tries any more. `incomplete`: its first payment never went through.
 * `paused`: nothing is asked for, and nothing is due.
 */
const paymentStatus = z.enum(['trialing', 'active', 'past-due', 'unpaid', 'paused', 'incomplete', 'ended']);
export type PaymentStatus = z.infer<typeof paymentStatus>;

/** A subscription as whoever collects the money shows it. `subscriptionId`, `customerId`: their own ids, which name nobody. */
const fetched = z.object({
  subscriptionId: id,
  customerId: id,
  planId: id,
  status: paymentStatus,
  startedAt: time,
  periodFrom: time,
  periodTo: time,
  /** When it ends by the owner's wish; null where it goes on. */
  cancelAt: time.nullable(),
  /** Since when money is owed; null where none is. */
  owedSince: time.nullable(),
  endedAt: time.nullable(),
});
export type Fetched = Readonly<z.infer<typeof fetched>>;

/** By its days before the trial's end, the grace period's or the closing of the account; `day-after` is the trial's. */
const reminder = z.enum([
  'trial-7-days',
  'trial-3-days',
  'trial-1-day',
  'trial-over',
  'trial-day-after',
  'grace-3-days',
  'grace-over',
  'closing-30-days',
  'closing-7-days',
  'closing-1-day',
  'closing',
]);
export type Reminder = z.infer<typeof reminder>;

/** Whose wish it was. */
const creditedBy = z.enum(['owner', 'operator']);
export type CreditedBy = z.infer<typeof creditedBy>;
const creditReason = z.enum(['spam', 'goodwill']);
export type CreditReason = z.infer<typeof creditReason>;

/** When something is due to the business next, by its own clock; null: nothing is. Every event that may move it says it. */
const next = { accountId: id, nextAt: time.nullable() };
const recorded = z.object({ ...next, subscription: fetched, fetchedAt: time });

export const subscriptionEvents = {
  /** Without a card. */
  TrialBegun: event(1, z.object({ ...next, begunAt: time, endsAt: time })),
  /** The owner is owed a letter; whoever follows the log sends it. `dueAt`: when it was due, by the plan of reminders. */
  ReminderOwed: event(1, z.object({ ...next, reminder, dueAt: time, owedAt: time })),
  /** Nothing is billed at the moment, so nobody is reminded of anything. */
  RemindersSkipped: event(1, z.object({ ...next, skippedAt: time })),
  /** The account was readable for its last days: it is to be closed, and what it holds purged. */
  AccountClosingAsked: event(1, z.object({ accountId: id, askedAt: time })),

  /** Before the page for paying is asked for. `attempt`: 1 is the first one. */
  CheckoutBegun: event(
    1,
    z.object({ accountId: id, attemptId: id, attempt: z.int(), planId: id, begunAt: time }),
  ),
  CheckoutOpened: event(1, z.object({ accountId: id, attemptId: id, sessionId: id, openedAt: time })),

  // What a fetched subscription shows to have changed. Each holds all of it, so that any of them makes the same state.
  SubscriptionStarted: event(1, recorded),
  PlanChanged: event(1, recorded),
  PaymentFailed: event(1, recorded),
  PaymentRecovered: event(1, recorded),
  CancellationScheduled: event(1, recorded),
  SubscriptionResumed: event(1, recorded),
  SubscriptionEnded: event(1, recorded),
  /** A period began, or something else that is not told apart. */
  SubscriptionRenewed: event(1, recorded),
  /** It was looked at again and is the same: what was seen before, and is told later, says nothing any more. */
  SubscriptionConfirmed: event(1, z.object({ accountId: id, subscriptionId: id, fetchedAt: time })),

  /** Money in the currency's smallest unit. */
  RefundNoted: event(
    1,
    z.object({ accountId: id, refundId: id, amountMinor: z.int(), currency: z.string(), notedAt: time }),
  ),
  DisputeNoted: event(
    1,
    z.object({
      accountId: id,
      disputeId: id,
      amountMinor: z.int(),
      currency: z.string(),
      status: z.string(),
      notedAt: time,
    }),
  ),

  AllowanceReached: event(1, z.object({ accountId: id, meter, periodFrom: time, reachedAt: time })),
  OverAllowanceChosen: event(
    1,
    z.object({ accountId: id, changeId: id, choice: overAllowance, chosenAt: time }),
  ),
  /** It is billed to nobody. `unitId`: of the conversation, the call or the text. */
  UnitCredited: event(
    1,
    z.object({ accountId: id, unitId: id, reason: creditReason, creditedBy, creditedAt: time }),
  ),
} as const satisfies EventSpecs;

export type SubscriptionEvent = EventOf<typeof subscriptionEvents>;
