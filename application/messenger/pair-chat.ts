import type { Decision } from '../../domain/kernel/decider.js';
import type { PairingCommand, PairingEvent, PairingReason } from '../../domain/pairing/pairing.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Context } from '../handling/handle.js';
import type { Position } from '../ports/event-store.js';
import type { Messenger, MessengerMessage } from '../ports/messenger.js';
import { pairingOf, type PairingNeeds } from './needs.js';

interface Needs extends PairingNeeds {
  readonly messenger: Pick<Messenger, 'send'>;
  /** 32 random bytes, base64url. */
  readonly newToken: () => string;
  /** The chat of a member, as far as it is known; null where it was erased or there is none. */
  readonly chatIdOf: (accountId: string, memberId: string) => Promise<string | null>;
  readonly welcome: (accountId: string) => Promise<Pick<MessengerMessage, 'text' | 'buttons'>>;
}

/** A member, and the business that the alerts are of. */
export interface Member {
  readonly accountId: string;
  readonly memberId: string;
}

interface Decided {
  readonly decision: Decision<PairingEvent, PairingReason>;
  readonly position: Position | null;
}

/** What a member decides about the chat that their alerts go to. */
export interface PairChat {
  /** The token is told this once: what is kept of it is its hash. */
  open(member: Member, context: Context): Promise<Decided & { pairingId: string; token: string }>;
  /** Yes, this is my chat: from now on alerts go there. */
  confirm(member: Member, pairingId: string, context: Context): Promise<Decided>;
  withdraw(member: Member, pairingId: string, context: Context): Promise<Decided>;
  disconnect(member: Member, pairingId: string, context: Context): Promise<Decided>;
}

export function createPairChat(needs: Needs): PairChat {
  const { handlePairing, messenger, newToken, chatIdOf, welcome, hashOf, newId, now, seen } = needs;
  const decided = async (member: Member, command: PairingCommand, context: Context): Promise<Decided> => {
    const { decision, position } = await handlePairing(pairingOf(needs, member), command, context);
    if (position !== null) await seen(position);
    return { decision, position };
  };

  return {
    async open(member, context) {
      const [pairingId, token] = [newId(), newToken()];
      const data = { ...member, pairingId, tokenHash: hashOf(token) };
      const command = { type: 'OpenPairing', data, commandId: pairingId, now: now() } as const;
      return { ...(await decided(member, command, context)), pairingId, token };
    },

    async confirm(member, pairingId, context) {
      const about = { commandId: `${pairingId}/confirm`, now: now() };
      const command = { type: 'ConfirmChat', data: { ...member, pairingId }, ...about } as const;
      const result = await decided(member, command, context);
      // After the event and only by whoever wrote it: the chat is greeted once, or not at all.
      if (result.position !== null) {
        const chatId = await chatIdOf(member.accountId, member.memberId);
        if (chatId !== null && !isErased(chatId)) {
          const attemptId = `welcome/${pairingId}`;
          await messenger.send({ attemptId, chatId, ...(await welcome(member.accountId)) });
        }
      }
      return result;
    },

    withdraw(member, pairingId, context) {
      const about = { commandId: `${pairingId}/withdraw`, now: now() };
      const data = { ...member, pairingId };
      return decided(member, { type: 'WithdrawPairing', data, ...about }, context);
    },

    disconnect(member, pairingId, context) {
      const about = { commandId: `${pairingId}/disconnect`, now: now() };
      const data = { ...member, pairingId, ending: 'disconnected' } as const;
      return decided(member, { type: 'EndPairing', data, ...about }, context);
    },
  };
}
