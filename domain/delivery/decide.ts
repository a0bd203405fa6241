import { accept, reject, type Decide } from '../kernel/decider.js';
import type { DeliveryCommand } from './commands.js';
import type { DeliveryEvent } from './events.js';
import type { Delivery } from './state.js';

export type DeliveryReason =
  'DeliveryUnknown' | 'AttemptUnknown' | 'DeliveryNotDue' | 'DeliveryUnderWay' | 'TooManyReplays';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** How long after each failure the next try is due; together a little more than three days. */
export const deliveryPausesMs = [
  ...[5 * second, minute, 10 * minute, hour],
  ...[6 * hour, 24 * hour, 48 * hour],
] as const;

/** After so long nobody will hear any more what became of an attempt. */
export const attemptLapsesMs = minute;
const replaysMax = 20;
const gone = 410;

export const decide: Decide<Delivery, DeliveryCommand, DeliveryEvent, DeliveryReason> = {
  OweDelivery: (delivery, { data, now: owedAt }) =>
    delivery.status === 'none' ? accept({ type: 'DeliveryOwed', data: { ...data, owedAt } }) : accept(),

  BeginAttempt(delivery, { data: { attemptId }, now: begunAt }) {
    if (delivery.status === 'none') return reject('DeliveryUnknown');
    if (delivery.attemptIds.includes(attemptId)) return accept();
    if (delivery.status !== 'waiting' || begunAt < delivery.nextAt) return reject('DeliveryNotDue');
    return accept({ type: 'DeliveryAttempted', data: { ...idsOf(delivery.owed), attemptId, begunAt } });
  },

  RecordSuccess(delivery, { data, now: succeededAt }) {
    if (delivery.status === 'none') return reject('DeliveryUnknown');
    if (!delivery.attemptIds.includes(data.attemptId)) return reject('AttemptUnknown');
    if (delivery.status !== 'trying' || delivery.attemptId !== data.attemptId) return accept();
    return accept({ type: 'DeliverySucceeded', data: { ...idsOf(delivery.owed), ...data, succeededAt } });
  },

  RecordFailure(delivery, { data, now: failedAt }) {
    if (delivery.status === 'none') return reject('DeliveryUnknown');
    if (!delivery.attemptIds.includes(data.attemptId)) return reject('AttemptUnknown');
    if (delivery.status !== 'trying' || delivery.attemptId !== data.attemptId) return accept();
    const { owed, tries, sinceAt } = delivery;
    const pauseMs = data.status === gone ? undefined : deliveryPausesMs[tries - 1];
    const nextAt = pauseMs === undefined ? null : new Date(Date.parse(failedAt) + pauseMs).toISOString();
    const failed = { ...idsOf(owed), ...data, nextAt, failedAt };
    if (nextAt !== null) return accept({ type: 'DeliveryFailed', data: failed });
    const reason = data.status === gone ? 'gone' : 'exhausted';
    return accept(
      { type: 'DeliveryFailed', data: failed },
      { type: 'DeliverySetAside', data: { ...idsOf(owed), reason, sinceAt, asideAt: failedAt } },
    );
  },

  SetAside(delivery, { data: { round, reason }, now: asideAt }) {
    if (delivery.status === 'none') return reject('DeliveryUnknown');
    if (delivery.replayIds.length !== round) return reject('DeliveryNotDue');
    if (delivery.status === 'aside') return accept();
    if (delivery.status !== 'waiting') return reject('DeliveryNotDue');
    const { owed, sinceAt } = delivery;
    return accept({ type: 'DeliverySetAside', data: { ...idsOf(owed), reason, sinceAt, asideAt } });
  },

  ReplayDelivery(delivery, { data: { by: replayedBy }, commandId: replayId, now: replayedAt }) {
    if (delivery.status === 'none') return reject('DeliveryUnknown');
    if (delivery.replayIds.includes(replayId)) return accept();
    if (delivery.status === 'waiting' || delivery.status === 'trying') return reject('DeliveryUnderWay');
    if (delivery.replayIds.length >= replaysMax) return reject('TooManyReplays');
    return accept({
      type: 'DeliveryReplayed',
      data: { ...idsOf(delivery.owed), replayId, replayedBy, replayedAt },
    });
  },
};

const idsOf = ({
  accountId,
  webhookId,
  deliveryId,
}: {
  readonly accountId: string;
  readonly webhookId: string;
  readonly deliveryId: string;
}) => ({ accountId, webhookId, deliveryId });
