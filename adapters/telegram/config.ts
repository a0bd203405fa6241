import { z } from 'zod';

const isLoopback = (url: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

/** An origin with nothing behind it: encrypted, or on this machine. */
const origin = z
  .url({ protocol: /^https?$/u })
  .transform((address) => new URL(address))
  .refine((url) => url.protocol === 'https:' || isLoopback(url), 'must begin with https')
  .refine((url) => url.href === `${url.origin}/`, 'must be an origin, such as https://desk.example.com')
  .transform((url) => url.origin);

export const telegramConfig = z.object({
  /** Of the bot, as BotFather gave it. */
  botToken: z.string().regex(/^\d{1,20}:[\w-]{20,100}$/u),
  /** What Telegram sends with each update, so that we know it by. */
  webhookSecret: z.string().regex(/^[\w-]{16,256}$/u),
  /** Telegram itself, or the sandbox. */
  apiUrl: origin.default('https://api.telegram.org'),
  /** Where chats are opened: Telegram's own, or the sandbox's page. */
  chatUrl: z.url().default('https://t.me'),
  /** Where Telegram reaches us. */
  publicUrl: origin,
  /** For one request. */
  timeoutMs: z.int().positive().default(10_000),
  /** How long a message may wait for its turn where Telegram says "too many". */
  patienceMs: z.int().nonnegative().default(20_000),
});

export type TelegramConfig = z.output<typeof telegramConfig>;
