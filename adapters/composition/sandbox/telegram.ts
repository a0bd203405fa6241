import express from 'express';
import type { Pool } from 'pg';
import { processorFetch } from '../../egress/egress.js';
import { createTelegramDouble, type TelegramDouble } from '../../sandbox/telegram/telegram-double.js';
import { telegramConfig, type TelegramConfig } from '../../telegram/config.js';
import { listen } from '../listen.js';
import { wait } from '../wait.js';

interface Place {
  readonly pool: Pool;
  /** Where people reach the product. */
  readonly origin: string;
  /** Where the product is reached on this machine. */
  readonly publicUrl: string;
  readonly closing: (() => Promise<void>)[];
  readonly onError: (about: string, error: unknown) => void;
}

const bot = { botToken: `5550100:${'sandbox'.repeat(5)}`, username: 'miapulse_sandbox_bot' };

/** Made-up people, and a group that leads must not be shown to. */
const people = [
  { chatId: 5550101, kind: 'private', name: 'Rosa', username: 'rosa_marigold' },
  { chatId: 5550102, kind: 'private', name: 'Jo', username: null },
  { chatId: -5550103, kind: 'group', name: 'Everybody at the studio', username: null },
] as const;

/** A Telegram of its own for the sandbox, and how the product reaches it. */
export async function startSandboxTelegram({ pool, origin, publicUrl, closing, onError }: Place): Promise<{
  readonly config: TelegramConfig;
  readonly double: TelegramDouble;
}> {
  const app = express();
  const door = await listen(app, 0, '127.0.0.1');
  const double = createTelegramDouble({ ...{ ...bot, pool, onError, wait }, fetch: processorFetch });
  app.use(double.api);
  await double.introduce(people);
  closing.push(
    () => door.close(),
    () => double.close(),
  );
  const config = telegramConfig.parse({
    botToken: bot.botToken,
    webhookSecret: 'the-sandbox-sends-this',
    apiUrl: `http://127.0.0.1:${String(door.port)}`,
    chatUrl: `${origin}/sandbox/telegram`,
    publicUrl,
  });
  return { config, double };
}
