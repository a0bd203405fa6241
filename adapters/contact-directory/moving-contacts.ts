import type { ClientBase } from 'pg';
import { z } from 'zod';
import { createScopeKeys, keepScopeKey } from './scope-keys.js';

interface Directory {
  /** Of the keys' database. */
  readonly client: ClientBase;
  /** Of the directory, 32 bytes. */
  readonly key: Uint8Array;
  readonly tenant: string;
}

const contactLine = z.union([
  z.strictObject({ key: z.base64() }),
  z.strictObject({ hash: z.base64(), contactId: z.string() }),
  z.strictObject({ suppressed: z.base64() }),
]);

/**
 * Who is found by which number or address, and who wants no texts: hashes, with the key that they were made under, so that they
 * are found by the same numbers elsewhere.
 */
export async function* contactLines({ client, key, tenant }: Directory): AsyncGenerator<string> {
  const scopeKey = await createScopeKeys({ pool: client, key })(tenant);
  yield JSON.stringify({ key: Buffer.from(scopeKey).toString('base64') });
  for (let after: Buffer = Buffer.alloc(0); ;) {
    const { rows } = await client.query<{ hash: Buffer; contactId: string }>(
      `select handle_hash as hash, contact_id as "contactId" from directory.contacts
       where scope = $1 and by_scope and handle_hash > $2 order by handle_hash limit 1000`,
      [tenant, after],
    );
    for (const { hash, contactId } of rows)
      yield JSON.stringify({ hash: hash.toString('base64'), contactId });
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.hash;
  }
  const { rows } = await client.query<{ hash: Buffer }>(
    'select handle_hash as hash from directory.suppressed where scope = $1 and by_scope order by handle_hash',
    [tenant],
  );
  for (const { hash } of rows) yield JSON.stringify({ suppressed: hash.toString('base64') });
}

/** How many stand there from before a scope had a key of its own. */
export async function contactsLeft({
  client,
  tenant,
}: Pick<Directory, 'client' | 'tenant'>): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select (select count(*) from directory.contacts old where scope = $1 and not by_scope and not exists (
         select from directory.contacts own where own.scope = $1 and own.contact_id = old.contact_id and own.by_scope))::int
       + (select count(*) from directory.suppressed where scope = $1 and not by_scope)::int as count`,
    [tenant],
  );
  return rows[0]?.count ?? 0;
}

export async function takeContacts(
  { client, key, tenant }: Directory,
  lines: AsyncIterable<string>,
): Promise<void> {
  for await (const line of lines) {
    const one = contactLine.parse(JSON.parse(line));
    if ('key' in one) await keepScopeKey({ pool: client, key }, tenant, Buffer.from(one.key, 'base64'));
    else if ('hash' in one) {
      await client.query(
        'insert into directory.contacts (scope, handle_hash, contact_id, by_scope) values ($1, $2, $3, true)',
        [tenant, Buffer.from(one.hash, 'base64'), one.contactId],
      );
    } else {
      await client.query(
        'insert into directory.suppressed (scope, handle_hash, by_scope) values ($1, $2, true)',
        [tenant, Buffer.from(one.suppressed, 'base64')],
      );
    }
  }
}

/** What a take-over that was cut off left. */
export async function clearContacts({ client, tenant }: Pick<Directory, 'client' | 'tenant'>): Promise<void> {
  for (const table of ['directory.contacts', 'directory.suppressed', 'directory.scope_keys']) {
    await client.query(`delete from ${table} where scope = $1`, [tenant]);
  }
}
