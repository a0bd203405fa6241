import { randomBytes } from 'node:crypto';
import type { ClientBase, PoolClient } from 'pg';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { accountBox, dataBox } from './wrapping-keys.js';

interface Vault {
  readonly client: ClientBase;
  readonly masterKey: Uint8Array;
  readonly tenant: string;
}

const batchMax = 500;

const keyLine = z.union([
  z.strictObject({
    id: z.uuid(),
    subject: z.string(),
    keep: z.string(),
    container: z.string(),
    /** Base64; null: it was destroyed. */
    key: z.base64().nullable(),
  }),
  /** For whom no key is ever made again. */
  z.strictObject({ forgotten: z.string(), at: z.iso.datetime({ offset: true }) }),
]);

interface KeyRow {
  readonly id: string;
  readonly subject: string;
  readonly keep: string;
  readonly container: string;
  readonly wrapped: Buffer | null;
  /** Of the wrapping key that it is under. */
  readonly generation: number;
}

/** The keys of a business and the tombstones of those that were destroyed. Nothing of it is ever written down open. */
export async function* keyLines({ client, masterKey, tenant }: Vault): AsyncGenerator<string> {
  const { rows: accounts } = await client.query<{ generation: number; wrapped: Buffer }>(
    'select generation, wrapped from vault.account_keys where tenant = $1',
    [tenant],
  );
  const wrapping = new Map(
    accounts.map(({ generation, wrapped }) => [
      generation,
      openBytes(masterKey, accountBox(tenant, generation), wrapped),
    ]),
  );
  const opened = ({ id, generation, wrapped }: KeyRow): string | null => {
    if (wrapped === null) return null;
    const under = wrapping.get(generation);
    if (under === undefined)
      throw new Fault('key-unreadable', 'The wrapping key of a data key is not there.');
    return openBytes(under, dataBox(id), wrapped).toString('base64');
  };
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await client.query<KeyRow>(
      `select key_id as id, subject, keep, container, wrapped, generation from vault.data_keys
       where tenant = $1 and key_id > $2 order by key_id limit $3`,
      [tenant, after, batchMax],
    );
    for (const row of rows) {
      const { id, subject, keep, container } = row;
      yield JSON.stringify({ id, subject, keep, container, key: opened(row) });
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  const { rows: forgotten } = await client.query<{ subject: string; at: Date }>(
    'select subject, forgotten_at as at from vault.forgotten where tenant = $1 order by subject',
    [tenant],
  );
  for (const { subject, at } of forgotten) yield JSON.stringify({ forgotten: subject, at: at.toISOString() });
}

/** Takes them in under a key of the business that is made here. Answers the ids of the destroyed ones. */
export async function takeKeys(
  { client, masterKey, tenant }: Vault & { readonly client: PoolClient },
  lines: AsyncIterable<string>,
): Promise<readonly string[]> {
  const account = randomBytes(32);
  await client.query('insert into vault.account_keys (tenant, wrapped) values ($1, $2)', [
    tenant,
    sealBytes(masterKey, accountBox(tenant, 0), account),
  ]);
  const destroyed: string[] = [];
  for await (const line of lines) {
    const one = keyLine.parse(JSON.parse(line));
    if ('forgotten' in one) {
      await client.query('insert into vault.forgotten (tenant, subject, forgotten_at) values ($1, $2, $3)', [
        tenant,
        one.forgotten,
        one.at,
      ]);
      continue;
    }
    const { id, subject, keep, container, key } = one;
    if (key === null) destroyed.push(id);
    await client.query(
      'insert into vault.data_keys (key_id, tenant, subject, keep, container, wrapped) values ($1, $2, $3, $4, $5, $6)',
      [
        ...[id, tenant, subject, keep, container],
        key === null ? null : sealBytes(account, dataBox(id), Buffer.from(key, 'base64')),
      ],
    );
  }
  return destroyed;
}

/** What a take-over that was cut off left. */
export async function clearKeys({ client, tenant }: Pick<Vault, 'client' | 'tenant'>): Promise<void> {
  for (const table of ['vault.account_keys', 'vault.data_keys', 'vault.forgotten']) {
    await client.query(`delete from ${table} where tenant = $1`, [tenant]);
  }
}
