import type { MailboxEvent } from '../../domain/mailbox/mailbox.js';
import type { Policy } from '../handling/follow.js';
import type { NotificationNeeds } from './needs.js';
import { recordReceipt } from './receipts.js';

type Needs = Pick<NotificationNeeds, 'handleNotification' | 'businessNow'>;

/** What the mail service told of a letter, the notification that it carried learns as well. */
export const hearOfLetters = (needs: Needs): Policy<MailboxEvent> => {
  const record = recordReceipt(needs);
  return {
    name: 'hear-of-letters',
    filter: {
      categories: ['mailbox'],
      types: ['LetterDelivered', 'LetterBounced', 'LetterSuppressed', 'LetterFailed'],
    },
    afterMs: 0,
    concurrency: 8,
    async when({ envelope: { tenant }, event }) {
      const told = toldBy(event);
      if (told !== undefined) await record({ tenant, ...told });
    },
  };
};

function toldBy({ type, data }: MailboxEvent) {
  switch (type) {
    case 'LetterDelivered':
      return { attemptId: data.attemptId, what: 'delivered' as const };
    case 'LetterBounced':
      return { attemptId: data.attemptId, what: { bounced: data.permanence } };
    case 'LetterSuppressed':
    case 'LetterFailed':
      return { attemptId: data.attemptId, what: { bounced: 'not-sent' } };
    default:
      return undefined;
  }
}
