import { createHash, createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type { AnsweredRequests, Repeatable } from '../../application/ports/answered-requests.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';

interface Needs {
  readonly pool: Pool;
  /** 32 bytes, for HMAC-SHA256. */
  readonly key: Uint8Array;
}

interface Row {
  readonly fingerprint: Buffer;
  readonly status: number | null;
  readonly type: string | null;
  readonly body: Buffer | null;
}

/** How many one business may have at a time; the oldest go first. */
const perTenantMax = 10_000;
const sweptAtOnce = 200;
/** Whoever carries out a request for longer than this has ended. */
const lapses = "interval '1 minute'";
const kept = "interval '24 hours'";

/**
 * In PostgreSQL. An answer is sealed under a key made of the client's own, which is kept nowhere: a copy of the table and even
 * the master key open none of it.
 */
export function createAnsweredRequests({ pool, key: masterKey }: Needs): AnsweredRequests {
  const derived = (purpose: string, { tenant, asker, key }: Repeatable): Buffer =>
    createHmac('sha256', masterKey).update([purpose, tenant, asker, key].join('\0')).digest();
  const nameOf = (request: Repeatable): Buffer => derived('name', request);
  const about = (request: Repeatable): string => `answer ${nameOf(request).toString('hex')}`;
  const fingerprintOf = ({ fingerprint }: Repeatable): Buffer =>
    createHash('sha256').update(fingerprint).digest();

  return {
    async begin(request) {
      const [name, fingerprint] = [nameOf(request), fingerprintOf(request)];
      const { rowCount } = await pool.query(
        `with lapsed as (
           delete from idempotency.requests where key_hash in (
             select key_hash from idempotency.requests where begun_at < now() - ${kept} and key_hash <> $1 limit ${String(sweptAtOnce)})
         ), crowded as (
           delete from idempotency.requests where key_hash in (
             select key_hash from idempotency.requests where tenant = $2 and key_hash <> $1
             order by begun_at desc offset ${String(perTenantMax - 1)})
         )
         insert into idempotency.requests as known (key_hash, tenant, fingerprint) values ($1, $2, $3)
         on conflict (key_hash) do update
         set fingerprint = excluded.fingerprint, begun_at = now(), status = null, type = null, body = null
         where known.begun_at < now() - ${kept}
           or (known.status is null and known.begun_at < now() - ${lapses} and known.fingerprint = excluded.fingerprint)`,
        [name, request.tenant, fingerprint],
      );
      if (rowCount === 1) return 'begun';
      const { rows } = await pool.query<Row>(
        'select fingerprint, status, type, body from idempotency.requests where key_hash = $1',
        [name],
      );
      const [row] = rows;
      if (row === undefined) return 'in-use';
      if (!row.fingerprint.equals(fingerprint)) return 'reused';
      if (row.status === null) return 'in-use';
      const body =
        row.body === null ? Buffer.alloc(0) : openBytes(derived('seal', request), about(request), row.body);
      return { status: row.status, type: row.type ?? '', body };
    },

    async keep(request, { status, type, body }) {
      const sealed = body.length === 0 ? null : sealBytes(derived('seal', request), about(request), body);
      await pool.query(
        'update idempotency.requests set status = $2, type = $3, body = $4 where key_hash = $1',
        [nameOf(request), ...[status, type, sealed]],
      );
    },

    async forget(request) {
      await pool.query('delete from idempotency.requests where key_hash = $1', [nameOf(request)]);
    },
  };
}
