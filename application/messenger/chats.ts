import { chatHandle, chatsScope, pairingOf, type Holder, type PairingNeeds } from './needs.js';

/** A chat as whoever holds it shows itself. */
export interface Chat {
  readonly chatId: string;
  /** `@name`, or what they call themselves. */
  readonly chatName: string;
}

/** What the messenger tells of chats. `updateId` names what it told: told again, it is the same. */
export interface Chats {
  /** Somebody followed a link in a chat. False where it is no link, or not any more. */
  ask(token: string, chat: Chat, updateId: string): Promise<boolean>;
  /** Nothing can be sent there any more. */
  lose(chatId: string, why: 'blocked' | 'chat-gone', updateId: string): Promise<void>;
  /** The chat has another id from now on. */
  move(from: string, to: string, updateId: string): Promise<void>;
  /** Everybody who gets alerts there. */
  holdersOf(chatId: string): Promise<readonly Holder[]>;
}

const actor = 'messenger';

export function createChats(needs: PairingNeeds): Chats {
  const { handlePairing, directory, holderByToken, holdersByChat, hashOf, newId, now, seen } = needs;
  const contextOf = ({ accountId }: Holder) => ({ tenant: accountId, actor, causationId: '' });

  const holdersOf = async (chatId: string): Promise<readonly Holder[]> => {
    const chatRef = await directory.find(chatsScope, chatHandle(chatId));
    return chatRef === undefined ? [] : holdersByChat(chatRef);
  };

  return {
    holdersOf,

    async ask(token, chat, updateId) {
      const tokenHash = hashOf(token);
      const holder = await holderByToken(tokenHash);
      if (holder === undefined) return false;
      const { accountId, memberId } = holder;
      const chatRef = await directory.resolve(chatsScope, [chatHandle(chat.chatId)], newId());
      const { decision, position } = await handlePairing(
        pairingOf(needs, holder),
        {
          type: 'AskForChat',
          data: { accountId, memberId, tokenHash, chatRef, ...chat },
          ...{ commandId: updateId, now: now() },
        },
        contextOf(holder),
      );
      if (position !== null) await seen(position);
      return decision.outcome === 'accepted';
    },

    async lose(chatId, ending, updateId) {
      for (const holder of await holdersOf(chatId)) {
        await handlePairing(
          pairingOf(needs, holder),
          { type: 'EndPairing', data: { ...holder, ending }, ...{ commandId: updateId, now: now() } },
          contextOf(holder),
        );
      }
    },

    async move(from, to, updateId) {
      const old = await directory.find(chatsScope, chatHandle(from));
      if (old === undefined) return;
      const holders = await holdersByChat(old);
      if (holders.length === 0) return;
      const chatRef = await directory.resolve(chatsScope, [chatHandle(to)], newId());
      for (const holder of holders) {
        const { position } = await handlePairing(
          pairingOf(needs, holder),
          {
            type: 'MoveChat',
            data: { ...holder, from: old, chatRef, chatId: to },
            ...{ commandId: updateId, now: now() },
          },
          contextOf(holder),
        );
        if (position !== null) await seen(position);
      }
    },
  };
}
