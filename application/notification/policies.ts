import type { NotificationEvent } from '../../domain/notification/notification.js';
import type { DueWork } from '../due/run-due.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import { advance } from './advance.js';
import { bySystem, notificationIdOf, reachIdOf, type NotificationNeeds } from './needs.js';
import { stepsFor } from './plan.js';

/** What is owed goes out at once. What a provider does not answer is left to the due times, which wait longer each time. */
export const advanceNotifications = (needs: NotificationNeeds): Policy<NotificationEvent> => {
  const goOn = advance(needs);
  return {
    name: 'advance-notifications',
    filter: { categories: ['notification'], types: ['NotificationRequested', 'NotificationBounced'] },
    afterMs: 0,
    concurrency: 32,
    async when({ envelope: { tenant }, event }) {
      await goOn(tenant, event.data.notificationId);
    },
  };
};

/** The turn of a notification: an answer is overdue, nobody has acknowledged, quiet hours are over. */
export const notificationDue = (needs: NotificationNeeds): DueWork => {
  const goOn = advance(needs);
  return async ({ tenant, subjectId }) => {
    if ((await goOn(tenant, subjectId)) === 'unsent')
      throw new Fault('notification-unsent', 'A notification could not be sent yet.');
  };
};

/** When every channel to one owner has failed, the others hear of it. */
export const tellOfUnreached = (needs: NotificationNeeds): Policy<NotificationEvent> => ({
  name: 'tell-of-unreached',
  filter: { categories: ['notification'], types: ['NotificationExhausted'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id: sourceId, envelope: { tenant }, event }) {
    if (event.type !== 'NotificationExhausted') return;
    const { memberId: unreached, item, exhaustedAt: happenedAt } = event.data;
    // Of these there is no end, or nobody else has to know them.
    if (['unreached', 'test', 'phone-code'].includes(item.reason)) return;
    const { membersOf, handleReach, handleNotification, channels } = needs;
    for (const { memberId, role } of await membersOf(tenant)) {
      if (memberId === unreached || role !== 'owner') continue;
      const { state } = await handleReach.load(tenant, reachIdOf(needs)(tenant, memberId));
      const steps = await stepsFor(channels, state, { tenant, memberId, reason: item.reason });
      const notificationId = notificationIdOf(needs)(sourceId, memberId);
      const { place, subjectId } = item;
      await handleNotification(
        notificationId,
        {
          type: 'RequestNotification',
          data: {
            ...{ accountId: tenant, notificationId, memberId, steps, notBefore: null },
            item: { sourceId, reason: 'unreached', place, subjectId, happenedAt },
          },
          ...{ commandId: `${sourceId}/${memberId}`, now: needs.businessNow(tenant) },
        },
        bySystem(tenant, sourceId),
      );
    }
  },
});
