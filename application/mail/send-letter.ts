import {
  isDeclinable,
  mayReceive,
  type DeclinableKind,
  type LetterKind,
  type StopReason,
} from '../../domain/mailbox/mailbox.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Clock } from '../ports/clock.js';
import type { NewId } from '../ports/ids.js';
import type { Letter, Mail, MailReceipt } from '../ports/mail.js';
import type { HandleMailbox, MailboxIdOf } from './handle-mailbox.js';

interface Needs {
  readonly handleMailbox: HandleMailbox;
  readonly mailboxIdOf: MailboxIdOf;
  readonly directory: ContactDirectory;
  readonly mail: Mail;
  /** Where a member's letters go today; null where the address was erased or nobody of that id belongs to the business. */
  readonly addressOf: (tenant: string, memberId: string) => Promise<string | null>;
  readonly unsubscribeUrlOf: (about: Declining) => string;
  readonly newId: NewId;
  readonly now: Clock;
}

/** What an unsubscribe link stands for. */
export interface Declining {
  readonly tenant: string;
  readonly memberId: string;
  readonly kind: DeclinableKind;
}

export interface LetterToMember {
  readonly tenant: string;
  readonly memberId: string;
  readonly kind: LetterKind;
  /** The same again is the same letter, and has to say the same. */
  readonly attemptId: string;
  /**
   * The words, asked for only when they may go out. `unsubscribeUrl` has to stand in the letter of a kind that may be declined;
   * undefined for all others.
   */
  readonly words: (unsubscribeUrl: string | undefined) => Pick<Letter, 'subject' | 'text' | 'html'>;
  /** For whoever is no member yet, or proves an address; the member's own where left out. */
  readonly to?: string;
}

export type Sent = MailReceipt | { readonly outcome: 'stopped'; readonly reason: StopReason | 'no-address' };

export type SendLetter = (letter: LetterToMember) => Promise<Sent>;

/**
 * The one door through which letters to members pass. What was heard of the mailbox, and what its owner declined, is asked
 * first. `unknown` may be tried again under the same attempt id; what becomes of an accepted letter is told by the events
 * `LetterDelivered`, `LetterBounced`, `LetterSuppressed` and `LetterFailed` under its attempt id.
 */
export const sendLetter =
  ({
    handleMailbox,
    mailboxIdOf,
    directory,
    mail,
    addressOf,
    unsubscribeUrlOf,
    newId,
    now,
  }: Needs): SendLetter =>
  async ({ tenant, memberId, kind, attemptId, words, to: given }) => {
    const to = given ?? (await addressOf(tenant, memberId));
    if (to === null) return { outcome: 'stopped', reason: 'no-address' };
    const addressId = await directory.resolve(tenant, [`mailbox:${to}`], newId());
    const { state } = await handleMailbox(
      mailboxIdOf({ tenant, memberId }),
      {
        type: 'GiveAddress',
        data: { accountId: tenant, memberId, addressId },
        ...{ commandId: newId(), now: now() },
      },
      { tenant, actor: 'mail', causationId: '' },
    );
    const reason = mayReceive(state, { kind, addressId });
    if (reason !== null) return { outcome: 'stopped', reason };
    const unsubscribeUrl = isDeclinable(kind) ? unsubscribeUrlOf({ tenant, memberId, kind }) : undefined;
    return mail.send({
      ...{ attemptId, to },
      ...words(unsubscribeUrl),
      about: { tenant, memberId, addressId, kind },
      ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
    });
  };
