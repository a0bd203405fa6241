import type { Reminder } from './events.js';
import { currentOf, daysAfter, owes, standingOf } from './standing.js';
import type { Subscription } from './state.js';

export interface Item {
  readonly reminder: Reminder;
  readonly at: string;
}

/** Of what an owner is reminded and when, oldest first, should nothing change. */
export function agendaOf(state: Subscription): readonly Item[] {
  const plan = currentOf(state);
  if (state.isClosingAsked || plan?.status === 'active' || plan?.status === 'trialing') return [];
  // As it will stand after everything that is known of has come.
  const last = standingOf(state, endOfTime);
  if (last.is !== 'ended') return [];
  const { endedAt, closesAt, because } = last;
  const isOwing = plan !== undefined && owes(plan);
  return [
    ...(because === 'trial' ? trialItems(endedAt) : []),
    ...(isOwing ? graceItems(endedAt) : []),
    ...closingItems(closesAt, state.warnedAt),
  ];
}

/** When something is due next; null: never. */
export const nextAtOf = (state: Subscription): string | null =>
  agendaOf(state).find(({ at }) => at > state.remindedUpTo)?.at ?? null;

/**
 * What is due, of everything that has become due since the last time: the newest. Nobody gets three letters at once, and no account is
 * closed without a warning the day before.
 */
export function dueOf(state: Subscription, now: string): Item | undefined {
  const due = agendaOf(state).filter(({ at }) => at > state.remindedUpTo && at <= now);
  const newest = due.at(-1);
  if (newest?.reminder !== 'closing' || state.warnedAt !== null) return newest;
  return { reminder: 'closing-1-day', at: newest.at };
}

const endOfTime = '9999-12-31T00:00:00.000Z';

const trialItems = (endsAt: string): readonly Item[] => [
  { reminder: 'trial-7-days', at: daysAfter(endsAt, -7) },
  { reminder: 'trial-3-days', at: daysAfter(endsAt, -3) },
  { reminder: 'trial-1-day', at: daysAfter(endsAt, -1) },
  { reminder: 'trial-over', at: endsAt },
  { reminder: 'trial-day-after', at: daysAfter(endsAt, 1) },
];

const graceItems = (endsAt: string): readonly Item[] => [
  { reminder: 'grace-3-days', at: daysAfter(endsAt, -3) },
  { reminder: 'grace-over', at: endsAt },
];

function closingItems(closesAt: string, warnedAt: string | null): readonly Item[] {
  const earliest = warnedAt === null ? closesAt : daysAfter(warnedAt, 1);
  return [
    { reminder: 'closing-30-days', at: daysAfter(closesAt, -30) },
    { reminder: 'closing-7-days', at: daysAfter(closesAt, -7) },
    { reminder: 'closing-1-day', at: daysAfter(closesAt, -1) },
    { reminder: 'closing', at: earliest > closesAt ? earliest : closesAt },
  ];
}
