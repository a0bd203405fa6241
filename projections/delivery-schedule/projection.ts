import { attemptLapsesMs, type DeliveryEvent } from '../../domain/delivery/delivery.js';
import type { Projection } from '../kernel/projection.js';

export interface DeliveryDueRow {
  readonly deliveryId: string;
  readonly accountId: string;
  readonly webhookId: string;
  readonly nextAt: string;
}

/** When each delivery that has not come to its end is looked at next, on the whole installation. */
export const deliverySchedule: Projection<DeliveryEvent, DeliveryDueRow> = {
  name: 'delivery-schedule',
  version: 1,
  scope: 'installation',
  on: {
    DeliveryOwed: ({ owedAt, ...ids }) => due(ids, owedAt),
    DeliveryReplayed: ({ replayedAt, ...ids }) => due(ids, replayedAt),
    // Should nobody hear what became of it.
    DeliveryAttempted: ({ begunAt, ...ids }) =>
      due(ids, new Date(Date.parse(begunAt) + attemptLapsesMs).toISOString()),
    DeliveryFailed: ({ nextAt, ...ids }) => (nextAt === null ? over(ids) : due(ids, nextAt)),
    DeliverySucceeded: (ids) => over(ids),
    DeliverySetAside: (ids) => over(ids),
  },
};

type Ids = Omit<DeliveryDueRow, 'nextAt'>;

const due = ({ deliveryId, accountId, webhookId }: Ids, nextAt: string) =>
  [{ change: 'put', key: deliveryId, set: { deliveryId, accountId, webhookId, nextAt } }] as const;

const over = ({ deliveryId }: Ids) => [{ change: 'remove', where: { deliveryId } }] as const;
