import type { Evolve } from '../kernel/decider.js';
import type { Fetched, OverAllowance, SubscriptionEvent } from './events.js';

export const subscriptionLimits = {
  graceDays: 14,
  readableDays: 90,
  /** Checkouts within a day. */
  checkoutsPerDay: 20,
  /** Units that an owner may credit within 30 days, without asking anybody. */
  ownerCreditsPer30Days: 20,
  /** Of each kind of id by which a repetition is known. */
  idsKeptMax: 500,
} as const;

export interface Recorded extends Fetched {
  readonly fetchedAt: string;
}

interface Credit {
  readonly unitId: string;
  readonly by: 'owner' | 'operator';
  readonly at: string;
}

interface Checkout {
  readonly attemptId: string;
  readonly planId: string;
  readonly begunAt: string;
  readonly sessionId: string | null;
}

export interface Subscription {
  readonly trial: { readonly begunAt: string; readonly endsAt: string } | null;
  /** Every subscription there ever was, by its id: two windows may have paid twice. */
  readonly recorded: Readonly<Record<string, Recorded>>;
  /** Up to here everything that was due was dealt with. Empty: nothing was. */
  readonly remindedUpTo: string;
  /** When the last warning before the closing was owed; null since the standing changed. */
  readonly warnedAt: string | null;
  readonly isClosingAsked: boolean;
  readonly checkouts: readonly Checkout[];
  readonly checkoutCount: number;
  readonly refundIds: readonly string[];
  /** `id/status`. */
  readonly disputes: readonly string[];
  /** `meter/periodFrom`. */
  readonly reached: readonly string[];
  readonly overAllowance: OverAllowance;
  readonly changeIds: readonly string[];
  readonly credits: readonly Credit[];
}

export const initial: Subscription = {
  trial: null,
  recorded: {},
  remindedUpTo: '',
  warnedAt: null,
  isClosingAsked: false,
  checkouts: [],
  checkoutCount: 0,
  refundIds: [],
  disputes: [],
  reached: [],
  // Visitors notice the least of it: what is published is still answered.
  overAllowance: 'extractive',
  changeIds: [],
  credits: [],
};

const { idsKeptMax } = subscriptionLimits;
const kept = <Item>(items: readonly Item[], item: Item): readonly Item[] =>
  [...items, item].slice(-idsKeptMax);

interface Recording {
  readonly subscription: Fetched;
  readonly fetchedAt: string;
}
const record = (state: Subscription, { subscription, fetchedAt }: Recording): Subscription => ({
  ...state,
  recorded: { ...state.recorded, [subscription.subscriptionId]: { ...subscription, fetchedAt } },
  warnedAt: null,
});

export const evolve: Evolve<Subscription, SubscriptionEvent> = {
  TrialBegun: (state, { begunAt, endsAt }) => ({ ...state, trial: { begunAt, endsAt } }),
  ReminderOwed: (state, { reminder, owedAt }) => ({
    ...state,
    remindedUpTo: owedAt,
    warnedAt: reminder.startsWith('closing-') ? owedAt : state.warnedAt,
  }),
  RemindersSkipped: (state, { skippedAt }) => ({ ...state, remindedUpTo: skippedAt }),
  AccountClosingAsked: (state) => ({ ...state, isClosingAsked: true }),

  CheckoutBegun: (state, { attemptId, planId, begunAt, attempt }) => ({
    ...state,
    checkouts: kept(state.checkouts, { attemptId, planId, begunAt, sessionId: null }),
    checkoutCount: attempt,
  }),
  CheckoutOpened: (state, { attemptId, sessionId }) => ({
    ...state,
    checkouts: state.checkouts.map((one) => (one.attemptId === attemptId ? { ...one, sessionId } : one)),
  }),

  SubscriptionStarted: record,
  PlanChanged: record,
  PaymentFailed: record,
  PaymentRecovered: record,
  CancellationScheduled: record,
  SubscriptionResumed: record,
  SubscriptionEnded: record,
  SubscriptionRenewed: record,
  SubscriptionConfirmed(state, { subscriptionId, fetchedAt }) {
    const known = state.recorded[subscriptionId];
    if (known === undefined) return state;
    return { ...state, recorded: { ...state.recorded, [subscriptionId]: { ...known, fetchedAt } } };
  },

  RefundNoted: (state, { refundId }) => ({ ...state, refundIds: kept(state.refundIds, refundId) }),
  DisputeNoted: (state, { disputeId, status }) => ({
    ...state,
    disputes: kept(state.disputes, `${disputeId}/${status}`),
  }),
  AllowanceReached: (state, { meter, periodFrom }) => ({
    ...state,
    reached: kept(state.reached, `${meter}/${periodFrom}`),
  }),
  OverAllowanceChosen: (state, { changeId, choice }) => ({
    ...state,
    overAllowance: choice,
    changeIds: kept(state.changeIds, changeId),
  }),
  UnitCredited: (state, { unitId, creditedBy, creditedAt }) => ({
    ...state,
    credits: kept(state.credits, { unitId, by: creditedBy, at: creditedAt }),
  }),
};
