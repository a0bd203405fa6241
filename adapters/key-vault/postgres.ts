import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { everybody, type DataKey, type KeyScope, type KeyVault } from '../../application/ports/key-vault.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { inTransaction } from '../transaction/transaction.js';
import { createRecent } from './recent.js';

interface Config {
  /** A database of its own, or another server: whoever copies the log holds no key. */
  readonly pool: Pool;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
}

interface Row {
  readonly key_id: string;
  readonly wrapped: Buffer | null;
}

/** What the boxes of keys are. */
export const accountBox = (tenant: string): string => `account ${tenant}`;
export const dataBox = (keyId: string): string => `data ${keyId}`;

const keepers = { keys: 10_000, accounts: 1_000 };

/** Keys in PostgreSQL: data keys wrapped under their business's key, those under the master key. */
export function createPostgresKeyVault({ pool, masterKey }: Config): KeyVault {
  const accounts = createRecent<Promise<Uint8Array>>(keepers.accounts);
  const byScope = createRecent<DataKey>(keepers.keys);
  const byId = createRecent<Uint8Array>(keepers.keys);

  const readAccountKey = async (tenant: string): Promise<Uint8Array> => {
    const fresh = sealBytes(masterKey, accountBox(tenant), randomBytes(32));
    await pool.query(
      `insert into vault.account_keys (tenant, wrapped)
       select $1, $2 where not exists (select from vault.forgotten where tenant = $1 and subject = $3)
       on conflict do nothing`,
      [tenant, fresh, everybody],
    );
    const { rows } = await pool.query<{ wrapped: Buffer }>(
      'select wrapped from vault.account_keys where tenant = $1',
      [tenant],
    );
    const [row] = rows;
    if (row === undefined) throw forgotten();
    return openBytes(masterKey, accountBox(tenant), row.wrapped);
  };
  const accountKey = (tenant: string): Promise<Uint8Array> =>
    accounts.get(tenant) ?? accounts.set(tenant, readAccountKey(tenant));
  const letGo = (): void => {
    accounts.clear();
    byScope.clear();
    byId.clear();
  };

  const make = async (scope: KeyScope): Promise<DataKey> => {
    const wrapping = await accountKey(scope.tenant);
    const id = randomUUID();
    const place = [scope.tenant, scope.subject, scope.keep, scope.container];
    const wrapped = sealBytes(wrapping, dataBox(id), randomBytes(32));
    await pool.query(
      `insert into vault.data_keys (tenant, subject, keep, container, key_id, wrapped)
       select $1, $2, $3, $4, $5, $6
       where not exists (select from vault.forgotten where tenant = $1 and subject in ($2, $7))
       on conflict (tenant, subject, keep, container) do nothing`,
      [...place, id, wrapped, everybody],
    );
    const { rows } = await pool.query<Row>(
      'select key_id, wrapped from vault.data_keys where tenant = $1 and subject = $2 and keep = $3 and container = $4',
      place,
    );
    const [row] = rows;
    if (row === undefined || row.wrapped === null) {
      throw forgotten();
    }
    return { id: row.key_id, bytes: openBytes(wrapping, dataBox(row.key_id), row.wrapped) };
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
      const { rows } = await pool.query<Row & { readonly tenant: string }>(
        'select key_id, tenant, wrapped from vault.data_keys where key_id = any($1) and wrapped is not null',
        [unknown],
      );
      for (const { key_id: id, tenant, wrapped } of rows) {
        if (wrapped === null) continue;
        found.set(id, byId.set(id, openBytes(await accountKey(tenant), dataBox(id), wrapped)));
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
