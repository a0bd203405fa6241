import type { DeclinableKind, LetterKind } from './events.js';
import type { Mailbox } from './state.js';

/** Why a letter is not sent. */
export type StopReason = 'bounced' | 'suppressed' | 'complained' | 'unsubscribed';

/**
 * Whether a letter of this kind may go to this address of the member: null, or what stands in the way. A log-in letter always
 * may, because somebody asked for it just now, and without it nobody could put anything right.
 */
export function mayReceive(
  mailbox: Mailbox,
  { kind, addressId }: { readonly kind: LetterKind; readonly addressId: string },
): StopReason | null {
  if (kind === 'login') return null;
  if (isDeclinable(kind) && mailbox.declined.includes(kind)) return 'unsubscribed';
  // Of an address that was given anew nothing is known.
  if (mailbox.addressId !== addressId) return null;
  if (mailbox.standing !== 'open') return mailbox.standing;
  return mailbox.hasComplained && isDeclinable(kind) ? 'complained' : null;
}

export const isDeclinable = (kind: LetterKind): kind is DeclinableKind =>
  kind === 'report' || kind === 'reminder';
