import type { Evolve } from '../kernel/decider.js';
import type { DeclinableKind, MailboxEvent } from './events.js';

/** Repetitions come within hours; a mailbox is used for years. */
const changeIdsKept = 200;

export interface Mailbox {
  /** Of the address that letters go to; null before the first one. */
  readonly addressId: string | null;
  readonly standing: 'open' | 'bounced' | 'suppressed';
  readonly hasComplained: boolean;
  /** Letters that came back for the moment, one after the other. */
  readonly transientCount: number;
  readonly declined: readonly DeclinableKind[];
  /** Of the newest requests, by which their repetition is known. */
  readonly changeIds: readonly string[];
}

export const initial: Mailbox = {
  ...{ addressId: null, standing: 'open', hasComplained: false, transientCount: 0 },
  ...{ declined: [], changeIds: [] },
};

export const evolve: Evolve<Mailbox, MailboxEvent> = {
  AddressGiven: (mailbox, { changeId, addressId }) =>
    changed(mailbox, changeId, { addressId, standing: 'open', hasComplained: false, transientCount: 0 }),
  LetterDelivered: (mailbox, event) => heard(mailbox, event, { transientCount: 0 }),
  LetterDelayed: (mailbox, { changeId }) => changed(mailbox, changeId),
  LetterBounced: (mailbox, event) =>
    heard(
      mailbox,
      event,
      event.permanence === 'permanent'
        ? { standing: 'bounced' }
        : { transientCount: mailbox.transientCount + 1 },
    ),
  LetterComplainedOf: (mailbox, event) => heard(mailbox, event, { hasComplained: true }),
  LetterSuppressed: (mailbox, event) => heard(mailbox, event, { standing: 'suppressed' }),
  LetterFailed: (mailbox, { changeId }) => changed(mailbox, changeId),
  Unsubscribed: (mailbox, { changeId, kind }) =>
    changed(mailbox, changeId, { declined: [...mailbox.declined.filter((one) => one !== kind), kind] }),
  Resubscribed: (mailbox, { changeId, kind }) =>
    changed(mailbox, changeId, { declined: mailbox.declined.filter((one) => one !== kind) }),
  MailboxReopened: (mailbox, { changeId }) =>
    changed(mailbox, changeId, { standing: 'open', hasComplained: false, transientCount: 0 }),
};

const changed = (mailbox: Mailbox, changeId: string, more: Partial<Mailbox> = {}): Mailbox => ({
  ...mailbox,
  ...more,
  changeIds: [...mailbox.changeIds, changeId].slice(-changeIdsKept),
});

const heard = (
  mailbox: Mailbox,
  { changeId, isCurrent }: { readonly changeId: string; readonly isCurrent: boolean },
  more: Partial<Mailbox>,
): Mailbox => changed(mailbox, changeId, isCurrent ? more : {});
