import type { Requested } from '../../domain/notification/notification.js';
import type { SendLetter } from '../mail/send-letter.js';
import type { Letter } from '../ports/mail.js';
import type { Channel } from './channels.js';
import type { Member } from './needs.js';
import { noticeOf, type LeftByLead, type Notice } from './notice.js';
import type { NoticeWords, WordsOf } from './words/notice-words.js';

interface Needs {
  readonly sendLetter: SendLetter;
  readonly membersOf: (tenant: string) => Promise<readonly Member[]>;
  readonly leftByLead: (tenant: string, notification: Requested) => Promise<LeftByLead | undefined>;
  readonly wordsOf: WordsOf;
  readonly letterOf: (
    words: NoticeWords,
    notice: Notice,
    lead: LeftByLead | undefined,
  ) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

/** Letters. The vendor knows an attempt by its id for a day, so what came to an unknown end goes out again as the same letter. */
export function emailChannel({ sendLetter, membersOf, leftByLead, wordsOf, letterOf }: Needs): Channel {
  const addressOf = async (tenant: string, memberId: string): Promise<string | undefined> =>
    (await membersOf(tenant)).find((one) => one.memberId === memberId)?.email ?? undefined;
  return {
    afterUnknown: { then: 'repeat' },
    isConnected: async (tenant, memberId) => (await addressOf(tenant, memberId)) !== undefined,
    async send({ tenant, attemptId, notification }) {
      const { memberId } = notification;
      const [lead, told] = await Promise.all([leftByLead(tenant, notification), wordsOf(tenant)]);
      const words = () => letterOf(told, noticeOf(notification), lead);
      const sent = await sendLetter({ tenant, memberId, kind: 'alert', attemptId, words });
      if (sent.outcome === 'accepted') return { outcome: 'accepted', ref: sent.letterId, isReceipt: false };
      return sent.outcome === 'stopped' ? { outcome: 'refused', code: sent.reason } : sent;
    },
  };
}
