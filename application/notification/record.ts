import type { Attempt, Requested } from '../../domain/notification/notification.js';
import type { ChannelReceipt } from './channels.js';
import { byProvider, type NotificationNeeds } from './needs.js';

export interface OfAttempt {
  readonly state: Requested;
  readonly attempt: Pick<Attempt, 'attemptId'>;
}

type Needs = Pick<NotificationNeeds, 'handleNotification' | 'businessNow'>;

/** Writes down what a provider answered for certain. */
export async function recordOutcome(
  { handleNotification, businessNow }: Needs,
  tenant: string,
  { state: { notificationId }, attempt: { attemptId } }: OfAttempt,
  receipt: Exclude<ChannelReceipt, { outcome: 'unknown' }>,
): Promise<void> {
  const about = { commandId: `${attemptId}/${receipt.outcome}`, now: businessNow(tenant) };
  const ids = { notificationId, attemptId };
  await handleNotification(
    notificationId,
    receipt.outcome === 'refused'
      ? { type: 'RecordRefused', data: { ...ids, code: receipt.code }, ...about }
      : {
          type: 'RecordAccepted',
          data: { ...ids, ref: receipt.ref, isReceipt: receipt.isReceipt },
          ...about,
        },
    byProvider(tenant, attemptId),
  );
}

/** Nobody knows what became of it. `againMs`: after so long it is tried again or asked about; null where neither can be. */
export async function recordUnknown(
  { handleNotification, businessNow }: Needs,
  tenant: string,
  { state: { notificationId }, attempt: { attemptId } }: OfAttempt,
  againMs: number | null,
): Promise<void> {
  const now = businessNow(tenant);
  const againAt = againMs === null ? null : new Date(Date.parse(now) + againMs).toISOString();
  await handleNotification(
    notificationId,
    {
      type: 'RecordUnknown',
      data: { notificationId, attemptId, againAt },
      ...{ commandId: `${attemptId}/unknown`, now },
    },
    byProvider(tenant, attemptId),
  );
}
