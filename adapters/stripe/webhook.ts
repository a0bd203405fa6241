import express, { type RequestHandler, type Response, type Router } from 'express';
import type Stripe from 'stripe';
import type { PaymentNotices } from '../../application/ports/payments.js';
import { isLive, type StripeConfig } from './config.js';
import { noticeOf } from './notices.js';

interface Needs {
  readonly stripe: Pick<Stripe, 'webhooks'>;
  readonly notices: Pick<PaymentNotices, 'store'>;
  /** Milliseconds. */
  readonly now: () => number;
  /** Something is there to be worked through. */
  readonly onStored: () => void;
  readonly onNotice: (sentence: string) => void;
  readonly onError: (error: unknown) => void;
}

export const webhookPath = '/webhooks/stripe';
/** More than the largest event of Stripe's. */
const bytesMax = '512kb';
const toleranceSeconds = 300;

/**
 * What Stripe tells. The bytes are held against the signature before anything is understood of them; what is good is stored by its id
 * before the 2xx, and worked through later.
 */
export function stripeWebhook(config: StripeConfig, needs: Needs): Router {
  const { notices, onStored, onNotice, onError } = needs;
  const router = express.Router({ strict: true, caseSensitive: true });
  const refuse = (response: Response, why: string): void => {
    onNotice(`The payment service's door: ${why}.`);
    response.status(400).type('text').send('This is not taken.\n');
  };
  const take: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    const event = verified(config, needs, body, request.get('stripe-signature'));
    if (event === undefined) {
      refuse(response, 'a webhook was not signed, or too long ago');
      return;
    }
    // An event of the other side is signed rightly, where somebody mixed up two endpoints.
    if (event.livemode !== isLive(config)) {
      refuse(response, 'a webhook is of test mode where the key is live, or the other way round');
      return;
    }
    const notice = noticeOf(event);
    try {
      if (notice !== undefined) await notices.store(notice);
    } catch (error) {
      onError(error);
      response.status(503).type('text').send('Please try again.\n');
      return;
    }
    response.status(200).type('text').send('taken\n');
    if (notice !== undefined) onStored();
  };
  router.post(webhookPath, express.raw({ type: () => true, limit: bytesMax, inflate: false }), take);
  return router;
}

/** The SDK refuses what is too old and thin events, but takes what was signed in the future. */
function verified(
  { webhookSecret }: StripeConfig,
  { stripe, now }: Needs,
  body: unknown,
  signature: string | undefined,
): Stripe.Event | undefined {
  if (!(body instanceof Uint8Array) || signature === undefined) return undefined;
  const seconds = Math.floor(now() / 1_000);
  const signedAt = Number(/(?:^|,)\s*t=(\d{1,12})(?:,|$)/u.exec(signature)?.[1]);
  if (!(signedAt - seconds <= toleranceSeconds)) return undefined;
  try {
    return stripe.webhooks.constructEvent(
      Buffer.from(body),
      signature,
      webhookSecret,
      toleranceSeconds,
      undefined,
      now(),
    );
  } catch {
    return undefined;
  }
}
