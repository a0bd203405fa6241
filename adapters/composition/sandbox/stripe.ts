import express from 'express';
import type { Pool } from 'pg';
import type { Plans } from '../../../application/billing/plans.js';
import { processorFetch } from '../../egress/egress.js';
import type { MovedClocks } from '../../sandbox/clocks/moved-clocks.js';
import { createStripeDouble, type StripeDouble } from '../../sandbox/stripe/stripe-double.js';
import { apiVersion } from '../../stripe/client.js';
import { stripeConfig, type StripeConfig } from '../../stripe/config.js';
import { startDuty } from '../duties/duty.js';
import { listen } from '../listen.js';

interface Place {
  readonly pool: Pool;
  /** Where the product is reached on this machine. */
  readonly publicUrl: string;
  /** Where people reach it. */
  readonly origin: string;
  readonly plans: Plans;
  readonly movedClocks: MovedClocks;
  readonly closing: (() => Promise<void>)[];
  readonly onError: (about: string, error: unknown) => void;
}

const keys = { secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_the_sandbox_signs_with_this' };

/** A payment service of its own for the sandbox, and how the product reaches it. */
export async function startSandboxStripe(place: Place): Promise<{
  readonly config: StripeConfig;
  readonly double: StripeDouble;
}> {
  const { pool, publicUrl, origin, plans, movedClocks, closing, onError } = place;
  const app = express();
  const door = await listen(app, 0, '127.0.0.1');
  const double = createStripeDouble({
    ...{ pool, apiVersion, ...keys, onError, fetch: processorFetch, ownOrigin: origin },
    webhookUrl: `${publicUrl}/webhooks/stripe`,
    prices: plans.offered.map(({ priceId, priceMinor: amountMinor, currency }) => ({
      ...{ priceId, amountMinor, currency },
    })),
    now: () => Date.now(),
    aheadMs: (tenant) => movedClocks.aheadMs(tenant),
  });
  app.use(double.api);
  const failure = 'the payments of the sandbox did not go on';
  const catchUp = startDuty({ work: () => double.catchUp(), everyMs: 1_000, failure, onError });
  closing.push(() => door.close(), catchUp);
  const apiUrl = `http://127.0.0.1:${String(door.port)}`;
  return { config: stripeConfig.parse({ ...keys, apiUrl }), double };
}
