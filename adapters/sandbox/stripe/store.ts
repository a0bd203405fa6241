import type { Pool } from 'pg';
import { z } from 'zod';

export const kinds = [
  ...([
    'customer',
    'checkout.session',
    'subscription',
    'invoice',
    'charge',
    'refund',
    'dispute',
    'event',
  ] as const),
];
type Kind = (typeof kinds)[number];

const body = z.record(z.string(), z.unknown());
/** As Stripe shows it. */
export type Shown = Readonly<z.infer<typeof body>> & { readonly id: string };

const row = z.object({ id: z.string(), tenant: z.string(), customer: z.string(), body, kept: body });

export interface Thing {
  readonly id: string;
  readonly tenant: string;
  readonly customer: string;
  readonly body: Shown;
  readonly kept: Readonly<Record<string, unknown>>;
}

/** Of each kind; the oldest events go first. */
const eventsMax = 2_000;

/** What the double remembers, in PostgreSQL. */
export function createStripeStore(pool: Pool) {
  const columns = 'id, tenant, customer, body, kept';
  const read = (rows: readonly unknown[]): readonly Thing[] =>
    z
      .array(row)
      .parse(rows)
      .map((one) => ({ ...one, body: { ...one.body, id: one.id } }));
  return {
    async put(kind: Kind, { id, tenant, customer, body: shown, kept }: Thing): Promise<void> {
      await pool.query(
        `insert into sandbox.stripe_objects (id, kind, tenant, customer, body, kept) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set body = excluded.body, kept = excluded.kept, customer = excluded.customer`,
        [id, kind, tenant, customer, JSON.stringify(shown), JSON.stringify(kept)],
      );
      if (kind !== 'event') return;
      await pool.query(
        `delete from sandbox.stripe_objects where id in (
           select id from sandbox.stripe_objects where kind = 'event' order by place desc offset $1)`,
        [eventsMax],
      );
    },
    async one(kind: Kind, id: string): Promise<Thing | undefined> {
      const { rows } = await pool.query(
        `select ${columns} from sandbox.stripe_objects where kind = $1 and id = $2`,
        [kind, id],
      );
      return read(rows)[0];
    },
    /** Newest first. */
    async list(kind: Kind, { customer, tenant }: { customer?: string; tenant?: string } = {}) {
      const { rows } = await pool.query(
        `select ${columns} from sandbox.stripe_objects where kind = $1
           and ($2::text is null or customer = $2) and ($3::text is null or tenant = $3)
         order by place desc limit 1000`,
        [kind, customer ?? null, tenant ?? null],
      );
      return read(rows);
    },

    /** Whoever paid is named nowhere any more: not in pages for paying, in what was told of them, nor in what was answered. */
    async forgetPayer(customer: string): Promise<void> {
      const sessions = `select id from sandbox.stripe_objects where kind = 'checkout.session' and customer = $1`;
      const nameless = `body || '{"customer_email": null}'`;
      await pool.query(
        `update sandbox.stripe_requests set body = ${nameless} where body ->> 'id' in (${sessions})`,
        [customer],
      );
      await pool.query(
        `update sandbox.stripe_objects set body = jsonb_set(body, '{data,object,customer_email}', 'null')
         where kind = 'event' and body #>> '{data,object,id}' in (${sessions})`,
        [customer],
      );
      await pool.query(
        `update sandbox.stripe_objects set body = ${nameless}, kept = kept || '{"email": null}'
         where kind = 'checkout.session' and customer = $1`,
        [customer],
      );
    },

    /** What was answered to a request with this key within the last day. */
    async answered(key: string) {
      const { rows } = await pool.query(
        `select hash, status, body from sandbox.stripe_requests
         where key = $1 and answered_at > now() - interval '24 hours'`,
        [key],
      );
      return z.array(z.object({ hash: z.string(), status: z.int(), body })).parse(rows)[0];
    },
    async answer(key: string, { hash, status, body: shown }: { hash: string; status: number; body: object }) {
      await pool.query(
        `insert into sandbox.stripe_requests (key, hash, status, body) values ($1, $2, $3, $4)
         on conflict (key) do update set hash = $2, status = $3, body = $4, answered_at = now()`,
        [key, hash, status, JSON.stringify(shown)],
      );
    },
  };
}

export type StripeStore = ReturnType<typeof createStripeStore>;
