import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type {
  MemberDirectory,
  ScopeDirectory,
  Suppressions,
} from '../../application/ports/contact-directory.js';

interface Config {
  /** The keys' database: what stands here identifies people and goes with their keys. */
  readonly pool: Pool;
  /** 32 bytes, of this purpose only. */
  readonly key: Uint8Array;
}

interface Row {
  readonly handle_hash: Buffer;
  readonly contact_id: string;
}

/** Contact ids by HMAC-SHA256 of the handle; the same handle reads differently in every scope. */
export function createContactDirectory({
  pool,
  key,
}: Config): MemberDirectory & ScopeDirectory & { readonly suppressions: Suppressions } {
  const hash = (scope: string, handle: string): Buffer =>
    createHmac('sha256', key).update(`${scope}\0${handle}`).digest();

  const known = async (scope: string, hashes: readonly Buffer[]): Promise<readonly Row[]> => {
    const { rows } = await pool.query<Row>(
      'select handle_hash, contact_id from directory.contacts where scope = $1 and handle_hash = any($2)',
      [scope, hashes],
    );
    return rows;
  };

  /** Whoever stands under the first handle that is known at all. */
  const firstOf = (rows: readonly Row[], hashes: readonly Buffer[]): string | undefined => {
    const byHash = new Map(rows.map((row) => [row.handle_hash.toString('hex'), row.contact_id]));
    return hashes.map((one) => byHash.get(one.toString('hex'))).find((id) => id !== undefined);
  };

  return {
    async resolve(scope, handles, freshId) {
      if (handles.length === 0) return freshId;
      const hashes = handles.map((handle) => hash(scope, handle));
      const rows = await known(scope, hashes);
      const id = firstOf(rows, hashes) ?? freshId;
      if (rows.length === hashes.length) return id;
      await pool.query(
        `insert into directory.contacts (scope, handle_hash, contact_id)
         select $1, unnest($2::bytea[]), $3 on conflict do nothing`,
        [scope, hashes, id],
      );
      // Somebody else may have linked one at the same time: what stands there now counts.
      return firstOf(await known(scope, hashes), hashes) ?? id;
    },

    async find(scope, handle) {
      return (await known(scope, [hash(scope, handle)]))[0]?.contact_id;
    },

    async move(scope, { from, to, contactId }) {
      // One statement: nobody is ever found by both or by none.
      await pool.query(
        `with gone as (
           delete from directory.contacts where scope = $1 and handle_hash = $2 and contact_id = $4
         )
         insert into directory.contacts (scope, handle_hash, contact_id) values ($1, $3, $4)
         on conflict (scope, handle_hash) do update set contact_id = excluded.contact_id`,
        [scope, hash(scope, from), hash(scope, to), contactId],
      );
    },

    async forget(scope, contactId, { suppress } = { suppress: false }) {
      // One statement: nobody who wants no texts is ever found by neither.
      const { rows } = await pool.query<{ count: string }>(
        `with gone as (
           delete from directory.contacts where scope = $1 and contact_id = $2 returning handle_hash
         ), kept as (
           insert into directory.suppressed (scope, handle_hash)
           select $1, handle_hash from gone where $3 on conflict do nothing
         )
         select count(*) as count from gone`,
        [scope, contactId, suppress],
      );
      return Number(rows[0]?.count ?? 0);
    },

    async forgetScope(scope) {
      const { rowCount } = await pool.query('delete from directory.contacts where scope = $1', [scope]);
      return rowCount ?? 0;
    },

    suppressions: {
      async has(scope, handle) {
        const { rowCount } = await pool.query(
          'select from directory.suppressed where scope = $1 and handle_hash = $2',
          [scope, hash(scope, handle)],
        );
        return rowCount !== 0;
      },
      async lift(scope, handle) {
        await pool.query('delete from directory.suppressed where scope = $1 and handle_hash = $2', [
          scope,
          hash(scope, handle),
        ]);
      },
      async forgetAll(scope) {
        const { rowCount } = await pool.query('delete from directory.suppressed where scope = $1', [scope]);
        return rowCount ?? 0;
      },
    },
  };
}
