import { randomUUID } from 'node:crypto';
import type { Chat, ChatStore, Message } from './chat-store.js';
import type { Updates } from './updates.js';
import { botOf, chatOf, messageOf, personOf, type BotIdentity } from './wire.js';

interface Needs {
  readonly bot: BotIdentity;
  readonly chats: ChatStore;
  readonly updates: Updates;
}

/** What people do in their chats. `undefined` and `false`: it cannot be done there. */
export interface People {
  chats(): Promise<readonly Chat[]>;
  /** Oldest first. */
  messages(chatId: number): Promise<readonly Message[]>;
  /** The Start button, with what came with the link; whoever had blocked the bot takes it back. */
  start(chatId: number, token?: string): Promise<boolean>;
  write(chatId: number, text: string): Promise<boolean>;
  /** A button by its data. Answers an id by which the bot's answer is found. */
  press(chatId: number, messageId: number, data: string): Promise<string | undefined>;
  answerTo(pressId: string): Promise<string | undefined>;
  block(chatId: number): Promise<boolean>;
  /** Deletes the account, without a word to anybody. */
  leave(chatId: number): Promise<void>;
  /** The group becomes a supergroup, with another id. */
  upgrade(chatId: number, to: number): Promise<boolean>;
}

export function createPeople({ bot, chats, updates }: Needs): People {
  const seconds = (): number => Math.floor(Date.now() / 1_000);
  const membership = (chat: Chat, before: string, after: string) =>
    updates.tell('my_chat_member', {
      ...{ chat: chatOf(chat), from: personOf(chat), date: seconds() },
      old_chat_member: { user: botOf(bot), status: before },
      new_chat_member: { user: botOf(bot), status: after, ...(after === 'kicked' && { until_date: 0 }) },
    });
  const said = async (chat: Chat, text: string): Promise<void> => {
    const { chatId } = chat;
    const message = await chats.say({ chatId, isOfBot: false, text, keyboard: [], isProtected: false });
    await updates.tell('message', messageOf(chat, message, bot));
  };

  return {
    chats: () => chats.chats(),
    messages: (chatId) => chats.messages(chatId),
    answerTo: (pressId) => chats.answerTo(pressId),

    async start(chatId, token) {
      const chat = await chats.chat(chatId);
      if (chat === undefined) return false;
      if (chat.isBlocked) await membership(chat, 'kicked', 'member');
      await chats.set(chatId, { hasStarted: true, isBlocked: false });
      await said(chat, token === undefined ? '/start' : `/start ${token}`);
      return true;
    },

    async write(chatId, text) {
      const chat = await chats.chat(chatId);
      if (chat === undefined || !chat.hasStarted || chat.isBlocked) return false;
      await said(chat, text);
      return true;
    },

    async press(chatId, messageId, data) {
      const [chat, message] = await Promise.all([chats.chat(chatId), chats.message(chatId, messageId)]);
      const isThere = message?.keyboard
        .flat()
        .some((key) => 'callback_data' in key && key.callback_data === data);
      if (chat === undefined || message === undefined || isThere !== true) return undefined;
      const pressId = randomUUID();
      await chats.addPress(pressId, chatId, messageId);
      await updates.tell('callback_query', {
        ...{ id: pressId, from: personOf(chat), chat_instance: String(chatId), data },
        message: messageOf(chat, message, bot),
      });
      return pressId;
    },

    async block(chatId) {
      const chat = await chats.chat(chatId);
      if (chat === undefined || !chat.hasStarted || chat.isBlocked) return false;
      await chats.set(chatId, { isBlocked: true });
      await membership(chat, 'member', 'kicked');
      return true;
    },

    leave: (chatId) => chats.set(chatId, { isGone: true }),

    async upgrade(chatId, to) {
      const chat = await chats.chat(chatId);
      if (chat?.kind !== 'group') return false;
      await chats.add({ ...chat, chatId: to, kind: 'supergroup' });
      await chats.set(to, { hasStarted: true });
      await chats.set(chatId, { migratedTo: to });
      await updates.tell('message', {
        ...{ message_id: 0, from: personOf(chat), chat: chatOf(chat), date: seconds() },
        migrate_to_chat_id: to,
      });
      return true;
    },
  };
}
