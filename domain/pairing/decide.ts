import { accept, reject, type Decide } from '../kernel/decider.js';
import type { PairingCommand } from './commands.js';
import type { PairingEvent } from './events.js';
import type { Pairing } from './state.js';

export type PairingReason = 'AlreadyPaired' | 'TokenNotValid' | 'NothingAsked' | 'NotPaired';

const pairingLimits = {
  /** To follow the link, and then again to say yes. */
  validMs: 10 * 60_000,
} as const;

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();
const isOver = (expiresAt: string, now: string): boolean => Date.parse(now) > Date.parse(expiresAt);

export const decide: Decide<Pairing, PairingCommand, PairingEvent, PairingReason> = {
  // A new link takes the place of one that is still open: only the last one that was shown counts.
  OpenPairing({ at, pairingIds }, { data, now }) {
    if (pairingIds.includes(data.pairingId)) return accept();
    if (at.stage === 'paired') return reject('AlreadyPaired');
    const expiresAt = later(now, pairingLimits.validMs);
    return accept({ type: 'PairingOpened', data: { ...data, openedAt: now, expiresAt } });
  },

  // Used, replaced, over or never there: whoever holds such a link learns nothing else of it.
  AskForChat({ at }, { data: { tokenHash, ...asked }, now }) {
    if (at.stage === 'asking' && at.tokenHash === tokenHash && at.chatRef === asked.chatRef) return accept();
    if (at.stage !== 'waiting' || at.tokenHash !== tokenHash || isOver(at.expiresAt, now))
      return reject('TokenNotValid');
    const expiresAt = later(now, pairingLimits.validMs);
    const data = { ...asked, pairingId: at.pairingId, askedAt: now, expiresAt };
    return accept({ type: 'ChatAsked', data });
  },

  ConfirmChat({ at }, { data, now }) {
    if (at.stage === 'paired' && at.pairingId === data.pairingId) return accept();
    if (at.stage !== 'asking' || at.pairingId !== data.pairingId || isOver(at.expiresAt, now))
      return reject('NothingAsked');
    return accept({ type: 'ChatPaired', data: { ...data, chatRef: at.chatRef, pairedAt: now } });
  },

  WithdrawPairing({ at, pairingIds }, { data, now }) {
    if (!pairingIds.includes(data.pairingId)) return reject('NothingAsked');
    const isOpen = at.stage === 'waiting' || at.stage === 'asking';
    return isOpen && at.pairingId === data.pairingId
      ? accept({ type: 'PairingWithdrawn', data: { ...data, withdrawnAt: now } })
      : accept();
  },

  // A chat never goes back to an id that it left.
  MoveChat({ at }, { data: { from, ...data }, now }) {
    if (at.stage !== 'paired' || at.pairingId !== data.pairingId) return reject('NotPaired');
    if (at.chatRef === data.chatRef || at.left.includes(data.chatRef)) return accept();
    if (at.chatRef !== from) return reject('NotPaired');
    return accept({ type: 'ChatMoved', data: { ...data, movedAt: now } });
  },

  EndPairing({ at, pairingIds }, { data, now }) {
    if (!pairingIds.includes(data.pairingId)) return reject('NotPaired');
    if (at.stage === 'none' || at.pairingId !== data.pairingId) return accept();
    if (at.stage !== 'paired') return reject('NotPaired');
    return accept({ type: 'PairingEnded', data: { ...data, chatRef: at.chatRef, endedAt: now } });
  },
};
