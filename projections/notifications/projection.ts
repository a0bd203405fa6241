import type { NotificationEvent, Place, Reason, Via, Why } from '../../domain/notification/notification.js';
import type { Projection } from '../kernel/projection.js';

export interface NotificationRow {
  readonly notificationId: string;
  /** A digest is about several things: all but the first have a row that says nothing else. */
  readonly isFirst: boolean;
  readonly memberId: string;
  readonly sourceId: string;
  readonly reason: Reason;
  readonly place: Place;
  readonly subjectId: string;
  readonly itemCount: number;
  readonly happenedAt: string;
  readonly requestedAt: string;
  readonly status: 'open' | 'acknowledged' | 'exhausted' | 'withdrawn';
  /** When something is done about it again; null: nothing, until something happens. */
  readonly nextAt: string | null;
  readonly escalationCount: number;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedVia: Via | null;
  readonly settledAt: string | null;
  /** Why the last channel's turn was over. */
  readonly why: Why | null;
}

const next = ({
  notificationId,
  nextAt,
}: {
  readonly notificationId: string;
  readonly nextAt: string | null;
}) => [{ change: 'put' as const, key: notificationId, set: { nextAt } }];

/** What is owed to members, one row each: what it is about and how it ended. It holds ids and times. */
export const notifications: Projection<NotificationEvent, NotificationRow> = {
  name: 'notifications',
  version: 1,
  scope: 'tenant',
  on: {
    NotificationRequested: ({ notificationId, memberId, item, requestedAt, nextAt }) => [
      {
        change: 'put',
        key: notificationId,
        set: {
          ...item,
          ...{ notificationId, isFirst: true, memberId, requestedAt, nextAt, status: 'open', itemCount: 1 },
        },
      },
    ],
    NotificationItemAdded: ({ notificationId, item, addedAt: requestedAt }) => [
      { change: 'put', key: notificationId, set: {}, add: { itemCount: 1 } },
      {
        change: 'put',
        key: `${notificationId}/${item.sourceId}`,
        set: { ...item, notificationId, isFirst: false, requestedAt },
      },
    ],
    NotificationPostponed: next,
    NotificationAttemptBegun: next,
    NotificationAccepted: next,
    NotificationRefused: next,
    NotificationUnknown: next,
    NotificationDelivered: next,
    NotificationBounced: next,
    NotificationEscalated: ({ notificationId, nextAt, why }) => [
      { change: 'put', key: notificationId, set: { nextAt, why }, add: { escalationCount: 1 } },
    ],
    NotificationExhausted: ({ notificationId, why, exhaustedAt: settledAt }) => [
      { change: 'put', key: notificationId, set: { status: 'exhausted', nextAt: null, why, settledAt } },
    ],
    NotificationAcknowledged: ({ notificationId, by, via, acknowledgedAt: settledAt }) => [
      {
        change: 'put',
        key: notificationId,
        set: { status: 'acknowledged', nextAt: null, acknowledgedBy: by, acknowledgedVia: via, settledAt },
      },
    ],
    NotificationWithdrawn: ({ notificationId, withdrawnAt: settledAt }) => [
      { change: 'put', key: notificationId, set: { status: 'withdrawn', nextAt: null, settledAt } },
    ],
  },
};
