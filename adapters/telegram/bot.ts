import { Bot, type ApiClientOptions } from 'grammy';
import type { TelegramConfig } from './config.js';

export type Fetch = typeof globalThis.fetch;

type Config = Pick<TelegramConfig, 'botToken' | 'apiUrl' | 'timeoutMs'>;

/** grammY's bot, sending through the `fetch` it is given. It sends everything once. */
export const createBot = ({ botToken, apiUrl, timeoutMs }: Config, fetch: Fetch): Bot =>
  new Bot(botToken, { client: clientOf(fetch, { apiUrl, timeoutMs }) });

/** grammY speaks to the `fetch` of a library of its own; ours knows neither its agents nor its signals. */
function clientOf(fetch: Fetch, { apiUrl, timeoutMs }: Omit<Config, 'botToken'>): ApiClientOptions {
  const send = (url: string, { method, body }: { readonly method: string; readonly body: string }) =>
    fetch(url, {
      method,
      body,
      headers: { 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  return { apiRoot: apiUrl, fetch: send };
}

/** Finds out who the bot is, once; a failure is forgotten. */
export function knowingItself(bot: Bot): () => Promise<string> {
  return async () => {
    if (!bot.isInited()) bot.botInfo = await bot.api.getMe();
    return bot.botInfo.username;
  };
}
