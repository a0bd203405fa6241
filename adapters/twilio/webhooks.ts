import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { root } from './addresses.js';
import { textOf } from './asked.js';
import type { TwilioConfig } from './config.js';
import type { Ears } from './notice.js';
import { isSigned } from './signature.js';

interface Needs extends Ears {
  readonly voice: readonly Router[];
  readonly messages: Router;
  readonly alerts: Router;
}

/** More than the largest request of Twilio's. */
const bytesMax = '64kb';

/**
 * Everything Twilio asks of us, under its own address. The body is read as bytes, held against the signature, and only then
 * understood; what Twilio did not sign is answered 403 and nothing becomes of it.
 */
export function createWebhooks(config: TwilioConfig, { voice, messages, alerts, ...ears }: Needs): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  router.use(
    root,
    express.raw({ type: () => true, limit: bytesMax, inflate: false }),
    signedOnly(config, ears),
  );
  router.use(`${root}/voice`, ...voice);
  router.use(`${root}/messages`, messages);
  router.use(`${root}/alerts`, alerts);
  router.use(root, (_request, response) => {
    response.status(404).type('text').send('There is nothing at this address.\n');
  });
  router.use(root, refuse(ears));
  return router;
}

const signedOnly =
  (config: TwilioConfig, { onNotice }: Ears): RequestHandler =>
  (request, response, next) => {
    const { originalUrl } = request;
    if (
      isSigned(config, {
        signature: request.get('x-twilio-signature'),
        originalUrl,
        body: textOf(request.body),
      })
    ) {
      next();
      return;
    }
    onNotice('webhook-not-signed');
    response.status(403).type('text').send('This was not signed by Twilio.\n');
  };

/** A request that Twilio signed and nobody here understands, or that failed: Twilio goes on with its fallback address. */
const refuse =
  ({ onError, onNotice }: Ears): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === 500) onError(error);
    else onNotice('webhook-not-understood');
    response
      .status(status)
      .type('text')
      .send(status === 500 ? 'This did not work.\n' : 'This cannot be read.\n');
  };

/** Express's own errors about a request that cannot be read carry a status. */
const statusOf = (error: unknown): number =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status >= 400 &&
  error.status < 500
    ? error.status
    : 500;
