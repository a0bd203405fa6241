import { existsSync } from 'node:fs';
import type { Pool } from 'pg';
import type { Position } from '../../application/ports/event-store.js';
import { Fault } from '../../application/ports/fault.js';
import { everybody } from '../../application/ports/key-vault.js';
import type { BackedUp } from './installation.js';
import { checkLedger, readLedger, type LedgerEnd, type LedgerEntry } from './ledger-lines.js';
import type { Manifest } from './manifest.js';
import { inTransaction } from '../transaction/transaction.js';

interface Demanded {
  readonly ledger: string;
  readonly ledgerDays: number;
  readonly acceptLedgerOf?: string | undefined;
  readonly manifest: Manifest;
  readonly key: Uint8Array;
  readonly now: string;
}

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * A ledger that is whole, not older than the backup, and new enough to hold every erasure, or accepted by its very day.
 * Raises one sentence otherwise: without it a restore could bring back whom it had to forget.
 */
export async function requireLedger(demanded: Demanded): Promise<LedgerEnd & { readonly asOf: string }> {
  const { ledger, ledgerDays, acceptLedgerOf, manifest, key, now } = demanded;
  if (!existsSync(ledger)) {
    throw new Fault(
      'ledger-missing',
      `There is no erasure ledger at ${ledger}, and without the newest one a restore could bring back whom it had to forget: name it with --ledger.`,
    );
  }
  const end = await checkLedger(ledger, key);
  const { asOf } = end;
  if (!end.isStamped || asOf === undefined) {
    throw new Fault('ledger-cut-off', 'The erasure ledger is cut off at its end: take another copy of it.');
  }
  if (asOf < manifest.createdAt || end.sequence < manifest.ledgerSequence) {
    throw new Fault(
      'ledger-older',
      `The erasure ledger of ${asOf} is older than the backup of ${manifest.createdAt}: take the newest one.`,
    );
  }
  const day = asOf.slice(0, 10);
  if (Date.parse(now) - Date.parse(asOf) > ledgerDays * dayMs && acceptLedgerOf !== day) {
    throw new Fault(
      'ledger-stale',
      `The erasure ledger says nothing of the time after ${asOf}: take the newest one, or, when there is none and you answer for it, add --accept-ledger-of ${day}.`,
    );
  }
  return { ...end, asOf };
}

const batchMax = 1_000;

/**
 * Destroys once more what was destroyed: keys become tombstones, forgotten people stay forgotten, and what stood under
 * those keys goes. Answers how many values, blobs and rows of the directory that were. Safe to run again.
 */
export async function replayLedger(
  { pool, keysPool, store }: BackedUp,
  { path, key }: { readonly path: string; readonly key: Uint8Array },
): Promise<number> {
  const optedOut = await optedOutIn(store);
  let takenAway = await inTransaction(keysPool, 'begin; set local statement_timeout = 0', async (client) => {
    const write = async (entries: readonly LedgerEntry[]): Promise<void> => {
      await client.query(
        `insert into vault.destroyed (sequence, key_id, tenant, subject, destroyed_at)
         select e.sequence, e."keyId", e.tenant, e.subject, e."destroyedAt"
         from jsonb_to_recordset($1::jsonb)
           as e(sequence bigint, "keyId" uuid, tenant text, subject text, "destroyedAt" timestamptz)
         on conflict do nothing`,
        [JSON.stringify(entries)],
      );
    };
    let page: LedgerEntry[] = [];
    for await (const entry of readLedger(path, key)) {
      page.push(entry);
      if (page.length < batchMax) continue;
      await write(page);
      page = [];
    }
    await write(page);
    await client.query(
      `insert into vault.forgotten (tenant, subject, forgotten_at)
       select tenant, subject, destroyed_at from vault.destroyed where subject is not null on conflict do nothing`,
    );
    await client.query(
      `update vault.data_keys k set wrapped = null where wrapped is not null and (
         exists (select from vault.destroyed d where d.key_id = k.key_id)
         or exists (select from vault.forgotten f where f.tenant = k.tenant and f.subject in (k.subject, $1)))`,
      [everybody],
    );
    await client.query(
      `delete from vault.account_keys a using vault.forgotten f where f.tenant = a.tenant and f.subject = $1`,
      [everybody],
    );
    // Found by their number or address in the business that forgot them; in the whole installation once nobody keeps them.
    // Whoever wanted no texts gets none after it: what says so in the log is nobody's name.
    const { rows } = await client.query<{ count: string }>(
      `with gone as (
         delete from directory.contacts c using vault.forgotten f where f.subject = c.contact_id and (
           f.tenant = c.scope
           or not exists (select from vault.data_keys k where k.subject = c.contact_id and k.wrapped is not null))
         returning c.scope, c.handle_hash, c.contact_id, c.by_scope
       ), kept as (
         insert into directory.suppressed (scope, handle_hash, by_scope)
         select scope, handle_hash, by_scope from gone where contact_id = any($1) on conflict do nothing
       )
       select count(*) as count from gone`,
      [optedOut],
    );
    const { rowCount } = await client.query(
      `delete from directory.contacts c using vault.forgotten f
       where f.subject = $1 and (c.scope = f.tenant or c.contact_id = f.tenant)`,
      [everybody],
    );
    await client.query(
      `with gone as (delete from directory.scope_keys s using vault.forgotten f where f.subject = $1 and s.scope = f.tenant)
       delete from directory.suppressed s using vault.forgotten f where f.subject = $1 and s.scope = f.tenant`,
      [everybody],
    );
    return Number(rows[0]?.count ?? 0) + (rowCount ?? 0);
  });
  takenAway += await removeUnsealed(pool, keysPool);
  for await (const keyIds of destroyedKeys(keysPool)) {
    takenAway += await store.eraseSealed(keyIds);
    const { rowCount } = await pool.query('delete from blobs.sealed where key_id = any($1)', [keyIds]);
    takenAway += rowCount ?? 0;
  }
  return takenAway;
}

/** What stands in a backup without a seal of its own: visits of a business that is gone, and the way in of whoever belonged to it. */
async function removeUnsealed(pool: Pool, keysPool: Pool): Promise<number> {
  const forgotten = async (where: string): Promise<readonly string[]> => {
    const { rows } = await keysPool.query<{ id: string }>(
      `select case when subject = $1 then tenant else subject end as id from vault.forgotten where ${where}`,
      [everybody],
    );
    return rows.map(({ id }) => id);
  };
  const tenants = await forgotten('subject = $1');
  const memberIds = await forgotten(`subject <> $1 and tenant = 'installation'`);
  let count = 0;
  for (const [table, column, ids] of [
    ['usage.visits', 'tenant', tenants],
    ['usage.days', 'tenant', tenants],
    ['access.passkeys', 'member_id', memberIds],
    ['access.recovery_codes', 'member_id', memberIds],
  ] as const) {
    const { rowCount } = await pool.query(`delete from ${table} where ${column} = any($1)`, [ids]);
    count += rowCount ?? 0;
  }
  return count;
}

/** Contacts that want no texts, as the restored log has it. */
async function optedOutIn(store: BackedUp['store']): Promise<readonly string[]> {
  const isOptedOut = new Map<string, boolean>();
  const filter = { categories: ['consent'], types: ['OptedOut', 'OptedIn'] };
  for (let after: Position = 0n, isMore = true; isMore;) {
    const { events, end } = await store.readAll(after, filter, batchMax);
    for (const { stream, event } of events) isOptedOut.set(stream.id, event.type === 'OptedOut');
    isMore = end > after;
    after = end;
  }
  return [...isOptedOut].flatMap(([contactId, is]) => (is ? [contactId] : []));
}

/** Every key that is a tombstone, in pages. */
async function* destroyedKeys(keysPool: Pool): AsyncGenerator<readonly string[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await keysPool.query<{ key_id: string }>(
      'select key_id from vault.data_keys where wrapped is null and key_id > $1 order by key_id limit $2',
      [after, batchMax],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ key_id: id }) => id);
    after = last.key_id;
  }
}
