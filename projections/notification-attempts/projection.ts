import type { ChannelName, NotificationEvent } from '../../domain/notification/notification.js';
import type { Projection } from '../kernel/projection.js';

export interface NotificationAttemptRow {
  readonly notificationId: string;
  readonly step: number;
  readonly channel: ChannelName;
  readonly status: 'begun' | 'accepted' | 'refused' | 'unknown' | 'delivered' | 'bounced';
  readonly begunAt: string;
  readonly acceptedAt: string | null;
  readonly deliveredAt: string | null;
  /** Of the newest thing that was told of it. */
  readonly toldAt: string | null;
  /** The provider's own, where it refused it or sent it back. */
  readonly code: string | null;
}

/** Every attempt to tell a member, one row each. */
export const notificationAttempts: Projection<NotificationEvent, NotificationAttemptRow> = {
  name: 'notification-attempts',
  version: 1,
  scope: 'tenant',
  on: {
    NotificationAttemptBegun: ({ attemptId, notificationId, step, channel, begunAt }) => [
      {
        change: 'put',
        key: attemptId,
        set: { notificationId, step, channel, status: 'begun', begunAt },
      },
    ],
    NotificationAccepted: ({ attemptId, acceptedAt }) => [
      { change: 'put', key: attemptId, set: { status: 'accepted', acceptedAt, toldAt: acceptedAt } },
    ],
    NotificationRefused: ({ attemptId, code, refusedAt: toldAt }) => [
      { change: 'put', key: attemptId, set: { status: 'refused', code, toldAt } },
    ],
    NotificationUnknown: ({ attemptId, notedAt: toldAt }) => [
      { change: 'put', key: attemptId, set: { status: 'unknown', toldAt } },
    ],
    NotificationDelivered: ({ attemptId, deliveredAt }) => [
      { change: 'put', key: attemptId, set: { status: 'delivered', deliveredAt, toldAt: deliveredAt } },
    ],
    NotificationBounced: ({ attemptId, code, bouncedAt: toldAt }) => [
      { change: 'put', key: attemptId, set: { status: 'bounced', code, toldAt } },
    ],
  },
};
