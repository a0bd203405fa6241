import { byProvider, type NotificationNeeds } from './needs.js';

interface Told {
  readonly tenant: string;
  /** As it was handed to the provider: `notification-ID-N`. */
  readonly attemptId: string;
  readonly what: 'delivered' | { readonly bounced: string };
}

/**
 * Writes down what a provider tells of an attempt later: that it arrived, or the code by which it came back. Does nothing for attempts that
 * are no notification's, so that every letter's webhook can be given to it.
 */
export const recordReceipt =
  ({ handleNotification, businessNow }: Pick<NotificationNeeds, 'handleNotification' | 'businessNow'>) =>
  async ({ tenant, attemptId, what }: Told): Promise<void> => {
    const notificationId = /^notification-([\w-]+)-\d+$/u.exec(attemptId)?.[1];
    if (notificationId === undefined) return;
    const ids = { notificationId, attemptId };
    const now = businessNow(tenant);
    await handleNotification(
      notificationId,
      what === 'delivered'
        ? { type: 'RecordDelivered', data: ids, commandId: `${attemptId}/delivered`, now }
        : {
            type: 'RecordBounced',
            data: { ...ids, code: what.bounced },
            ...{ commandId: `${attemptId}/bounced`, now },
          },
      byProvider(tenant, attemptId),
    );
  };
