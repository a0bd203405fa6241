import type { Fetched, PaymentStatus } from './events.js';
import { subscriptionLimits, type Recorded, type Subscription } from './state.js';

/** How a business stands with its plan at an instant. Only what was recorded and the clock decide, in whatever order it came. */
export type Standing =
  /** Nothing was ever billed. */
  | { readonly is: 'none' }
  | { readonly is: 'trial'; readonly begunAt: string; readonly endsAt: string }
  | { readonly is: 'active'; readonly plan: Fetched }
  /** Money is owed, and everything goes on until `graceEndsAt`. */
  | { readonly is: 'past-due'; readonly plan: Fetched; readonly graceEndsAt: string }
  /** Readable until `closesAt`. */
  | {
      readonly is: 'ended';
      readonly because: 'trial' | 'cancelled' | 'unpaid';
      readonly endedAt: string;
      readonly closesAt: string;
    };

export const dayMs = 24 * 60 * 60_000;
export const daysAfter = (time: string, days: number): string =>
  new Date(Date.parse(time) + days * dayMs).toISOString();

const { graceDays, readableDays } = subscriptionLimits;

export function standingOf(state: Subscription, now: string): Standing {
  const plan = currentOf(state);
  if (plan?.status === 'active' || plan?.status === 'trialing') return { is: 'active', plan };
  if (plan !== undefined && owes(plan)) {
    const graceEndsAt = daysAfter(plan.owedSince ?? plan.periodTo, graceDays);
    if (now < graceEndsAt) return { is: 'past-due', plan, graceEndsAt };
    return ended('unpaid', graceEndsAt);
  }
  const { trial } = state;
  if (trial !== null && now < trial.endsAt) return { is: 'trial', ...trial };
  const planEnd = plan?.status === 'ended' ? (plan.endedAt ?? plan.periodTo) : undefined;
  if (planEnd !== undefined && planEnd > (trial?.endsAt ?? '')) return ended('cancelled', planEnd);
  if (trial !== null) return ended('trial', trial.endsAt);
  return { is: 'none' };
}

/** The subscription that counts: a living one before one that owes, that before one that never began or has ended; then the newest. */
export function currentOf({ recorded }: Pick<Subscription, 'recorded'>): Recorded | undefined {
  return Object.values(recorded).toSorted(
    (a, b) =>
      ranks[a.status] - ranks[b.status] ||
      compared(b.startedAt, a.startedAt) ||
      compared(b.subscriptionId, a.subscriptionId),
  )[0];
}

export const owes = ({ status }: Pick<Fetched, 'status'>): boolean =>
  status === 'past-due' || status === 'unpaid' || status === 'paused';

const ranks: Readonly<Record<PaymentStatus, number>> = {
  active: 0,
  trialing: 0,
  'past-due': 1,
  unpaid: 2,
  paused: 2,
  ended: 3,
  incomplete: 4,
};

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ended = (because: 'trial' | 'cancelled' | 'unpaid', endedAt: string): Standing => ({
  is: 'ended',
  because,
  endedAt,
  closesAt: daysAfter(endedAt, readableDays),
});
