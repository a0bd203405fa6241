import { isErased } from '../../domain/kernel/personal.js';
import type { ChannelName } from '../../domain/notification/notification.js';
import type { Preferences } from '../../domain/reach/reach.js';
import type { Context } from '../handling/handle.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import { notificationIdOf, reachIdOf, type NotificationNeeds } from './needs.js';

interface Needs extends NotificationNeeds {
  readonly directory: ContactDirectory;
  /** Six digits that nobody can guess. */
  readonly newCode: () => string;
}

interface Asking {
  readonly accountId: string;
  readonly memberId: string;
  /** Id of the request, by which its repetition is known. */
  readonly commandId: string;
  readonly context: Context;
}

const channelNames: readonly ChannelName[] = ['email', 'telegram', 'sms', 'voice'];
/** In the directory of one business, whose alerts go to a number. */
export const alertHandle = (phone: string): string => `alerts:${phone}`;

/** How a member says how he wants to be told. */
export type AlertSettings = ReturnType<typeof alertSettings>;

export function alertSettings(needs: Needs) {
  const { handleReach, handleNotification, channels, directory, newCode, businessNow } = needs;
  const idOf = reachIdOf(needs);
  const load = async (accountId: string, memberId: string) =>
    (await handleReach.load(accountId, idOf(accountId, memberId))).state;
  const request = async (
    { accountId, memberId, commandId, context }: Asking,
    reason: 'test' | 'phone-code',
    channel: ChannelName,
  ) => {
    const notificationId = notificationIdOf(needs)(commandId, memberId);
    const now = businessNow(accountId);
    const item = { sourceId: commandId, reason, place: 'alerts', subjectId: '', happenedAt: now } as const;
    const steps = [{ channel, minutes: 10 }];
    const handled = await handleNotification(
      notificationId,
      {
        type: 'RequestNotification',
        data: { accountId, notificationId, memberId, item, steps, notBefore: null },
        ...{ commandId, now },
      },
      context,
    );
    return { notificationId, position: handled.position };
  };

  return {
    async of(accountId: string, memberId: string) {
      const reach = await load(accountId, memberId);
      const { preferences, phone, named, stoppedAt } = reach;
      const isThere = (value: typeof phone): value is string => value !== null && !isErased(value);
      return {
        preferences,
        channels: await Promise.all(
          channelNames.map(async (channel) => ({
            channel,
            isOffered: channels[channel] !== undefined,
            isConnected: (await channels[channel]?.isConnected(accountId, memberId, 'test')) === true,
          })),
        ),
        phone: isThere(phone) ? phone : null,
        isStopped: stoppedAt !== null,
        namedPhone: named !== null && isThere(named.phone) ? named.phone : null,
      };
    },

    prefer: ({ accountId, memberId, commandId, context }: Asking, preferences: Preferences) =>
      handleReach(
        idOf(accountId, memberId),
        {
          type: 'SetAlertPreferences',
          data: { accountId, memberId, preferences },
          ...{ commandId, now: businessNow(accountId) },
        },
        context,
      ),

    /** The code is texted to it, as every other notification is. */
    async namePhone(asking: Asking, phone: string) {
      const { accountId, memberId, commandId, context } = asking;
      const handled = await handleReach(
        idOf(accountId, memberId),
        {
          type: 'NameAlertPhone',
          data: { accountId, memberId, phone, code: newCode() },
          ...{ commandId, now: businessNow(accountId) },
        },
        context,
      );
      if (handled.decision.outcome === 'accepted') await request(asking, 'phone-code', 'sms');
      return handled;
    },

    /** `phone-taken`: a colleague has it, and a text from it could not tell whose alerts it means. */
    async confirmPhone({ accountId, memberId, commandId, context }: Asking, code: string) {
      const { named } = await load(accountId, memberId);
      if (named !== null && !isErased(named.phone) && named.code === code) {
        // Before the number is confirmed: from then on a STOP from it has to be understood.
        // The number before it is nobody's any more.
        await directory.forget(accountId, memberId);
        const holder = await directory.resolve(accountId, [alertHandle(named.phone)], memberId);
        if (holder !== memberId) return 'phone-taken';
      }
      return handleReach(
        idOf(accountId, memberId),
        {
          type: 'ConfirmAlertPhone',
          data: { accountId, memberId, code },
          ...{ commandId, now: businessNow(accountId) },
        },
        context,
      );
    },

    async removePhone({ accountId, memberId, commandId, context }: Asking) {
      const handled = await handleReach(
        idOf(accountId, memberId),
        {
          type: 'RemoveAlertPhone',
          data: { accountId, memberId },
          ...{ commandId, now: businessNow(accountId) },
        },
        context,
      );
      await directory.forget(accountId, memberId);
      return handled;
    },

    /** Goes out on this channel alone; what becomes of it can be followed by its id. */
    test: (asking: Asking, channel: ChannelName) => request(asking, 'test', channel),
  };
}
