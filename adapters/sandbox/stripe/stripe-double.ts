import type { Router } from 'express';
import type { Pool } from 'pg';
import { createDeliveries, type Manners } from './deliveries.js';
import { createMarket } from './market.js';
import { stripePages } from './pages.js';
import { stripeRestApi } from './rest-api.js';
import type { Price } from './shapes.js';
import { createStripeStore } from './store.js';

interface Needs {
  readonly pool: Pool;
  readonly fetch: typeof globalThis.fetch;
  readonly apiVersion: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where it tells what has happened. */
  readonly webhookUrl: string;
  /** Where people reach the product, and its pages under `/sandbox/stripe`. */
  readonly ownOrigin: string;
  /** What is sold. */
  readonly prices: readonly Price[];
  readonly now: () => number;
  /** How far a business's clock is ahead of the real one, milliseconds. */
  readonly aheadMs: (tenant: string) => number;
  readonly onError: (about: string, error: unknown) => void;
}

export interface StripeDouble {
  /** On a port of its own. */
  readonly api: Router;
  /** Under `/sandbox/stripe`. */
  readonly pages: Router;
  /** Everything that happens to a business's subscriptions up to an instant (ISO 8601), told as it happens. */
  advanceTo(tenant: string, instant: string): Promise<void>;
  /** What has come by the clocks of the businesses, and what is still to be told. */
  catchUp(): Promise<void>;
  setManners(manners: Manners): void;
}

/** The other side of Stripe's wire, on loopback: it sells, charges as its cards allow, and sends signed webhooks. */
export function createStripeDouble(needs: Needs): StripeDouble {
  const { pool, apiVersion, secretKey, ownOrigin, prices, now, aheadMs } = needs;
  const store = createStripeStore(pool);
  const deliveries = createDeliveries(needs);
  const realClock = (): number => Math.floor(now() / 1_000);
  const clock = (tenant: string): number => Math.floor((now() + aheadMs(tenant)) / 1_000);
  const market = createMarket({ store, deliveries, apiVersion, clock, realClock });
  const pageUrl = (page: string, id: string): string => `${ownOrigin}/sandbox/stripe/${page}/${id}`;
  return {
    api: stripeRestApi({ store, market, prices, pageUrl, clock, realClock, apiVersion, secretKey }),
    pages: stripePages({ store, market, deliveries, prices, ownOrigin }),
    async advanceTo(tenant, instant) {
      await market.advanceTo(tenant, Math.floor(Date.parse(instant) / 1_000));
      await deliveries.deliver();
    },
    async catchUp() {
      await market.catchUp();
      await deliveries.deliver();
    },
    setManners: (manners) => {
      deliveries.setManners(manners);
    },
  };
}
