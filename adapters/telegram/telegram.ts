import type { Router } from 'express';
import type { Pool } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import type { Messenger } from '../../application/ports/messenger.js';
import { createBot, knowingItself, type Fetch } from './bot.js';
import type { TelegramConfig } from './config.js';
import { allowedUpdates, converse, type ConversationNeeds } from './conversation.js';
import { createMessenger, type MessengerNeeds } from './messenger.js';
import { createUpdateLog } from './update-log.js';
import { createWebhook, webhookPath } from './webhook.js';

export interface TelegramNeeds
  extends Omit<ConversationNeeds, 'lose' | 'move'>, Pick<MessengerNeeds, 'wait'> {
  readonly fetch: Fetch;
  readonly pool: Pool;
  readonly newId: () => string;
  /** Nothing can be sent to this chat any more. `why` was learned under this name; told again, it is the same. */
  readonly lose: (chatId: string, why: 'blocked' | 'chat-gone', name: string) => Promise<void>;
  readonly move: (from: string, to: string, name: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export interface Telegram {
  readonly messenger: Messenger;
  readonly webhooks: Router;
  /** The link that brings a token to the bot. Raises the fault `messenger-unavailable`. */
  linkOf(token: string): Promise<string>;
  /** Tells Telegram where we are, and goes on trying until it has heard it or `signal` says stop. */
  connect(signal: AbortSignal): Promise<void>;
}

const longestPauseMs = 5 * 60_000;

/** Telegram by grammY: messages out, updates in. */
export function createTelegram(config: TelegramConfig, needs: TelegramNeeds): Telegram {
  const { fetch, pool, newId, wait, onNotice, onError } = needs;
  const bot = createBot(config, fetch);
  const nameOf = knowingItself(bot);
  converse(bot, needs);

  const tell = async (): Promise<void> => {
    await nameOf();
    await bot.api.setWebhook(`${config.publicUrl}${webhookPath}`, {
      secret_token: config.webhookSecret,
      allowed_updates: allowedUpdates,
      max_connections: 10,
    });
  };

  return {
    messenger: createMessenger(config, bot.api, {
      wait,
      onLost: (chatId, why) => needs.lose(chatId, why, `sending/${newId()}`),
      onMoved: (from, to) => needs.move(from, to, `sending/${newId()}`),
    }),
    webhooks: createWebhook({
      ...{ bot, ready: nameOf, onNotice, onError },
      secret: config.webhookSecret,
      updates: createUpdateLog(pool),
    }),
    async linkOf(token) {
      const name = await nameOf().catch((error: unknown) => {
        const sentence = 'Telegram does not answer at the moment. Please try again in a few minutes.';
        throw new Fault('messenger-unavailable', sentence, error);
      });
      return `${config.chatUrl}/${name}?start=${token}`;
    },
    async connect(signal) {
      for (let tries = 0; !signal.aborted; tries += 1) {
        try {
          await tell();
          return;
        } catch {
          if (tries === 0)
            onNotice('it could not be told where updates go; it is told again until it answers');
          await wait(Math.min(longestPauseMs, 1_000 * 2 ** tries), signal);
        }
      }
    },
  };
}
