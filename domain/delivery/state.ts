import type { Evolve } from '../kernel/decider.js';
import type { DeliveryEvent, DeliveryEventType } from './events.js';

/** What is delivered, and to whom. */
export interface Owed {
  readonly accountId: string;
  readonly webhookId: string;
  readonly deliveryId: string;
  readonly eventType: DeliveryEventType;
  readonly entityId: string;
  readonly relatedId: string | null;
  readonly occurredAt: string;
}

interface Progress {
  readonly owed: Owed;
  /** How often it was tried since it was owed or last replayed. */
  readonly tries: number;
  readonly sinceAt: string;
  readonly attemptIds: readonly string[];
  readonly replayIds: readonly string[];
}

export type Delivery =
  | { readonly status: 'none' }
  | (Progress & { readonly status: 'waiting'; readonly nextAt: string })
  | (Progress & { readonly status: 'trying'; readonly attemptId: string; readonly begunAt: string })
  | (Progress & { readonly status: 'delivered' | 'aside' });

export const initial: Delivery = { status: 'none' };

export const evolve: Evolve<Delivery, DeliveryEvent> = {
  DeliveryOwed: (_delivery, { owedAt, ...owed }) => ({
    ...{ status: 'waiting', nextAt: owedAt, owed, tries: 0, sinceAt: owedAt },
    ...{ attemptIds: [], replayIds: [] },
  }),
  DeliveryAttempted: (delivery, { attemptId, begunAt }) =>
    known(delivery, (progress) => ({
      ...progress,
      ...{ status: 'trying', attemptId, begunAt, tries: progress.tries + 1 },
      attemptIds: [...progress.attemptIds, attemptId],
    })),
  DeliverySucceeded: (delivery) => known(delivery, (progress) => ({ ...progress, status: 'delivered' })),
  DeliveryFailed: (delivery, { nextAt }) =>
    known(delivery, (progress) =>
      nextAt === null ? { ...progress, status: 'aside' } : { ...progress, status: 'waiting', nextAt },
    ),
  DeliverySetAside: (delivery) => known(delivery, (progress) => ({ ...progress, status: 'aside' })),
  DeliveryReplayed: (delivery, { replayId, replayedAt }) =>
    known(delivery, (progress) => ({
      ...progress,
      ...{ status: 'waiting', nextAt: replayedAt, tries: 0, sinceAt: replayedAt },
      replayIds: [...progress.replayIds, replayId],
    })),
};

const known = (delivery: Delivery, change: (progress: Progress) => Delivery): Delivery => {
  if (delivery.status === 'none') return delivery;
  const { owed, tries, sinceAt, attemptIds, replayIds } = delivery;
  return change({ owed, tries, sinceAt, attemptIds, replayIds });
};
