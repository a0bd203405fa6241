import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type {
  MemberDirectory,
  ScopeDirectory,
  Suppressions,
} from '../../application/ports/contact-directory.js';
import { createScopeKeys } from './scope-keys.js';

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
  const keyOf = createScopeKeys({ pool, key });
  /** As it is written, and as it was written before scopes had keys of their own. */
  const hashesOf = async (scope: string, handle: string): Promise<readonly [Buffer, Buffer]> => [
    createHmac('sha256', await keyOf(scope))
      .update(handle)
      .digest(),
    createHmac('sha256', key).update(`${scope}\0${handle}`).digest(),
  ];

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
      const pairs = await Promise.all(handles.map((handle) => hashesOf(scope, handle)));
      const hashes = pairs.flat();
      const own = pairs.map(([one]) => one);
      const rows = await known(scope, hashes);
      const id = firstOf(rows, hashes) ?? freshId;
      if (own.every((one) => rows.some((row) => row.handle_hash.equals(one)))) return id;
      // Of one that stands there as of before the person stays who they are.
      const ids = pairs.map((pair) => firstOf(rows, pair) ?? id);
      await pool.query(
        `insert into directory.contacts (scope, handle_hash, contact_id, by_scope)
         select $1, hash, contact, true from unnest($2::bytea[], $3::text[]) as t(hash, contact) on conflict do nothing`,
        [scope, own, ids],
      );
      // Somebody else may have linked one at the same time: what stands there now counts.
      return firstOf(await known(scope, hashes), hashes) ?? id;
    },

    async find(scope, handle) {
      const hashes = await hashesOf(scope, handle);
      return firstOf(await known(scope, hashes), hashes);
    },

    async knows(scope, contactId) {
      const { rowCount } = await pool.query(
        'select from directory.contacts where scope = $1 and contact_id = $2 limit 1',
        [scope, contactId],
      );
      return rowCount !== 0;
    },

    async move(scope, { from, to, contactId }) {
      const [own, before] = await hashesOf(scope, to);
      // One statement: nobody is ever found by both or by none.
      await pool.query(
        `with gone as (
           delete from directory.contacts where scope = $1
             and (handle_hash = any($2) and contact_id = $4 or handle_hash = $5)
         )
         insert into directory.contacts (scope, handle_hash, contact_id, by_scope) values ($1, $3, $4, true)
         on conflict (scope, handle_hash) do update set contact_id = excluded.contact_id`,
        [scope, await hashesOf(scope, from), own, contactId, before],
      );
    },

    async forget(scope, contactId, { suppress } = { suppress: false }) {
      // One statement: nobody who wants no texts is ever found by neither.
      const { rows } = await pool.query<{ count: string }>(
        `with gone as (
           delete from directory.contacts where scope = $1 and contact_id = $2 returning handle_hash, by_scope
         ), kept as (
           insert into directory.suppressed (scope, handle_hash, by_scope)
           select $1, handle_hash, by_scope from gone where $3 on conflict do nothing
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
          'select from directory.suppressed where scope = $1 and handle_hash = any($2)',
          [scope, await hashesOf(scope, handle)],
        );
        return rowCount !== 0;
      },
      async lift(scope, handle) {
        await pool.query('delete from directory.suppressed where scope = $1 and handle_hash = any($2)', [
          scope,
          await hashesOf(scope, handle),
        ]);
      },
      async forgetAll(scope) {
        const { rowCount } = await pool.query('delete from directory.suppressed where scope = $1', [scope]);
        // Nothing is found by it any more.
        await pool.query('delete from directory.scope_keys where scope = $1', [scope]);
        return rowCount ?? 0;
      },
    },
  };
}
