import type { Pool } from 'pg';
import Stripe from 'stripe';
import { z } from 'zod';

interface Needs {
  readonly pool: Pool;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onError: (about: string, error: unknown) => void;
}

/** How it tells: real webhooks come twice, late and in any order. */
export interface Manners {
  readonly copies: number;
  readonly order: 'as-it-happens' | 'reversed' | 'shuffled';
}

const delivery = z.object({ place: z.coerce.number(), payload: z.string(), tries: z.int() });
const triesMax = 8;
const roundMax = 100;
const timeoutMs = 10_000;

/** Tells what happened, signed, until it is answered with a 2xx. What was not told yet outlives the process. */
export function createDeliveries({ pool, webhookUrl, webhookSecret, fetch, onError }: Needs) {
  const { webhooks } = new Stripe('sk_test_signs_only');
  let manners: Manners = { copies: 1, order: 'as-it-happens' };
  let telling: Promise<void> | undefined;

  const tell = async ({ place, payload, tries }: z.infer<typeof delivery>): Promise<void> => {
    const isTaken = await post(payload).catch((error: unknown) => {
      onError('a webhook of the sandbox was not taken', error);
      return false;
    });
    if (isTaken || tries + 1 >= triesMax) {
      await pool.query('delete from sandbox.stripe_deliveries where place = $1', [place]);
      return;
    }
    await pool.query(
      `update sandbox.stripe_deliveries set tries = tries + 1,
         try_at = now() + interval '1 second' * power(2, tries) where place = $1`,
      [place],
    );
  };

  const post = async (payload: string): Promise<boolean> => {
    const signature = webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    const response = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
      body: payload,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok;
  };

  const round = async (): Promise<void> => {
    const { rows } = await pool.query(
      'select place, payload, tries from sandbox.stripe_deliveries where try_at <= now() order by place limit $1',
      [roundMax],
    );
    const due = z.array(delivery).parse(rows);
    for (const one of inOrder(due, manners.order)) await tell(one);
  };

  return {
    setManners(next: Manners): void {
      manners = next;
    },
    async add(payload: string): Promise<void> {
      for (let copy = 0; copy < manners.copies; copy += 1) {
        await pool.query('insert into sandbox.stripe_deliveries (payload) values ($1)', [payload]);
      }
    },
    /** Tells what is due; resolves when it was told. */
    deliver(): Promise<void> {
      telling ??= round().finally(() => {
        telling = undefined;
      });
      return telling;
    },
  };
}

function inOrder<Item>(items: readonly Item[], order: Manners['order']): readonly Item[] {
  if (order === 'as-it-happens') return items;
  if (order === 'reversed') return items.toReversed();
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

export type Deliveries = ReturnType<typeof createDeliveries>;
