import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();

/**
 * `login` and `invitation`: somebody asked for it just now. `alert`: what the owner has to know at once. `account`: about the
 * account itself, such as a payment that failed. `report` and `reminder`: may be declined.
 */
const letterKind = z.enum(['login', 'invitation', 'alert', 'account', 'report', 'reminder']);
export type LetterKind = z.infer<typeof letterKind>;

const declinableKind = z.enum(['report', 'reminder']);
export type DeclinableKind = z.infer<typeof declinableKind>;

/** Whether the address will ever take letters again, as far as the mail service can tell. */
const permanence = z.enum(['permanent', 'transient', 'undetermined']);
export type Permanence = z.infer<typeof permanence>;

const via = z.enum(['one-click', 'page', 'dashboard']);

/** Whose mailbox. Addresses stand nowhere: `addressId` is what the directory calls one. `changeId`: the id of the request. */
const mailbox = { accountId: id, memberId: id, changeId: id };
/**
 * `attemptId`: of the letter, as whoever sent it named it. `isCurrent`: letters still go to that address; what becomes of one to
 * an address that was given up says nothing of the one in its place.
 */
const ofLetter = { ...mailbox, addressId: id, attemptId: id, kind: letterKind, isCurrent: z.boolean() };

export const mailboxEvents = {
  /** From now on letters to this member go there, and nothing is known of it yet. */
  AddressGiven: event(1, z.object({ ...mailbox, addressId: id, givenAt: time })),
  LetterDelivered: event(1, z.object({ ...ofLetter, deliveredAt: time })),
  LetterDelayed: event(1, z.object({ ...ofLetter, delayedAt: time })),
  /** `cause`: the mail service's word for it, such as `MailboxFull`. */
  LetterBounced: event(1, z.object({ ...ofLetter, permanence, cause: z.string(), bouncedAt: time })),
  /** Whoever got it called it spam. */
  LetterComplainedOf: event(1, z.object({ ...ofLetter, complainedAt: time })),
  /** The mail service sends nothing to this address any more. */
  LetterSuppressed: event(1, z.object({ ...ofLetter, cause: z.string(), suppressedAt: time })),
  /** It never left, for a reason that is not the address's. */
  LetterFailed: event(1, z.object({ ...ofLetter, cause: z.string(), failedAt: time })),
  Unsubscribed: event(1, z.object({ ...mailbox, kind: declinableKind, via, unsubscribedAt: time })),
  Resubscribed: event(1, z.object({ ...mailbox, kind: declinableKind, resubscribedAt: time })),
  /** A member says that the address takes letters again. */
  MailboxReopened: event(1, z.object({ ...mailbox, reopenedBy: id, reopenedAt: time })),
} as const satisfies EventSpecs;

export type MailboxEvent = EventOf<typeof mailboxEvents>;
