import type { Pairing, PairingCommand, PairingEvent, PairingReason } from '../../domain/pairing/pairing.js';
import type { Handle } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Position } from '../ports/event-store.js';
import type { NewId } from '../ports/ids.js';

export type HandlePairing = Handle<Pairing, PairingCommand, PairingEvent, PairingReason>;

/** Whoever gets alerts in a chat, or asked for a link. */
export interface Holder {
  readonly accountId: string;
  readonly memberId: string;
  readonly pairingId: string;
}

export interface PairingNeeds {
  readonly handlePairing: HandlePairing;
  readonly directory: ContactDirectory;
  /** Who asked for the link with this token. */
  readonly holderByToken: (tokenHash: string) => Promise<Holder | undefined>;
  /** Everybody who gets alerts in this chat. */
  readonly holdersByChat: (chatRef: string) => Promise<readonly Holder[]>;
  /** The same name is the same id for ever. */
  readonly idNamed: (name: string) => string;
  /** SHA-256, hex. */
  readonly hashOf: (token: string) => string;
  readonly newId: NewId;
  readonly now: Clock;
  /** Returns once the read models have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
}

/** Where the contact directory keeps chats. */
export const chatsScope = 'chats';
export const chatHandle = (chatId: string): string => `telegram:${chatId}`;

/** The stream of one member of one business. */
export const pairingOf = (
  { idNamed }: Pick<PairingNeeds, 'idNamed'>,
  { accountId, memberId }: Pick<Holder, 'accountId' | 'memberId'>,
): string => idNamed(`pairing/${accountId}/${memberId}`);
