import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { MailboxCommand } from './commands.js';
import type { MailboxEvent } from './events.js';
import type { Mailbox } from './state.js';

/** `AlreadySo`: there is nothing to change. An acceptance would take effect later, when the request is repeated. */
export type MailboxReason = 'MailboxUnused' | 'AlreadySo';

export const decide: Decide<Mailbox, MailboxCommand, MailboxEvent, MailboxReason> = {
  GiveAddress: (mailbox, { data, commandId: changeId, now: givenAt }) =>
    once(mailbox, changeId, mailbox.addressId === data.addressId, {
      type: 'AddressGiven',
      data: { ...data, changeId, givenAt },
    }),

  RecordDelivery: (mailbox, { data: { occurredAt: deliveredAt, ...data }, commandId: changeId }) =>
    ofLetter(mailbox, { ...data, changeId }, (isCurrent) => ({
      type: 'LetterDelivered',
      data: { ...data, isCurrent, changeId, deliveredAt },
    })),
  RecordDelay: (mailbox, { data: { occurredAt: delayedAt, ...data }, commandId: changeId }) =>
    ofLetter(mailbox, { ...data, changeId }, (isCurrent) => ({
      type: 'LetterDelayed',
      data: { ...data, isCurrent, changeId, delayedAt },
    })),
  RecordBounce: (mailbox, { data: { occurredAt: bouncedAt, ...data }, commandId: changeId }) =>
    ofLetter(mailbox, { ...data, changeId }, (isCurrent) => ({
      type: 'LetterBounced',
      data: { ...data, isCurrent, changeId, bouncedAt },
    })),
  RecordComplaint: (mailbox, { data: { occurredAt: complainedAt, ...data }, commandId: changeId }) =>
    ofLetter(mailbox, { ...data, changeId }, (isCurrent) => ({
      type: 'LetterComplainedOf',
      data: { ...data, isCurrent, changeId, complainedAt },
    })),
  RecordSuppression: (mailbox, { data: { occurredAt: suppressedAt, ...data }, commandId: changeId }) =>
    ofLetter(mailbox, { ...data, changeId }, (isCurrent) => ({
      type: 'LetterSuppressed',
      data: { ...data, isCurrent, changeId, suppressedAt },
    })),
  RecordFailure: (mailbox, { data: { occurredAt: failedAt, ...data }, commandId: changeId }) =>
    ofLetter(mailbox, { ...data, changeId }, (isCurrent) => ({
      type: 'LetterFailed',
      data: { ...data, isCurrent, changeId, failedAt },
    })),

  Unsubscribe: (mailbox, { data, commandId: changeId, now: unsubscribedAt }) =>
    once(mailbox, changeId, mailbox.declined.includes(data.kind), {
      type: 'Unsubscribed',
      data: { ...data, changeId, unsubscribedAt },
    }),
  Resubscribe: (mailbox, { data, commandId: changeId, now: resubscribedAt }) =>
    once(mailbox, changeId, !mailbox.declined.includes(data.kind), {
      type: 'Resubscribed',
      data: { ...data, changeId, resubscribedAt },
    }),

  ReopenMailbox(mailbox, { data: { by, ...data }, commandId: changeId, now: reopenedAt }) {
    const isOpen = mailbox.standing === 'open' && !mailbox.hasComplained;
    return once(mailbox, changeId, isOpen, {
      type: 'MailboxReopened',
      data: { ...data, changeId, reopenedBy: by, reopenedAt },
    });
  },
};

type Decided = Decision<MailboxEvent, MailboxReason>;

function once({ changeIds }: Mailbox, changeId: string, isSo: boolean, event: MailboxEvent): Decided {
  if (changeIds.includes(changeId)) return accept();
  return isSo ? reject('AlreadySo') : accept(event);
}

/** Nobody hears of letters to a mailbox that none was sent to: whoever reports them means another one. */
const ofLetter = (
  mailbox: Mailbox,
  { changeId, addressId }: { readonly changeId: string; readonly addressId: string },
  eventOf: (isCurrent: boolean) => MailboxEvent,
): Decided =>
  mailbox.addressId === null
    ? reject('MailboxUnused')
    : once(mailbox, changeId, false, eventOf(mailbox.addressId === addressId));
