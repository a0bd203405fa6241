import type { Requested } from '../../domain/notification/notification.js';
import type { Letter, Mail } from '../ports/mail.js';
import type { Channel } from './channels.js';
import type { Member } from './needs.js';
import { noticeOf, type LeftByLead, type Notice } from './notice.js';

interface Needs {
  readonly mail: Mail;
  readonly membersOf: (tenant: string) => Promise<readonly Member[]>;
  readonly leftByLead: (tenant: string, notification: Requested) => Promise<LeftByLead | undefined>;
  readonly letterOf: (
    notice: Notice,
    lead: LeftByLead | undefined,
  ) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

/** Letters. The vendor knows an attempt by its id for a day, so what came to an unknown end goes out again as the same letter. */
export function emailChannel({ mail, membersOf, leftByLead, letterOf }: Needs): Channel {
  const addressOf = async (tenant: string, memberId: string): Promise<string | undefined> =>
    (await membersOf(tenant)).find((one) => one.memberId === memberId)?.email ?? undefined;
  return {
    afterUnknown: { then: 'repeat' },
    isConnected: async (tenant, memberId) => (await addressOf(tenant, memberId)) !== undefined,
    async send({ tenant, attemptId, notification }) {
      const to = await addressOf(tenant, notification.memberId);
      if (to === undefined) return { outcome: 'refused', code: 'no-address' };
      const lead = await leftByLead(tenant, notification);
      const receipt = await mail.send({ attemptId, to, ...letterOf(noticeOf(notification), lead) });
      return receipt.outcome === 'accepted'
        ? { outcome: 'accepted', ref: receipt.letterId, isReceipt: false }
        : receipt;
    },
  };
}
