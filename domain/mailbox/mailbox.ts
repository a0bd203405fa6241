import type { Decider } from '../kernel/decider.js';
import type { MailboxCommand } from './commands.js';
import { decide, type MailboxReason } from './decide.js';
import type { MailboxEvent } from './events.js';
import { mailboxSnapshot } from './snapshot.js';
import { evolve, initial, type Mailbox } from './state.js';

export type { Mailbox, MailboxCommand, MailboxEvent, MailboxReason };
export type { DeclinableKind, LetterKind, Permanence } from './events.js';
export { mailboxEvents } from './events.js';
export { isDeclinable, mayReceive, type StopReason } from './may-receive.js';
export { mailboxSnapshot };

/** A member's address as far as our letters are concerned: what became of them, and which are wanted. */
export const mailbox: Decider<Mailbox, MailboxCommand, MailboxEvent, MailboxReason> = {
  category: 'mailbox',
  initial,
  evolve,
  decide,
  snapshot: mailboxSnapshot,
};
