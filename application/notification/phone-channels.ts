import { isErased } from '../../domain/kernel/personal.js';
import type { Reason, Requested } from '../../domain/notification/notification.js';
import type { HandleLine } from '../call/needs.js';
import type { AlertPhone } from '../ports/alert-phone.js';
import type { Channel, ChannelReceipt } from './channels.js';
import { reachIdOf, type HandleReach, type NotificationNeeds } from './needs.js';
import { noticeOf, type Notice } from './notice.js';
import type { NoticeWords, WordsOf } from './words/notice-words.js';

interface Needs extends Pick<NotificationNeeds, 'idNamed'> {
  readonly phone: AlertPhone;
  readonly handleReach: HandleReach;
  readonly handleLine: HandleLine;
  readonly wordsOf: WordsOf;
  /** The words of a text: what happened and where it can be read, or the code that was asked for. */
  readonly textOf: (words: NoticeWords, notice: Notice, code: string | null) => string;
}

/** As long as the phone company may take to have it on its list. */
const listedAfterMs = 60_000;

/** Texts and calls to the number that a member has confirmed, from the business's own line. */
export function phoneChannels({ phone, handleReach, handleLine, wordsOf, textOf, ...needs }: Needs): {
  readonly sms: Channel;
  readonly voice: Channel;
} {
  /** Between which numbers; undefined where one of them is missing. Of a code it is the number that was named and is not confirmed. */
  const numbers = async (tenant: string, memberId: string, reason: Reason) => {
    const [{ state: reach }, { state: line }] = await Promise.all([
      handleReach.load(tenant, reachIdOf(needs)(tenant, memberId)),
      handleLine.load(tenant, tenant),
    ]);
    const to = reason === 'phone-code' ? (reach.named?.phone ?? null) : reach.phone;
    const code = reason === 'phone-code' ? (reach.named?.code ?? null) : null;
    if (line.number === null || to === null || isErased(to) || isErased(code)) return undefined;
    return { from: line.number, to, code, isStopped: reach.stoppedAt !== null };
  };
  const reasonOf = ({ items }: Requested): Reason => items[0]?.reason ?? 'test';
  const of = async (tenant: string, notification: Requested) => {
    const found = await numbers(tenant, notification.memberId, reasonOf(notification));
    return found && { ...found, body: textOf(await wordsOf(tenant), noticeOf(notification), found.code) };
  };
  const receipt = (told: Awaited<ReturnType<AlertPhone['text']>>): ChannelReceipt =>
    told.outcome === 'accepted' ? { ...told, isReceipt: false } : told;
  const notConnected: ChannelReceipt = { outcome: 'refused', code: 'no-number' };

  return {
    sms: {
      afterUnknown: {
        then: 'ask',
        afterMs: listedAfterMs,
        async ask({ tenant, notification }, { begunAt: since }) {
          const found = await of(tenant, notification);
          return found && phone.findText({ ...found, since });
        },
      },
      // Whoever texted STOP may ask for a code, which is to begin again.
      isConnected: async (tenant, memberId, reason) => {
        const found = await numbers(tenant, memberId, reason);
        return found !== undefined && (!found.isStopped || reason === 'phone-code');
      },
      async send({ tenant, attemptId, notification }) {
        const found = await of(tenant, notification);
        if (found === undefined) return notConnected;
        const { from, to, body } = found;
        const { notificationId } = notification;
        return receipt(await phone.text({ tenant, notificationId, attemptId, from, to, body }));
      },
    },
    voice: {
      afterUnknown: {
        then: 'ask',
        afterMs: listedAfterMs,
        async ask({ tenant, notification }, { begunAt: since }) {
          const found = await of(tenant, notification);
          return found && phone.findCall({ ...found, since });
        },
      },
      isConnected: async (tenant, memberId, reason) =>
        reason !== 'phone-code' && (await numbers(tenant, memberId, reason)) !== undefined,
      async send({ tenant, attemptId, notification }) {
        const found = await of(tenant, notification);
        if (found === undefined) return notConnected;
        const { notificationId } = notification;
        return receipt(
          await phone.call({ tenant, notificationId, attemptId, from: found.from, to: found.to }),
        );
      },
    },
  };
}
