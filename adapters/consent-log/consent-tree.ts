import type { Pool } from 'pg';
import type { ConsentTree, Growth } from '../../application/ports/consent-tree.js';
import { inTransaction } from '../transaction/transaction.js';

/** The tree of the consent log in PostgreSQL: one row for each whole subtree. */
export const createConsentTree = (pool: Pool): ConsentTree => ({
  async state() {
    const { rows } = await pool.query<{ size: string; position: string }>(
      'select size, position from consent_log.progress',
    );
    return { size: Number(rows[0]?.size ?? 0), position: BigInt(rows[0]?.position ?? 0) };
  },

  grow: ({ size, position }, growth) =>
    inTransaction(pool, 'begin; select pg_advisory_xact_lock(7203116)', async (client) => {
      const { rowCount } = await client.query(
        `insert into consent_log.progress as known (size, position) select $1::bigint, $2::bigint
         where $3::bigint = 0 or exists (select from consent_log.progress)
         on conflict (only_row) do update set size = excluded.size, position = excluded.position
         where known.size = $4 and known.position = $3`,
        [size + growth.leaves.length, growth.position.toString(), position.toString(), size],
      );
      if (rowCount !== 1) return false;
      if (growth.leaves.length === 0) return true;
      await client.query(leavesText, leafColumns(size, growth));
      await client.query(
        `insert into consent_log.nodes select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])`,
        [
          growth.nodes.map(([{ level }]) => level),
          growth.nodes.map(([{ index }]) => index),
          growth.nodes.map(([, hash]) => Buffer.from(hash)),
        ],
      );
      return true;
    }),

  async hashes(nodes) {
    if (nodes.length === 0) return [];
    const { rows } = await pool.query<{ hash: Buffer | null }>({
      name: 'consent-log-hashes',
      text: `select kept.hash from unnest($1::smallint[], $2::bigint[]) with ordinality as asked(level, index, n)
        left join consent_log.nodes kept on kept.level = asked.level and kept.index = asked.index order by asked.n`,
      values: [nodes.map(({ level }) => level), nodes.map(({ index }) => index)],
    });
    return rows.map(({ hash }) => {
      if (hash === null) throw new Error('The tree of the consent log does not reach so far');
      return hash;
    });
  },

  async placesOf(eventIds) {
    const { rows } = await pool.query<{ event_id: string; index: string; position: string; tenant: string }>(
      `select event_id, index, position, tenant from consent_log.leaves
       where event_id = any($1) order by leaves.index`,
      [eventIds],
    );
    return rows.map(({ event_id: eventId, index, position, tenant }) => ({
      ...{ eventId, tenant, index: Number(index), position: BigInt(position) },
    }));
  },

  async leaves(from, countMax) {
    const { rows } = await pool.query<{ event_id: string; position: string; tenant: string; hash: Buffer }>(
      `select event_id, position, tenant, hash from consent_log.leaves
       join consent_log.nodes kept on kept.level = 0 and kept.index = leaves.index
       where leaves.index >= $1 order by leaves.index limit $2`,
      [from, countMax],
    );
    return rows.map(({ event_id: eventId, position, tenant, hash }) => ({
      ...{ eventId, tenant, hash },
      position: BigInt(position),
    }));
  },

  async keepHead({ size, signedAt, note }) {
    await pool.query(
      'insert into consent_log.heads (size, signed_at, note) values ($1, $2, $3) on conflict do nothing',
      [size, signedAt, note],
    );
  },

  async heads(countMax) {
    const { rows } = await pool.query<{ note: string }>(
      'select note from consent_log.heads order by size desc, signed_at desc limit $1',
      [countMax ?? null],
    );
    return rows.map(({ note }) => note).reverse();
  },
});

const leavesText = `insert into consent_log.leaves (index, event_id, position, tenant)
  select * from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::text[])`;

const leafColumns = (size: number, { leaves }: Growth) => [
  leaves.map((_leaf, at) => size + at),
  leaves.map(({ eventId }) => eventId),
  leaves.map(({ position }) => position.toString()),
  leaves.map(({ tenant }) => tenant),
];
