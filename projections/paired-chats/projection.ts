import { isErased } from '../../domain/kernel/personal.js';
import type { Ending, PairingEvent } from '../../domain/pairing/pairing.js';
import type { Projection } from '../kernel/projection.js';

export interface PairedChatRow {
  readonly pairingId: string;
  readonly standing: 'waiting' | 'asking' | 'paired' | 'none';
  readonly chatId: string | null;
  readonly chatName: string | null;
  readonly since: string;
  readonly expiresAt: string | null;
  readonly ending: Ending | null;
}

const gone = { standing: 'none', chatId: null, chatName: null, expiresAt: null } as const;

/** The chat of each member, and how far a pairing is, by the member's id. */
export const pairedChats: Projection<PairingEvent, PairedChatRow> = {
  name: 'paired-chats',
  version: 1,
  scope: 'tenant',
  on: {
    PairingOpened: ({ memberId, pairingId, openedAt, expiresAt }) => [
      {
        change: 'put',
        key: memberId,
        set: { ...gone, pairingId, standing: 'waiting', since: openedAt, expiresAt, ending: null },
      },
    ],
    ChatAsked: ({ memberId, chatId, chatName, askedAt, expiresAt }) => [
      {
        change: 'put',
        key: memberId,
        set: {
          standing: 'asking',
          chatId: isErased(chatId) ? null : chatId,
          chatName: isErased(chatName) ? null : chatName,
          ...{ since: askedAt, expiresAt },
        },
      },
    ],
    ChatPaired: ({ memberId, pairedAt }) => [
      { change: 'put', key: memberId, set: { standing: 'paired', since: pairedAt, expiresAt: null } },
    ],
    PairingWithdrawn: ({ memberId, withdrawnAt }) => [
      { change: 'put', key: memberId, set: { ...gone, since: withdrawnAt } },
    ],
    ChatMoved: ({ memberId, chatId }) => [
      { change: 'put', key: memberId, set: { chatId: isErased(chatId) ? null : chatId } },
    ],
    PairingEnded: ({ memberId, ending, endedAt }) => [
      { change: 'put', key: memberId, set: { ...gone, since: endedAt, ending } },
    ],
  },
};
