import type { Item } from '../../domain/notification/notification.js';
import type { Reach } from '../../domain/reach/reach.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import { alertingTypes, alertOf, type Alerting } from './alerts.js';
import { bySystem, notificationIdOf, reachIdOf, type Member, type NotificationNeeds } from './needs.js';
import { stepsFor } from './plan.js';
import { nextDaily } from './quiet.js';

interface Needs extends NotificationNeeds {
  readonly now: Clock;
  /** What became of this conversation is no news to anybody: it was played, and nobody waits. */
  readonly isPlayed: (tenant: string, conversationId: string) => boolean;
}

/** What members have to know at once is owed to each of them from then on. */
export const requestNotifications = (needs: Needs): Policy<Alerting> => ({
  // It began as the policy that sent letters, and goes on where that one stood.
  name: 'alert-owner',
  filter: { categories: ['conversation', 'call', 'consent', 'lead'], types: alertingTypes },
  afterMs: 0,
  concurrency: 32,
  async when({ id: sourceId, stream, envelope: { tenant }, recordedAt, event }) {
    const alert = alertOf(event, stream.id);
    const { membersOf, handleReach, businessNow, now, isPlayed } = needs;
    const conversationId = event.type === 'LeadCaptured' ? event.data.conversationId : stream.id;
    if (alert === undefined || isPlayed(tenant, conversationId)) return;
    // In the business's own time, as everything else that is told of it.
    const aheadMs = Date.parse(businessNow(tenant)) - Date.parse(now());
    const happenedAt = new Date(Date.parse(recordedAt) + aheadMs).toISOString();
    const item = { ...alert, sourceId, happenedAt };
    await Promise.all(
      (await membersOf(tenant)).map(async (member) => {
        const { state: reach } = await handleReach.load(tenant, reachIdOf(needs)(tenant, member.memberId));
        if (isTold(member, reach)) await request(needs, { tenant, member, reach, item });
      }),
    );
  },
});

/** Owners always; staff who chose it. An auditor reads what was consented to, and no visitor's words. */
const isTold = ({ role }: Member, { preferences }: Reach): boolean =>
  role === 'owner' || (role === 'staff' && preferences?.wantsAlerts === true);

interface Owed {
  readonly tenant: string;
  readonly member: Member;
  readonly reach: Reach;
  readonly item: Item;
}

async function request(needs: NotificationNeeds, { tenant, member, reach, item }: Owed): Promise<void> {
  const { handleNotification, channels, timeZoneOf, businessNow } = needs;
  const { memberId } = member;
  const steps = await stepsFor(channels, reach, { tenant, memberId, reason: item.reason });
  const ask = async (notificationId: string, notBefore: string | null, about: Item) => {
    const { decision } = await handleNotification(
      notificationId,
      {
        type: 'RequestNotification',
        data: { accountId: tenant, notificationId, memberId, item: about, steps, notBefore },
        commandId: `${item.sourceId}/${memberId}`,
        now: businessNow(tenant),
      },
      bySystem(tenant, item.sourceId),
    );
    return decision.outcome === 'accepted';
  };
  const { preferences } = reach;
  if (preferences?.digest.some((reason) => reason === item.reason) === true) {
    // By when it happened, so that the policy, run twice, means the same digest.
    const at = nextDaily(item.happenedAt, await timeZoneOf(tenant), preferences.digestAt);
    if (await ask(needs.idNamed(`digest ${tenant} ${memberId} ${at}`), at, item)) return;
    // It has gone out meanwhile, or is full: rather told alone than late.
  }
  await ask(notificationIdOf(needs)(item.sourceId, memberId), null, item);
}
