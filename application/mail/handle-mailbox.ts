import type { Mailbox, MailboxCommand, MailboxEvent, MailboxReason } from '../../domain/mailbox/mailbox.js';
import type { Handle } from '../handling/handle.js';

export type HandleMailbox = Handle<Mailbox, MailboxCommand, MailboxEvent, MailboxReason>;

/** The id of a member's mailbox: made of the two, so that it need not be looked up. */
export type MailboxIdOf = (whose: { readonly tenant: string; readonly memberId: string }) => string;
