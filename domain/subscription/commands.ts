import type { Command } from '../kernel/decider.js';
import type { CreditedBy, CreditReason, Fetched, Meter, OverAllowance } from './events.js';

type OfAccount<Data extends object> = Data & { accountId: string };

/** `now` is the business's own clock. */
export type SubscriptionCommand =
  | Command<'BeginTrial', OfAccount<{ days: number }>>
  /** `dueAt`: as the due time stood. */
  | Command<'Remind', OfAccount<{ dueAt: string }>>
  | Command<'SkipReminders', OfAccount<{ dueAt: string }>>
  | Command<'BeginCheckout', OfAccount<{ attemptId: string; planId: string }>>
  | Command<'OpenCheckout', OfAccount<{ attemptId: string; sessionId: string }>>
  /** `fetchedAt`: before it was asked for, by the real clock: what was fetched earlier says nothing about later. */
  | Command<'RecordSubscription', OfAccount<{ subscription: Fetched; fetchedAt: string }>>
  | Command<'NoteRefund', OfAccount<{ refundId: string; amountMinor: number; currency: string }>>
  | Command<
      'NoteDispute',
      OfAccount<{ disputeId: string; amountMinor: number; currency: string; status: string }>
    >
  | Command<'NoteAllowanceReached', OfAccount<{ meter: Meter; periodFrom: string }>>
  | Command<'ChooseOverAllowance', OfAccount<{ choice: OverAllowance }>>
  | Command<'CreditUnit', OfAccount<{ unitId: string; reason: CreditReason; by: CreditedBy }>>;
