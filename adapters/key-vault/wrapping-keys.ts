import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { everybody } from '../../application/ports/key-vault.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { inTransaction } from '../transaction/transaction.js';
import { createRecent } from './recent.js';

interface Config {
  readonly pool: Pool;
  readonly masterKey: Uint8Array;
}

/** One of a business's wrapping keys. A later generation takes the place of the one before. */
export interface WrappingKey {
  readonly generation: number;
  readonly bytes: Uint8Array;
}

interface Row {
  readonly generation: number;
  readonly wrapped: Buffer;
}

/** What the boxes of keys are. The first wrapping key stands as it did before there were several. */
export const accountBox = (tenant: string, generation: number): string =>
  generation === 0 ? `account ${tenant}` : `account ${tenant} ${String(generation)}`;
export const dataBox = (keyId: string): string => `data ${keyId}`;

const keptMax = 1_000;
/** Of data keys that are wrapped anew at once. */
const batchSize = 1_000;
/** Rounds in which others were faster each time. More than that, and nobody is. */
const idleMax = 10;

/** The keys under which a business's data keys are wrapped, themselves wrapped under the master key. */
export function createWrappingKeys({ pool, masterKey }: Config) {
  const newest = createRecent<WrappingKey>(keptMax);
  const others = createRecent<Uint8Array>(keptMax);
  const open = (tenant: string, { generation, wrapped }: Row): Uint8Array =>
    openBytes(masterKey, accountBox(tenant, generation), wrapped);

  const readNewest = async (tenant: string): Promise<WrappingKey | undefined> => {
    const { rows } = await pool.query<Row>(
      'select generation, wrapped from vault.account_keys where tenant = $1 order by generation desc limit 1',
      [tenant],
    );
    const [row] = rows;
    return row && { generation: row.generation, bytes: open(tenant, row) };
  };

  /** Makes the first one; none where the business is forgotten. */
  const currentOf = async (tenant: string): Promise<WrappingKey | undefined> => {
    const known = newest.get(tenant) ?? (await readNewest(tenant));
    if (known !== undefined) return newest.set(tenant, known);
    await pool.query(
      `insert into vault.account_keys (tenant, generation, wrapped)
       select $1, 0, $2 where not exists (select from vault.forgotten where tenant = $1 and subject = $3)
       on conflict do nothing`,
      [tenant, sealBytes(masterKey, accountBox(tenant, 0), randomBytes(32)), everybody],
    );
    const made = await readNewest(tenant);
    return made && newest.set(tenant, made);
  };

  /** One that a data key names; undefined once it is gone. */
  const of = async (tenant: string, generation: number): Promise<Uint8Array | undefined> => {
    const latest = newest.get(tenant);
    if (latest?.generation === generation) return latest.bytes;
    const name = JSON.stringify([tenant, generation]);
    const known = others.get(name);
    if (known !== undefined) return known;
    const { rows } = await pool.query<Row>(
      'select generation, wrapped from vault.account_keys where tenant = $1 and generation = $2',
      [tenant, generation],
    );
    return rows[0] && others.set(name, open(tenant, rows[0]));
  };

  const addGeneration = async (tenant: string): Promise<WrappingKey | undefined> =>
    locked(pool, async (client) => {
      const { rows } = await client.query<Pick<Row, 'generation'>>(
        'select generation from vault.account_keys where tenant = $1 order by generation desc limit 1',
        [tenant],
      );
      if (rows[0] === undefined) return undefined;
      const next = { generation: rows[0].generation + 1, bytes: randomBytes(32) };
      await client.query('insert into vault.account_keys (tenant, generation, wrapped) values ($1, $2, $3)', [
        ...[tenant, next.generation, sealBytes(masterKey, accountBox(tenant, next.generation), next.bytes)],
      ]);
      return next;
    });

  /** Answers how many were older, and how many of those are not any more. */
  const wrapSome = async (
    tenant: string,
    next: WrappingKey,
  ): Promise<readonly [found: number, done: number]> => {
    const { rows } = await pool.query<Row & { readonly key_id: string }>(
      `select key_id, generation, wrapped from vault.data_keys
       where tenant = $1 and generation < $2 and wrapped is not null limit $3`,
      [tenant, next.generation, batchSize],
    );
    const done: { id: string; from: number; wrapped: Buffer }[] = [];
    for (const { key_id: id, generation: from, wrapped } of rows) {
      const before = await of(tenant, from);
      // Whoever replaces the key at the same time was faster with this one.
      if (before === undefined) continue;
      const bytes = openBytes(before, dataBox(id), wrapped);
      done.push({ id, from, wrapped: sealBytes(next.bytes, dataBox(id), bytes) });
    }
    await pool.query(
      `update vault.data_keys k set wrapped = n.wrapped, generation = $2
       from unnest($3::uuid[], $4::int[], $5::bytea[]) n (key_id, was, wrapped)
       where k.tenant = $1 and k.key_id = n.key_id and k.generation = n.was and k.wrapped is not null`,
      [
        ...[tenant, next.generation, done.map(({ id }) => id)],
        ...[done.map(({ from }) => from), done.map(({ wrapped }) => wrapped)],
      ],
    );
    return [rows.length, done.length];
  };

  const wrapAll = async (tenant: string, next: WrappingKey): Promise<void> => {
    for (let idleCount = 0; idleCount < idleMax;) {
      const [found, done] = await wrapSome(tenant, next);
      if (found === 0) return;
      idleCount = done === 0 ? idleCount + 1 : 0;
    }
    throw new Fault('key-unreadable', 'There are data keys whose wrapping key is not there.');
  };

  /** False: a key was made under an older one meanwhile. */
  const dropOlder = (tenant: string, generation: number): Promise<number | false> =>
    locked(pool, async (client) => {
      const older = 'tenant = $1 and generation < $2';
      const { rowCount: leftCount } = await client.query(
        `select from vault.data_keys where ${older} and wrapped is not null limit 1`,
        [tenant, generation],
      );
      if (leftCount !== 0) return false;
      const dropped = await client.query(`delete from vault.account_keys where ${older}`, [
        tenant,
        generation,
      ]);
      return dropped.rowCount ?? 0;
    });

  return {
    ...{ currentOf, of },

    /**
     * Puts another key in the place of a business's, and wraps the living data keys anew under it. Cut off anywhere, every key can still be
     * opened, and the next time goes on with what is left. Answers how many wrapping keys went.
     */
    async replace(tenant: string): Promise<number> {
      const next = await addGeneration(tenant);
      if (next === undefined) return 0;
      newest.set(tenant, next);
      for (;;) {
        await wrapAll(tenant, next);
        const dropped = await dropOlder(tenant, next.generation);
        if (dropped !== false) return dropped;
      }
    },

    letGo(): void {
      newest.clear();
      others.clear();
    },
  };
}

/** Waits for data keys that are being made; whoever makes one afterwards sees what was done. */
const locked = <Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
  inTransaction(pool, 'begin; lock table vault.data_keys in share row exclusive mode', work);
