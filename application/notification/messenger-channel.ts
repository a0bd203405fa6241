import type { Messenger } from '../ports/messenger.js';
import type { Channel } from './channels.js';
import { noticeOf, type Notice } from './notice.js';
import type { NoticeWords, WordsOf } from './words/notice-words.js';

interface Needs {
  readonly messenger: Pick<Messenger, 'send'>;
  /** Undefined where the member has paired none. */
  readonly chatOf: (tenant: string, memberId: string) => Promise<string | undefined>;
  readonly wordsOf: WordsOf;
  /** Says what happened and nothing of a person. */
  readonly linesOf: (words: NoticeWords, notice: Notice) => { readonly text: string; readonly url: string };
}

/**
 * A messenger has no keys and cannot be asked what it has: an attempt with an unknown end is left, and the next channel has its turn. What
 * it takes stands in the chat.
 */
export const messengerChannel = ({ messenger, chatOf, wordsOf, linesOf }: Needs): Channel => ({
  afterUnknown: { then: 'leave' },
  isConnected: async (tenant, memberId) => (await chatOf(tenant, memberId)) !== undefined,
  async send({ tenant, attemptId, notification }) {
    const { notificationId, memberId } = notification;
    const chatId = await chatOf(tenant, memberId);
    if (chatId === undefined) return { outcome: 'refused', code: 'no-chat' };
    const notice = noticeOf(notification);
    const words = await wordsOf(tenant);
    const { text, url } = linesOf(words, notice);
    const { seen, callBack, open } = words.buttons;
    const receipt = await messenger.send({
      ...{ attemptId, chatId, text },
      buttons: [
        { label: seen, press: `seen:${notificationId}` },
        ...(callable.has(notice.reason) ? [{ label: callBack, press: `call:${notificationId}` }] : []),
        { label: open, url },
      ],
    });
    return receipt.outcome === 'accepted'
      ? { outcome: 'accepted', ref: receipt.messageId, isReceipt: true }
      : receipt;
  },
});

const callable: ReadonlySet<string> = new Set(['lead', 'missed-call', 'voicemail', 'hand-off']);
