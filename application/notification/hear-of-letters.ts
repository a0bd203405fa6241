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
      types: Object.keys(told),
    },
    afterMs: 0,
    concurrency: 8,
    async when({ envelope: { tenant }, event }) {
      const told = toldBy(event);
      if (told !== undefined) await record({ tenant, ...told });
    },
  };
};

type Told = Omit<Parameters<ReturnType<typeof recordReceipt>>[0], 'tenant'>;

const told: {
  readonly [Name in MailboxEvent['type']]?: (data: Extract<MailboxEvent, { type: Name }>['data']) => Told;
} = {
  LetterDelivered: ({ attemptId }) => ({ attemptId, what: 'delivered' }),
  LetterBounced: ({ attemptId, permanence }) => ({ attemptId, what: { bounced: permanence } }),
  LetterSuppressed: ({ attemptId }) => ({ attemptId, what: { bounced: 'suppressed' } }),
  LetterFailed: ({ attemptId }) => ({ attemptId, what: { bounced: 'failed' } }),
};

function toldBy({ type, data }: MailboxEvent): Told | undefined {
  const of = told[type] as ((about: object) => Told) | undefined;
  return of?.(data);
}
