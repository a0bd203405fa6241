import type { Router } from 'express';
import type { Pool } from 'pg';
import { createBotApi, type BotFailure } from './bot-api.js';
import { createBotMethods } from './bot-methods.js';
import { createChatStore, type Chat } from './chat-store.js';
import { createPeople, type People } from './people.js';
import { createUpdates, type Updates } from './updates.js';

export interface TelegramDoubleNeeds {
  readonly pool: Pool;
  readonly botToken: string;
  readonly username: string;
  /** By which the webhook is reached. */
  readonly fetch: typeof globalThis.fetch;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds, by the clock of Telegram: left out, the real one. */
  readonly now?: () => number;
  readonly fail?: (method: string) => BotFailure | undefined;
  readonly onError: (about: string, error: unknown) => void;
}

export interface TelegramDouble {
  /** The Bot API, to be mounted at the root of a loopback server. */
  readonly api: Router;
  readonly people: People;
  readonly updates: Pick<Updates, 'begin' | 'bringAgain' | 'settled'>;
  /** Gives people chats with the bot that they can open. */
  introduce(chats: readonly Pick<Chat, 'chatId' | 'kind' | 'name' | 'username'>[]): Promise<void>;
  close(): Promise<void>;
}

/** The other side of Telegram's wire, on loopback: the Bot API, people with their chats, and updates with the secret in their header. */
export function createTelegramDouble(needs: TelegramDoubleNeeds): TelegramDouble {
  const { pool, botToken, username, fetch, wait, onError } = needs;
  const [botId = '0'] = botToken.split(':');
  const bot = { id: Number(botId), username };
  const chats = createChatStore(pool);
  const updates = createUpdates({ pool, botId, fetch, wait });
  return {
    api: createBotApi({
      ...{ botToken, onError },
      methods: createBotMethods({ bot, chats, updates, now: needs.now ?? Date.now }),
      fail: needs.fail ?? (() => undefined),
    }),
    people: createPeople({ bot, chats, updates }),
    updates,
    async introduce(known) {
      for (const chat of known) await chats.add(chat);
    },
    close: () => updates.close(),
  };
}
