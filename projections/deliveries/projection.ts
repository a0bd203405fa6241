import type {
  AsideReason,
  DeliveryEvent,
  DeliveryFailure,
  DeliveryEventType,
} from '../../domain/delivery/delivery.js';
import type { Projection } from '../kernel/projection.js';

export interface DeliveryRow {
  readonly webhookId: string;
  readonly eventType: DeliveryEventType;
  readonly entityId: string;
  readonly status: 'waiting' | 'trying' | 'delivered' | 'aside';
  readonly attemptCount: number;
  readonly responseStatus: number | null;
  readonly failure: DeliveryFailure | null;
  readonly asideReason: AsideReason | null;
  readonly tookMs: number | null;
  readonly owedAt: string;
  readonly lastAt: string | null;
  readonly nextAt: string | null;
}

/** What was sent to each webhook and what became of it, by the delivery's id. */
export const deliveries: Projection<DeliveryEvent, DeliveryRow> = {
  name: 'deliveries',
  version: 2,
  scope: 'tenant',
  on: {
    DeliveryOwed: ({ deliveryId, webhookId, eventType, entityId, owedAt }) => [
      {
        change: 'put',
        key: deliveryId,
        set: { webhookId, eventType, entityId, status: 'waiting', owedAt, nextAt: owedAt },
      },
    ],
    DeliveryAttempted: ({ deliveryId, begunAt }) => [
      {
        change: 'put',
        key: deliveryId,
        set: { status: 'trying', lastAt: begunAt, nextAt: null },
        add: { attemptCount: 1 },
      },
    ],
    DeliverySucceeded: ({ deliveryId, status, tookMs }) => [
      {
        change: 'put',
        key: deliveryId,
        set: { status: 'delivered', responseStatus: status, failure: null, tookMs },
      },
    ],
    DeliveryFailed: ({ deliveryId, failure, status, tookMs, nextAt }) => [
      {
        change: 'put',
        key: deliveryId,
        set: { status: 'waiting', responseStatus: status, failure, tookMs, nextAt },
      },
    ],
    DeliverySetAside: ({ deliveryId, reason }) => [
      { change: 'put', key: deliveryId, set: { status: 'aside', asideReason: reason, nextAt: null } },
    ],
    DeliveryReplayed: ({ deliveryId, replayedAt }) => [
      {
        change: 'put',
        key: deliveryId,
        set: { status: 'waiting', asideReason: null, nextAt: replayedAt },
      },
    ],
  },
};
