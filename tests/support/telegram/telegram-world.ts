import express from 'express';
import { uuidv7 } from 'uuidv7';
import { telegramConfig, type TelegramConfig } from '../../../adapters/telegram/config.js';
import { createTelegram, type Telegram, type TelegramNeeds } from '../../../adapters/telegram/telegram.js';
import type { BotFailure } from '../../../adapters/sandbox/telegram/bot-api.js';
import {
  createTelegramDouble,
  type TelegramDouble,
} from '../../../adapters/sandbox/telegram/telegram-double.js';
import { testDatabase } from '../database.js';
import { served } from '../served.js';

export const botToken = `5550100:${'t'.repeat(35)}`;
export const webhookSecret = 'only-telegram-knows-this';
export const people = {
  ann: { chatId: 5550101, kind: 'private', name: 'Ann', username: 'ann_example' },
  ben: { chatId: 5550102, kind: 'private', name: 'Ben', username: null },
  /** Never opens a chat. */
  cleo: { chatId: 5550103, kind: 'private', name: 'Cleo', username: null },
  studio: { chatId: -5550104, kind: 'group', name: 'The studio', username: null },
} as const;

export interface TelegramWorld {
  readonly double: TelegramDouble;
  readonly telegram: Telegram;
  /** Where the Bot API is. */
  readonly apiUrl: string;
  /** Where updates come in. */
  readonly webhookUrl: string;
  /** Milliseconds that somebody waited. */
  readonly waits: number[];
  readonly notices: string[];
  /** What the Bot API does in place of each of the next requests. */
  readonly failures: BotFailure[];
  /** Milliseconds by which Telegram's clock is ahead. */
  readonly clock: { aheadMs: number };
  close(): Promise<void>;
}

type Hooks = Partial<Pick<TelegramNeeds, 'ask' | 'press' | 'lose' | 'move'>>;

/** The adapter and the sandbox's Telegram, each on a port of its own. */
export async function createTelegramWorld(
  hooks: Hooks = {},
  settings: Partial<TelegramConfig> = {},
): Promise<TelegramWorld> {
  const database = await testDatabase();
  const { pool } = database;
  const [waits, notices, failures]: [number[], string[], BotFailure[]] = [[], [], []];
  const clock = { aheadMs: 0 };
  const double = createTelegramDouble({
    ...{ pool, botToken, username: 'sandbox_bot', fetch, now: () => Date.now() + clock.aheadMs },
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    fail: () => failures.shift(),
    onError: (about) => notices.push(about),
  });
  const api = await served(express().use(double.api));
  const app = express();
  const front = await served(app);
  const config = telegramConfig.parse({
    ...{ botToken, webhookSecret, apiUrl: api.origin, publicUrl: front.origin, timeoutMs: 500 },
    ...settings,
  });
  const telegram = createTelegram(config, {
    ...{ fetch, pool, newId: uuidv7 },
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ask: hooks.ask ?? (() => Promise.resolve(true)),
    press: hooks.press ?? (() => Promise.resolve(undefined)),
    lose: hooks.lose ?? (() => Promise.resolve()),
    move: hooks.move ?? (() => Promise.resolve()),
    onNotice: (notice) => notices.push(notice),
    onError: () => notices.push('failed'),
  });
  app.use(telegram.webhooks);
  await double.introduce(Object.values(people));
  await telegram.connect(new AbortController().signal);
  return {
    ...{ double, telegram, waits, notices, failures, clock },
    apiUrl: `${api.origin}/bot${botToken}`,
    webhookUrl: `${front.origin}/webhooks/telegram`,
    async close() {
      await double.close();
      await Promise.all([api.close(), front.close()]);
      await database.close();
    },
  };
}
