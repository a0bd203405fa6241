import { join } from 'node:path';
import { escapeIdentifier, type PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { copyIn, digestFile, digestRows } from './copy.js';
import { derivedKeys } from './derived-keys.js';
import type { BackedUp } from './installation.js';
import { openBackupKey } from './keyring.js';
import { stateOfLog } from './log-state.js';
import { readManifest, type KeptPart, type LogState, type Manifest } from './manifest.js';
import { replayLedger, requireLedger } from './replay.js';
import { beginRestore, finishRestore, markLoaded } from './restoring.js';
import { columnsOf, isSealed, keptTables, queryOf, sealedAs, type KeptTable } from './tables.js';
import { copySettings } from '../transaction/copy-settings.js';
import { inTransaction } from '../transaction/transaction.js';

interface Empty extends BackedUp {
  /** Makes room for page views of a month, named by its first day. */
  readonly openMonth: (client: PoolClient, day: string) => Promise<void>;
}

interface Asked {
  /** The folder of one backup. */
  readonly directory: string;
  /** Where the folders of keys stand, the keyring, and the erasure ledger's file. */
  readonly keysDirectory: string;
  readonly keyring: string;
  readonly ledger: string;
  /** How old the ledger's newest stamp may be. */
  readonly ledgerDays: number;
  /** The day of an older stamp that the operator takes responsibility for, such as `2026-11-24`. */
  readonly acceptLedgerOf?: string | undefined;
}

export interface Restored {
  readonly manifest: Manifest;
  /** As it reads now. */
  readonly state: LogState;
  /** `equal`: to the letter what was backed up. `less`: so many more values were erased since. */
  readonly outcome: 'equal' | 'less' | 'not-comparable';
  readonly ledgerAsOf: string;
  /** Sealed values, blobs and rows of the directory that were in the backup and may not come back. */
  readonly takenAway: number;
}

/**
 * Puts a backup into an empty installation and follows the erasure ledger before anybody is served. Everything that can be
 * checked is checked before anything is written; a restore that was cut off is run again. Read models fill by themselves at
 * the next start. Raises a `Fault` whose text says what to do.
 */
export async function restoreBackup(empty: Empty, asked: Asked): Promise<Restored> {
  const { pool, keysPool, masterKey, now } = empty;
  const keys = derivedKeys(masterKey);
  const manifest = await readManifest(asked.directory, keys.manifest);
  const { backupId } = manifest;
  const key = await openBackupKey(keys.wrapping, { keyring: asked.keyring, backupId, now: now() });
  const ledger = await requireLedger({ ...asked, manifest, key: keys.ledger, now: now() });
  await checkFiles(empty, asked, manifest);

  const stage = await beginRestore({ pool, keysPool, backupId });
  if (stage === 'begun') {
    await load(empty, asked, { manifest, key, database: 'keys' });
    await load(empty, asked, { manifest, key, database: 'main' });
  }
  const takenAway = await replayLedger(empty, { path: asked.ledger, key: keys.ledger });
  const { state, outcome } = await verify(empty, manifest);
  await finishRestore(pool);
  return { manifest, state, outcome, ledgerAsOf: ledger.asOf, takenAway };
}

const fileOf = (
  { directory, keysDirectory }: Asked,
  { backupId }: Manifest,
  table: KeptTable,
  file: string,
) => (table.part === 'keys' ? join(keysDirectory, backupId, file) : join(directory, file));

const partsOf = ({ parts }: Manifest): readonly (readonly [KeptTable, KeptPart])[] =>
  parts.map((part) => {
    const table = keptTables.find(({ name }) => name === part.table);
    if (table !== undefined) return [table, part] as const;
    throw new Fault(
      'backup-unknown-table',
      `This backup holds a table ${part.table} that this version does not know: restore it with the version that made it.`,
    );
  });

async function checkFiles({ onProgress }: Empty, asked: Asked, manifest: Manifest): Promise<void> {
  const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const [table, { file, sha256, bytes }] of partsOf(manifest)) {
    const found = await digestFile(fileOf(asked, manifest, table, file)).catch((error: unknown) => {
      throw new Fault(
        'backup-incomplete',
        `${file} of this backup cannot be read: find it, or take another backup.`,
        error,
      );
    });
    if (found !== sha256) {
      throw new Fault(
        'backup-altered',
        `${file} of this backup was altered or cut off: take another backup.`,
      );
    }
    done += bytes;
    onProgress({ doing: 'checking the files', done, of: total, unit: 'bytes' });
  }
}

interface Loading {
  readonly manifest: Manifest;
  readonly key: Uint8Array;
  readonly database: 'main' | 'keys';
}

/** A database's tables in one transaction, so that a restore which is cut off leaves none of them half full. */
const load = (empty: Empty, asked: Asked, { manifest, key, database }: Loading): Promise<void> =>
  inTransaction(
    database === 'main' ? empty.pool : empty.keysPool,
    `begin; ${copySettings}`,
    async (client) => {
      const { backupId, head, visitMonths } = manifest;
      if (database === 'main') for (const month of visitMonths) await empty.openMonth(client, month);
      for (const [table, part] of partsOf(manifest).filter(([one]) => one.database === database)) {
        await refuseUnknownColumns(client, part);
        let done = 0;
        const columns = part.columns.map((column) => escapeIdentifier(column)).join(', ');
        const { rows, rowsSha256 } = await copyIn(client, `${table.name} (${columns})`, {
          path: fileOf(asked, manifest, table, part.file),
          sealing: isSealed(table) ? { key, about: sealedAs(backupId, table.name) } : undefined,
          onBytes(count) {
            done += count;
            empty.onProgress({ doing: `loading ${table.name}`, done, of: undefined, unit: 'bytes' });
          },
        });
        if (rows !== part.rows || rowsSha256 !== part.rowsSha256) throw differs(`the rows of ${table.name}`);
      }
      if (database === 'keys') return;
      await client.query('update log.head set position = $1', [head]);
      await markLoaded(client);
    },
  );

async function refuseUnknownColumns(client: PoolClient, { table, columns }: KeptPart): Promise<void> {
  const known = await columnsOf(client, table);
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown === undefined) return;
  throw new Fault(
    'backup-of-another-schema',
    `This backup holds a column ${unknown} of ${table} that this version does not have: restore it with the version that made it.`,
  );
}

const differs = (what: string): Fault =>
  new Fault(
    'restore-differs',
    `After loading, ${what} did not read as they were backed up: nothing is served. Take another backup, and an empty database.`,
  );

/** The log is dense and row by row what it was; what is in it reads as it did, but for what was erased since. */
async function verify({ pool, store, product, onProgress }: Empty, manifest: Manifest) {
  const head = BigInt(manifest.head);
  await inTransaction(pool, `begin read only; ${copySettings}`, (client) => verifyRows(client, manifest));
  const state = await stateOfLog(store, head, (position) => {
    onProgress({ doing: 'reading the log', done: Number(position), of: Number(head), unit: 'events' });
  });
  if (state.sha256 === manifest.state.sha256) return { state, outcome: 'equal' } as const;
  // Another version may read old events in a new shape, and so with another digest.
  if (product !== manifest.product) return { state, outcome: 'not-comparable' } as const;
  if (!isLess(state, manifest.state)) throw differs('the events of the log');
  return { state, outcome: 'less' } as const;
}

/** Row by row the log is what it was, and each value in it is bound to its row: all that can differ is what was erased. */
const isLess = (now: LogState, then: LogState): boolean =>
  now.events === then.events &&
  now.unreadableEvents === then.unreadableEvents &&
  now.erasedValues > then.erasedValues;

async function verifyRows(client: PoolClient, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ is_dense: boolean; head: string }>(
    `select count(e.position) = head.position and coalesce(min(e.position), 1) = 1
         and coalesce(max(e.position), 0) = head.position as is_dense, head.position as head
     from log.head left join log.events e on true group by head.position`,
  );
  const [found] = rows;
  if (found?.is_dense !== true || found.head !== manifest.head) throw differs('the positions of the log');
  for (const [table, part] of partsOf(manifest).filter(([one]) => one.orderBy !== undefined)) {
    const digest = await digestRows(client, queryOf(table, part.columns));
    if (digest !== part.rowsSha256) throw differs(`the rows of ${table.name}`);
  }
}
