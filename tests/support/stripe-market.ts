import express from 'express';
import type { Payments } from '../../application/ports/payments.js';
import { createStripeDouble } from '../../adapters/sandbox/stripe/stripe-double.js';
import { apiVersion, createStripeClient } from '../../adapters/stripe/client.js';
import { stripeConfig } from '../../adapters/stripe/config.js';
import { createPaymentNotices } from '../../adapters/stripe/inbox.js';
import { createPayments } from '../../adapters/stripe/payments.js';
import { stripeWebhook } from '../../adapters/stripe/webhook.js';
import { testDatabase } from './database.js';
import { served } from './served.js';

export const webhookSecret = 'whsec_made_up';
export const prices = [
  { priceId: 'price_small', amountMinor: 2_900, currency: 'usd' },
  { priceId: 'price_large', amountMinor: 9_900, currency: 'usd' },
];
const secretKey = 'sk_test_made_up';

/** The adapter on one side of Stripe's wire, the double on the other, and a business's clock to move. */
export async function stripeMarket() {
  const database = await testDatabase();
  const { pool } = database;
  let aheadMs = 0;
  const product = express();
  const door = await served(product);
  const api = express();
  const apiDoor = await served(api);
  const problems: string[] = [];
  const onError = (about: string): void => void problems.push(about);
  const double = createStripeDouble({
    ...{ pool, fetch, apiVersion, secretKey, webhookSecret, prices, onError },
    ...{ webhookUrl: `${door.origin}/webhooks/stripe`, ownOrigin: door.origin },
    ...{ now: () => Date.now(), aheadMs: () => aheadMs },
  });
  api.use(double.api);
  product.use('/sandbox/stripe', double.pages);

  const config = stripeConfig.parse({ secretKey, webhookSecret, apiUrl: apiDoor.origin, retriesMax: 0 });
  const stripe = createStripeClient(config, fetch);
  const notices = createPaymentNotices(pool);
  const refused: string[] = [];
  product.use(
    stripeWebhook(config, {
      ...{ stripe, notices, now: () => Date.now(), onStored: () => undefined },
      onNotice: (sentence) => refused.push(sentence),
      onError: () => {
        onError('a webhook failed');
      },
    }),
  );
  const nowOf = (): string => new Date(Date.now() + aheadMs).toISOString();
  const planOfPrice = (priceId: string) => ({ price_small: 'small', price_large: 'large' })[priceId];
  const payments: Payments = createPayments(stripe, { planOfPrice, nowOf });

  return {
    ...{ pool, double, stripe, notices, payments, refused, problems, nowOf, origin: door.origin },
    apiOrigin: apiDoor.origin,
    moveDays(days: number): void {
      aheadMs += days * 24 * 60 * 60_000;
    },
    /** Presses a button of a page; answers where it leads. */
    async press(path: string) {
      const response = await fetch(new URL(path, door.origin), { method: 'POST', redirect: 'manual' });
      return response.headers.get('location') ?? '';
    },
    storedCount: async () =>
      Number((await pool.query<{ n: string }>('select count(*) as n from payments.notices')).rows[0]?.n),
    async close() {
      await Promise.all([door.close(), apiDoor.close()]);
      await database.close();
    },
  };
}

export type StripeMarket = Awaited<ReturnType<typeof stripeMarket>>;
