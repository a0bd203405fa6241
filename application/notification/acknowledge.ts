import type { NotificationEvent, Via } from '../../domain/notification/notification.js';
import type { Policy } from '../handling/follow.js';
import { bySystem, notificationIdOf, type NotificationNeeds } from './needs.js';
import type { WordsOf } from './words/notice-words.js';

type Needs = Pick<NotificationNeeds, 'handleNotification' | 'businessNow' | 'membersOf' | 'idNamed'>;

interface Acknowledged {
  readonly tenant: string;
  readonly notificationId: string;
  /** The member who has read it. */
  readonly by: string;
  readonly via: Via;
}

/** Somebody has read it. Undefined where there is no such notification, or it is owed to somebody else. */
export const acknowledge =
  ({ handleNotification, businessNow }: Pick<Needs, 'handleNotification' | 'businessNow'>) =>
  async ({ tenant, notificationId, by, via }: Acknowledged) => {
    const { state } = await handleNotification.load(tenant, notificationId);
    if (state.status === 'unrequested' || state.memberId !== by) return undefined;
    return handleNotification(
      notificationId,
      {
        type: 'AcknowledgeNotification',
        data: { notificationId, by, via },
        ...{ commandId: `${notificationId}/acknowledged`, now: businessNow(tenant) },
      },
      { tenant, actor: `member:${by}`, causationId: '' },
    );
  };

interface Pressable extends Pick<Needs, 'handleNotification' | 'businessNow'> {
  readonly wordsOf: WordsOf;
}

/** A button in the messenger was pressed; answers what is shown to whoever pressed it, or undefined where it is not known. */
export const onPress = ({ wordsOf, ...needs }: Pressable) => {
  const take = acknowledge(needs);
  return async ({
    tenant,
    memberId,
    press,
  }: {
    readonly tenant: string;
    readonly memberId: string;
    readonly press: string;
  }): Promise<string | undefined> => {
    const [, act, notificationId] = /^(seen|call):([\w-]{1,58})$/u.exec(press) ?? [];
    const taken =
      notificationId === undefined
        ? undefined
        : await take({ tenant, notificationId, by: memberId, via: 'telegram' });
    if (taken === undefined) return undefined;
    const { noted } = await wordsOf(tenant);
    return act === 'call' ? noted.callBack : noted.seen;
  };
};

/** What one of them has taken in hand, the others are not called for. */
export const quietColleagues = (needs: Needs): Policy<NotificationEvent> => ({
  name: 'quiet-colleagues',
  filter: { categories: ['notification'], types: ['NotificationAcknowledged'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, envelope: { tenant }, event }) {
    if (event.type !== 'NotificationAcknowledged' || event.data.via === 'colleague') return;
    const { sourceId, memberId, by } = event.data;
    for (const colleague of await needs.membersOf(tenant)) {
      if (colleague.memberId === memberId) continue;
      const notificationId = notificationIdOf(needs)(sourceId, colleague.memberId);
      await needs.handleNotification(
        notificationId,
        {
          type: 'AcknowledgeNotification',
          data: { notificationId, by, via: 'colleague' },
          ...{ commandId: `${notificationId}/colleague`, now: needs.businessNow(tenant) },
        },
        bySystem(tenant, id),
      );
    }
  },
});
