import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Webhook } from 'standardwebhooks';
import { eventOf, fateOf } from './fates.js';
import type { Stored } from './letter-store.js';

export interface CourierNeeds {
  readonly pool: Pool;
  /** Where events are told; undefined: nobody listens. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly wait: (ms: number) => Promise<void>;
}

export interface Courier {
  /** Takes an accepted letter to its end, telling each event on the way. */
  begin(letter: Stored): void;
  /** Goes on with whatever was still to be told when the process ended. */
  resume(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** Resend tries again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h; here an hour is a second. */
const retriesMs = [50, 100, 500, 2_000, 5_000, 10_000, 10_000];
const timeoutMs = 5_000;
const stepMs = 50;

export function createCourier(needs: CourierNeeds): Courier {
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    // What fails here is the database of a process that ends; `resume` finds the event again.
    const tracked: Promise<void> = work
      .catch(() => undefined)
      .finally(() => {
        underWay.delete(tracked);
      });
    underWay.add(tracked);
  };
  return {
    begin(letter) {
      track(carry(needs, letter));
    },
    async resume() {
      const { rows } = await needs.pool.query<Due>(
        'select id, body, tries from sandbox.letter_events order by created_at limit 500',
      );
      for (const due of rows) track(tell(needs, due));
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

interface Due {
  readonly id: string;
  readonly body: string;
  readonly tries: number;
}

async function carry(needs: CourierNeeds, letter: Stored): Promise<void> {
  for (const type of ['sent', ...fateOf(letter)]) {
    await needs.wait(stepMs);
    await needs.pool.query('update sandbox.letters set last_event = $2 where id = $1', [letter.id, type]);
    const body = JSON.stringify(eventOf(letter, type, new Date().toISOString()));
    const due: Due = { id: `msg_${randomUUID().replaceAll('-', '')}`, body, tries: 0 };
    await needs.pool.query(
      'insert into sandbox.letter_events (id, letter_id, type, body) values ($1, $2, $3, $4)',
      [due.id, letter.id, type, body],
    );
    await tell(needs, due);
  }
}

/** Until somebody takes it, or Resend would give it up. */
async function tell(needs: CourierNeeds, { id, body, tries }: Due): Promise<void> {
  const pauses = retriesMs.slice(tries);
  for (const pauseMs of [...pauses, undefined]) {
    if (await isTaken(needs, id, body)) break;
    await needs.pool.query('update sandbox.letter_events set tries = tries + 1 where id = $1', [id]);
    if (pauseMs !== undefined) await needs.wait(pauseMs);
  }
  await needs.pool.query('delete from sandbox.letter_events where id = $1', [id]);
}

async function isTaken({ webhook, fetch }: CourierNeeds, id: string, body: string): Promise<boolean> {
  if (webhook === undefined) return true;
  const at = new Date();
  try {
    const { status } = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'svix-id': id,
        'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'svix-signature': new Webhook(webhook.secret).sign(id, at, body),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return status >= 200 && status < 300;
  } catch {
    return false;
  }
}
