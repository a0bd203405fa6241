import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { everybody, type DataKey, type KeyScope, type KeyVault } from '../../application/ports/key-vault.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { inTransaction } from '../transaction/transaction.js';
import { createRecent } from './recent.js';
import { createWrappingKeys, dataBox } from './wrapping-keys.js';

interface Config {
  /** A database of its own, or another server: whoever copies the log holds no key. */
  readonly pool: Pool;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
}

interface Row {
  readonly key_id: string;
  readonly wrapped: Buffer | null;
  readonly generation: number;
}

const keptMax = 10_000;
/** A wrapping key may be replaced between two statements, not time and again. */
const triesMax = 5;

/** Keys in PostgreSQL: data keys wrapped under their business's key, those under the master key. */
export function createPostgresKeyVault({ pool, masterKey }: Config): KeyVault {
  const wrapping = createWrappingKeys({ pool, masterKey });
  const byScope = createRecent<DataKey>(keptMax);
  const byId = createRecent<Uint8Array>(keptMax);

  const letGo = (): void => {
    wrapping.letGo();
    byScope.clear();
    byId.clear();
  };

  /** Undefined where its wrapping key was replaced since the row was read. */
  const opened = async (tenant: string, row: Row): Promise<Uint8Array | undefined> => {
    if (row.wrapped === null) throw forgotten();
    const under = await wrapping.of(tenant, row.generation);
    return under && openBytes(under, dataBox(row.key_id), row.wrapped);
  };

  const make = async (scope: KeyScope): Promise<DataKey> => {
    const id = randomUUID();
    const bytes = randomBytes(32);
    const place = [scope.tenant, scope.subject, scope.keep, scope.container];
    for (let tries = 1; tries <= triesMax; tries += 1) {
      const current = await wrapping.currentOf(scope.tenant);
      if (current === undefined) throw forgotten();
      await pool.query(
        `insert into vault.data_keys (tenant, subject, keep, container, key_id, wrapped, generation)
         select $1, $2, $3, $4, $5, $6, $8
         where not exists (select from vault.forgotten where tenant = $1 and subject in ($2, $7))
           and exists (select from vault.account_keys where tenant = $1 and generation = $8)
         on conflict (tenant, subject, keep, container) do nothing`,
        [...place, id, sealBytes(current.bytes, dataBox(id), bytes), everybody, current.generation],
      );
      const { rows } = await pool.query<Row>(
        `select key_id, wrapped, generation from vault.data_keys
         where tenant = $1 and subject = $2 and keep = $3 and container = $4`,
        place,
      );
      const [row] = rows;
      const found = row && (await opened(scope.tenant, row));
      if (row !== undefined && found !== undefined) return { id: row.key_id, bytes: found };
      wrapping.letGo();
    }
    throw forgotten();
  };

  const forget = async (
    work: (client: PoolClient) => Promise<readonly string[]>,
  ): Promise<readonly string[]> => {
    const keyIds = await destroying(pool, work);
    letGo();
    return keyIds;
  };

  return {
    async keyFor(scope) {
      const name = JSON.stringify([scope.tenant, scope.subject, scope.keep, scope.container]);
      const known = byScope.get(name);
      if (known !== undefined) return known;
      const key = await make(scope);
      byId.set(key.id, key.bytes);
      return byScope.set(name, key);
    },

    async existing(keyIds) {
      const found = new Map<string, Uint8Array>();
      const unknown = keyIds.filter((id) => {
        const bytes = byId.get(id);
        if (bytes !== undefined) found.set(id, bytes);
        return bytes === undefined;
      });
      if (unknown.length === 0) return found;
      let left: readonly string[] = unknown;
      for (let tries = 1; left.length > 0 && tries <= triesMax; tries += 1) {
        const { rows } = await pool.query<Row & { readonly tenant: string }>(
          `select key_id, tenant, wrapped, generation from vault.data_keys
           where key_id = any($1) and wrapped is not null`,
          [left],
        );
        const missed: string[] = [];
        for (const { tenant, ...row } of rows) {
          const bytes = await opened(tenant, row);
          if (bytes === undefined) missed.push(row.key_id);
          else found.set(row.key_id, byId.set(row.key_id, bytes));
        }
        left = missed;
      }
      return found;
    },

    forgetSubject: ({ tenant, subject }) =>
      forget(async (client) => {
        await noteForgotten(client, tenant, subject);
        return destroyKeys(client, 'tenant = $1 and subject = $2', [tenant, subject]);
      }),

    forgetContainer: ({ tenant, container, keep }) =>
      forget((client) =>
        destroyKeys(client, 'tenant = $1 and container = $2 and keep = $3', [tenant, container, keep]),
      ),

    forgetTenant: (tenant) =>
      forget(async (client) => {
        await noteForgotten(client, tenant, everybody);
        const keyIds = await destroyKeys(client, 'tenant = $1', [tenant]);
        await client.query('delete from vault.account_keys where tenant = $1', [tenant]);
        return keyIds;
      }),

    replaceWrappingKey: (tenant) => wrapping.replace(tenant),

    letGo,
  };
}

const forgotten = (): Fault => new Fault('key-destroyed', 'This person has been forgotten.');

async function noteForgotten(client: PoolClient, tenant: string, subject: string): Promise<void> {
  await client.query(
    `with forgotten as (
       insert into vault.forgotten (tenant, subject) values ($1, $2) on conflict do nothing returning tenant, subject
     )
     insert into vault.destroyed (sequence, tenant, subject) select ${nextSequence}, tenant, subject from forgotten`,
    [tenant, subject],
  );
}

const nextSequence = '(select coalesce(max(sequence), 0) + 1 from vault.destroyed)';

/** Empties the drawers and writes down whose they were, in one statement. Answers the ids of all, the empty ones as well. */
async function destroyKeys(
  client: PoolClient,
  where: string,
  values: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<Pick<Row, 'key_id'>>(
    `select key_id from vault.data_keys where ${where}`,
    [...values],
  );
  await client.query(
    `with emptied as (
       update vault.data_keys set wrapped = null where ${where} and wrapped is not null returning key_id
     )
     insert into vault.destroyed (sequence, key_id)
     select ${nextSequence} - 1 + row_number() over (), key_id from emptied`,
    [...values],
  );
  return rows.map(({ key_id: id }) => id);
}

/**
 * One destruction at a time, so that their numbers follow their commits. The lock also waits for keys that are being made,
 * and whoever makes one afterwards sees who was forgotten: no key slips through between the two.
 */
const destroying = <Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
  inTransaction(pool, 'begin; lock table vault.data_keys in share row exclusive mode', work);
