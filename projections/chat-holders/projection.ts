import type { PairingEvent } from '../../domain/pairing/pairing.js';
import type { Projection } from '../kernel/projection.js';

export interface ChatHolderRow {
  readonly accountId: string;
  readonly memberId: string;
  readonly pairingId: string;
  readonly tokenHash: string | null;
  readonly chatRef: string | null;
}

type Holder = Pick<ChatHolderRow, 'accountId' | 'memberId' | 'pairingId'>;
const holderOf = ({ accountId, memberId, pairingId }: Holder): Holder => ({ accountId, memberId, pairingId });

/** Whose an open link is, by the hash of its token, and whose a paired chat is. */
export const chatHolders: Projection<PairingEvent, ChatHolderRow> = {
  name: 'chat-holders',
  version: 1,
  scope: 'installation',
  on: {
    PairingOpened: ({ tokenHash, ...data }) => [
      { change: 'put', key: data.memberId, set: { ...holderOf(data), tokenHash, chatRef: null } },
    ],
    ChatPaired: ({ chatRef, ...data }) => [
      { change: 'put', key: data.memberId, set: { ...holderOf(data), tokenHash: null, chatRef } },
    ],
    ChatMoved: ({ chatRef, ...data }) => [
      { change: 'put', key: data.memberId, set: { ...holderOf(data), chatRef } },
    ],
    PairingWithdrawn: ({ memberId }) => [{ change: 'remove', where: { memberId } }],
    PairingEnded: ({ memberId }) => [{ change: 'remove', where: { memberId } }],
  },
};
