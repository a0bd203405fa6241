import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, type Router } from 'express';
import type { Bot } from 'grammy';
import { z } from 'zod';
import type { UpdateLog } from './update-log.js';

export const webhookPath = '/webhooks/telegram';

export interface WebhookNeeds {
  readonly bot: Bot;
  readonly secret: string;
  readonly updates: UpdateLog;
  /** Resolves once the bot knows who it is. */
  readonly ready: () => Promise<unknown>;
  readonly onNotice: (notice: string) => void;
  readonly onError: (error: unknown) => void;
}

/** More than the largest update that we ask for. */
const bytesMax = '256kb';

type Update = Parameters<Bot['handleUpdate']>[0];
const isUpdate = (value: unknown): value is Update =>
  z.looseObject({ update_id: z.int() }).safeParse(value).success;

/**
 * Where Telegram brings updates. It signs nothing: the secret in its header is held against ours before a byte of the body is
 * read, and what came without it is answered 401 and nothing becomes of it.
 */
export function createWebhook(needs: WebhookNeeds): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.post(
    webhookPath,
    knownOnly(needs),
    express.raw({ type: () => true, limit: bytesMax, inflate: false }),
    receive(needs),
  );
  router.all(webhookPath, (_request, response) => {
    response.status(405).set('Allow', 'POST').type('text').send('Telegram posts its updates here.\n');
  });
  return router;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function knownOnly({ secret, onNotice }: WebhookNeeds): RequestHandler {
  const expected = digest(secret);
  return (request, response, next) => {
    // As long as each other, so that nothing is learned from the time it takes.
    if (timingSafeEqual(digest(request.get('x-telegram-bot-api-secret-token') ?? ''), expected)) {
      next();
      return;
    }
    onNotice('a webhook came without the secret');
    response.set('Connection', 'close').status(401).type('text').send('This did not come from Telegram.\n');
  };
}

function receive({ bot, updates, ready, onNotice, onError }: WebhookNeeds): RequestHandler {
  return async (request, response) => {
    const update = parsed(request.body);
    if (update === undefined) {
      onNotice('a webhook could not be read');
      // Telegram would bring it again and again: it would not become clearer.
      response.status(200).end();
      return;
    }
    const { update_id: id } = update;
    const taken = await updates.take(id);
    if (taken !== 'ours') {
      response.status(taken === 'done' ? 200 : 503).end();
      return;
    }
    try {
      await ready();
      await bot.handleUpdate(update);
      await updates.done(id);
      response.status(200).end();
    } catch (error) {
      onError(error);
      await updates.release(id).catch(onError);
      response.status(500).end();
    }
  };
}

function parsed(body: unknown): Update | undefined {
  if (!Buffer.isBuffer(body)) return undefined;
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isUpdate(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
