import { acknowledge } from './acknowledge.js';
import type { NotificationNeeds } from './needs.js';
import { noticeOf, type Notice } from './notice.js';
import { recordReceipt } from './receipts.js';

interface Needs extends Pick<NotificationNeeds, 'handleNotification' | 'businessNow'> {
  readonly spoken: (notice: Notice) => string;
}

interface OfAlert {
  readonly tenant: string;
  readonly notificationId: string;
  readonly attemptId: string;
}

/** What a telephone that was called says and hears. */
export function answerAlertCall({ spoken, ...needs }: Needs) {
  const take = acknowledge(needs);
  const record = recordReceipt(needs);
  const load = async ({ tenant, notificationId }: OfAlert) =>
    (await needs.handleNotification.load(tenant, notificationId)).state;
  return {
    /** Undefined where somebody has taken it meanwhile. */
    async wordsFor(alert: OfAlert): Promise<string | undefined> {
      const state = await load(alert);
      const isSettled = state.status === 'unrequested' || state.status === 'acknowledged';
      return isSettled ? undefined : spoken(noticeOf(state));
    },
    /** By whoever has the number: the member it is owed to. */
    async taken(alert: OfAlert): Promise<void> {
      const state = await load(alert);
      if (state.status === 'unrequested') return;
      const { tenant, notificationId } = alert;
      await take({ tenant, notificationId, by: state.memberId, via: 'voice' });
    },
    async told(
      alert: OfAlert & { readonly what: 'delivered' | { readonly bounced: string } },
    ): Promise<void> {
      const state = await load(alert);
      // A call that was taken is over as well.
      const isTaken = state.status === 'acknowledged' && alert.what !== 'delivered';
      if (!isTaken) await record(alert);
    },
  };
}
