import type { Evolve } from '../kernel/decider.js';
import type { PairingEvent } from './events.js';

interface Opened {
  readonly pairingId: string;
  readonly tokenHash: string;
  readonly expiresAt: string;
}

/** Where it stands at the moment. */
type Stage =
  | { readonly stage: 'none' }
  | (Opened & { readonly stage: 'waiting' })
  | (Opened & { readonly stage: 'asking'; readonly chatRef: string })
  | {
      readonly stage: 'paired';
      readonly pairingId: string;
      readonly chatRef: string;
      /** Ids that the chat had before. */
      readonly left: readonly string[];
    };

export interface Pairing {
  readonly at: Stage;
  /** Every link that was ever asked for: a repetition opens none again. */
  readonly pairingIds: readonly string[];
}

export const initial: Pairing = { at: { stage: 'none' }, pairingIds: [] };

const ended = ({ pairingIds }: Pairing): Pairing => ({ at: { stage: 'none' }, pairingIds });

export const evolve: Evolve<Pairing, PairingEvent> = {
  PairingOpened: ({ pairingIds }, { pairingId, tokenHash, expiresAt }) => ({
    at: { stage: 'waiting', pairingId, tokenHash, expiresAt },
    pairingIds: [...pairingIds, pairingId],
  }),
  ChatAsked: (pairing, { chatRef, expiresAt }) =>
    pairing.at.stage === 'waiting'
      ? { ...pairing, at: { ...pairing.at, stage: 'asking', chatRef, expiresAt } }
      : pairing,
  ChatPaired: (pairing, { pairingId, chatRef }) => ({
    ...pairing,
    at: { stage: 'paired', pairingId, chatRef, left: [] },
  }),
  PairingWithdrawn: ended,
  ChatMoved: (pairing, { chatRef }) =>
    pairing.at.stage === 'paired'
      ? { ...pairing, at: { ...pairing.at, chatRef, left: [...pairing.at.left, pairing.at.chatRef] } }
      : pairing,
  PairingEnded: ended,
};
