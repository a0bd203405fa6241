import type { MailboxEvent } from '../../domain/mailbox/mailbox.js';
import type { Change, Projection } from '../kernel/projection.js';

export interface MailboxRow {
  readonly standing: 'open' | 'bounced' | 'suppressed';
  readonly hasComplained: boolean;
  /** Letters that came back for the moment, one after the other. */
  readonly transientCount: number;
  /** The newest that arrived. */
  readonly deliveredAt: string | null;
  /** The newest that did not, or that was complained of. */
  readonly troubleAt: string | null;
  readonly declinesReports: boolean;
  readonly declinesReminders: boolean;
}

/** How letters to the members of one business fare, one row each, by their id. */
export const mailboxes: Projection<MailboxEvent, MailboxRow> = {
  name: 'mailboxes',
  version: 1,
  scope: 'tenant',
  on: {
    AddressGiven: ({ memberId }) => [{ change: 'put', key: memberId, set: afresh }],
    LetterDelivered: (event) =>
      ofCurrent(event, { set: { deliveredAt: event.deliveredAt, transientCount: 0 } }),
    LetterBounced: (event) =>
      ofCurrent(
        event,
        event.permanence === 'permanent'
          ? { set: { standing: 'bounced', troubleAt: event.bouncedAt } }
          : { set: { troubleAt: event.bouncedAt }, add: { transientCount: 1 } },
      ),
    LetterSuppressed: (event) =>
      ofCurrent(event, { set: { standing: 'suppressed', troubleAt: event.suppressedAt } }),
    LetterComplainedOf: (event) =>
      ofCurrent(event, { set: { hasComplained: true, troubleAt: event.complainedAt } }),
    Unsubscribed: ({ memberId, kind }) => [{ change: 'put', key: memberId, set: declined(kind, true) }],
    Resubscribed: ({ memberId, kind }) => [{ change: 'put', key: memberId, set: declined(kind, false) }],
    MailboxReopened: ({ memberId }) => [{ change: 'put', key: memberId, set: afresh }],
  },
};

const afresh = {
  standing: 'open',
  hasComplained: false,
  transientCount: 0,
  deliveredAt: null,
  troubleAt: null,
} as const;

const declined = (kind: 'report' | 'reminder', is: boolean): Partial<MailboxRow> =>
  kind === 'report' ? { declinesReports: is } : { declinesReminders: is };

const ofCurrent = (
  { memberId, isCurrent }: { readonly memberId: string; readonly isCurrent: boolean },
  change: Pick<Extract<Change<MailboxRow>, { change: 'put' }>, 'set' | 'add'>,
): readonly Change<MailboxRow>[] => (isCurrent ? [{ change: 'put', key: memberId, ...change }] : []);
