import type { Reason, Requested } from '../../domain/notification/notification.js';
import type { NotificationNeeds } from './needs.js';

/** One person who waits can be the matter of several of these, one after the other. The higher goes first. */
const urgency: Partial<Readonly<Record<Reason, number>>> = { emergency: 3, 'hand-off': 2, lead: 1 };
const mostUrgent = 3;
const checkedMs = 60_000;
/** What is more urgent and does not get anywhere holds up nothing for longer. */
const heldMs = 15 * 60_000;

export type Held = { readonly until: string } | 'told' | 'free';

/**
 * Who waits is told of once: while something more urgent about the same person is on its way to this member the rest waits, and once they
 * have acknowledged that it is not told any more. What is more urgent itself waits for nothing.
 */
export async function holdBack(needs: NotificationNeeds, tenant: string, state: Requested): Promise<Held> {
  const [item] = state.items;
  const own = item === undefined || state.items.length > 1 ? undefined : urgency[item.reason];
  if (item === undefined || own === undefined || own === mostUrgent) return 'free';
  const now = needs.businessNow(tenant);
  let until: string | undefined;
  for (const { notificationId, reason } of await needs.aboutSamePerson(tenant, state.memberId, item)) {
    if ((urgency[reason] ?? 0) <= own || notificationId === state.notificationId) continue;
    const { state: other } = await needs.handleNotification.load(tenant, notificationId);
    if (other.status === 'acknowledged') return 'told';
    if (other.status !== 'open' || other.nextAt === null) continue;
    const isStuck = other.nextAt <= now && Date.parse(now) - Date.parse(item.happenedAt) > heldMs;
    if (isStuck) continue;
    const next = other.nextAt > now ? other.nextAt : new Date(Date.parse(now) + checkedMs).toISOString();
    if (until === undefined || next > until) until = next;
  }
  return until === undefined ? 'free' : { until };
}
