import { acknowledge } from './acknowledge.js';
import type { NotificationNeeds } from './needs.js';
import { noticeOf } from './notice.js';
import { recordReceipt } from './receipts.js';
import type { WordsOf } from './words/notice-words.js';

interface Needs extends Pick<NotificationNeeds, 'handleNotification' | 'businessNow'> {
  readonly wordsOf: WordsOf;
}

interface OfAlert {
  readonly tenant: string;
  readonly notificationId: string;
  readonly attemptId: string;
}

/** `language`: BCP 47. */
interface Spoken {
  readonly language: string;
  readonly said: string;
}

/** What a telephone that was called says and hears. */
export function answerAlertCall({ wordsOf, ...needs }: Needs) {
  const take = acknowledge(needs);
  const record = recordReceipt(needs);
  const load = async ({ tenant, notificationId }: OfAlert) =>
    (await needs.handleNotification.load(tenant, notificationId)).state;
  return {
    /** `asks`: a key is waited for. Nothing of a visitor is in it. */
    async answered(alert: OfAlert): Promise<Spoken & { readonly asks: boolean }> {
      const [state, words] = await Promise.all([load(alert), wordsOf(alert.tenant)]);
      const { language, things, call } = words;
      if (state.status === 'unrequested' || state.status === 'acknowledged')
        return { language, said: call.settled, asks: false };
      const what = things[noticeOf(state).reason].subject;
      return { language, said: `${call.told.replace('{what}', () => what)} ${call.press}`, asks: true };
    },
    /** By whoever has the number: the member it is owed to. 1 takes it. */
    async pressed(alert: OfAlert, key: string): Promise<Spoken> {
      const [state, { language, call }] = await Promise.all([load(alert), wordsOf(alert.tenant)]);
      if (key !== '1' || state.status === 'unrequested') return { language, said: call.notTaken };
      const { tenant, notificationId } = alert;
      await take({ tenant, notificationId, by: state.memberId, via: 'voice' });
      return { language, said: call.taken };
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
