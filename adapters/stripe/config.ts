import { z } from 'zod';

export const stripeConfig = z.object({
  secretKey: z.string().regex(/^(sk|rk)_(live|test)_\w+$/u),
  /** Of the endpoint, `whsec_` and all. */
  webhookSecret: z.string().startsWith('whsec_'),
  /** Stripe itself, or the sandbox. */
  apiUrl: z.url({ protocol: /^https?$/u }).default('https://api.stripe.com'),
  /** For one request. */
  timeoutMs: z.int().positive().default(15_000),
  /** Repetitions of a request that broke, under the same idempotency key. */
  retriesMax: z.int().min(0).default(2),
});

export type StripeConfig = z.output<typeof stripeConfig>;

/** Whether money is real under this key: what comes from the other side of Stripe is none of ours. */
export const isLive = ({ secretKey }: Pick<StripeConfig, 'secretKey'>): boolean =>
  /^(sk|rk)_live_/u.test(secretKey);
