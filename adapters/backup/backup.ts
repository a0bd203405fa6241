import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import type { NewId } from '../../application/ports/ids.js';
import { copyOut } from './copy.js';
import { derivedKeys } from './derived-keys.js';
import type { BackedUp } from './installation.js';
import { destroyDueKeys, dropBackupKey, makeBackupKey } from './keyring.js';
import { checkLedger } from './ledger-lines.js';
import { createLedger } from './ledger.js';
import { stateOfLog } from './log-state.js';
import { formatVersion, writeManifest, type KeptPart, type Manifest } from './manifest.js';
import { placesIn } from './places.js';
import { columnsOf, isSealed, keptTables, queryOf, sealedAs } from './tables.js';
import { copySettings } from '../transaction/copy-settings.js';
import { inTransaction } from '../transaction/transaction.js';

interface Source extends BackedUp {
  readonly newId: NewId;
  /** Version of each database's tables, where they are numbered. */
  readonly schemas: Readonly<Record<string, string>>;
  /** Policies that fill derived tables: after a restore they begin anew. */
  readonly rebuilt: readonly string[];
}

interface Asked {
  /** The directory that holds this installation's backups; made when it is not there. */
  readonly target: string;
  /** Where the keys are put instead of beside the rest. */
  readonly keysDirectory?: string | undefined;
  /** How long keys and blobs can be restored: 1 to 21 days. */
  readonly keepDays: number;
}

export interface Receipt {
  readonly backupId: string;
  readonly directory: string;
  readonly keysDirectory: string;
  /** When its key is destroyed. */
  readonly expiresAt: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  /** Older backups whose day had come: their keys and blobs are gone. */
  readonly destroyed: readonly string[];
}

const dayMs = 24 * 60 * 60 * 1_000;
const snapshot = `begin isolation level repeatable read read only; ${copySettings}`;

/**
 * Copies the whole installation while it runs: the log plain (what is personal in it is ciphertext), keys and blobs sealed
 * under a key of this backup alone. It has its name once it is whole; what was cut off is no backup. Raises a `Fault` when
 * the target cannot be written or its erasure ledger is broken.
 */
export async function takeBackup(source: Source, asked: Asked): Promise<Receipt> {
  const { target, keepDays } = asked;
  const places = placesIn(target);
  const keysRoot = asked.keysDirectory ?? places.keys;
  const keys = derivedKeys(source.masterKey);
  const ledger = createLedger({ ...source, target });
  const backupId = source.newId();
  const createdAt = source.now();
  const part = { main: join(places.backups, `.part-${backupId}`), keys: join(keysRoot, `.part-${backupId}`) };
  const final = { main: join(places.backups, backupId), keys: join(keysRoot, backupId) };

  const remove = async (): Promise<void> => {
    await dropBackupKey(target, backupId);
    for (const directory of [...Object.values(part), ...Object.values(final)]) {
      await rm(directory, { recursive: true, force: true });
    }
  };
  return wholeOrNothing({ target, remove }, async () => {
    const destroyed = await destroyDueKeys(target, source.now);
    for (const directory of [places.backups, keysRoot]) await removeLeftovers(directory, source.now());
    for (const directory of Object.values(part)) await mkdir(directory, { recursive: true, mode: 0o700 });
    // A ledger that does not hold is found now, not on the day it is needed.
    if (existsSync(places.ledger)) await checkLedger(places.ledger, keys.ledger);

    const { key, expiresAt } = await makeBackupKey(keys.wrapping, {
      ...{ target, backupId, createdAt, keepDays, keysDirectory: keysRoot },
    });
    const copied = await copyTables(source, { backupId, key, part });
    const state = await stateOfLog(source.store, BigInt(copied.head), (position) => {
      source.onProgress({
        ...{ doing: 'reading the log', done: Number(position), of: Number(copied.head), unit: 'events' },
      });
    });
    const { sequence: ledgerSequence } = await ledger.bringUpToDate();
    const { product, schemas } = source;
    const manifest: Manifest = {
      ...copied,
      ...{ backupId, createdAt, product, schemas: { ...schemas }, ledgerSequence, state },
      format: formatVersion,
    };
    await writeManifest(part.main, manifest, keys.manifest);
    await rename(part.keys, final.keys);
    await rename(part.main, final.main);
    for (const directory of [keysRoot, places.backups]) await syncDirectory(directory);
    const bytes = copied.parts.reduce((sum, one) => sum + one.bytes, 0);
    return {
      backupId,
      directory: final.main,
      keysDirectory: final.keys,
      expiresAt,
      bytes,
      manifest,
      destroyed,
    };
  });
}

interface Into {
  readonly backupId: string;
  readonly key: Uint8Array;
  readonly part: Readonly<Record<'main' | 'keys', string>>;
}

type Copied = Pick<Manifest, 'head' | 'postgresMajor' | 'visitMonths' | 'parts'>;

/** One look at each database, that at the keys after that at the log. */
const copyTables = ({ pool, keysPool, rebuilt, onProgress }: Source, into: Into): Promise<Copied> =>
  inTransaction(pool, snapshot, async (main) => {
    const about = await lookAt(main);
    return inTransaction(keysPool, snapshot, async (keys) => {
      const parts: KeptPart[] = [];
      for (const table of keptTables) {
        const client = table.database === 'main' ? main : keys;
        const columns = await columnsOf(client, table.name);
        const file = `${table.name}.gz${isSealed(table) ? '.sealed' : ''}`;
        let done = 0;
        const copied = await copyOut(client, queryOf(table, columns, rebuilt), {
          path: join(table.part === 'keys' ? into.part.keys : into.part.main, file),
          sealing: isSealed(table)
            ? { key: into.key, about: sealedAs(into.backupId, table.name) }
            : undefined,
          onBytes(count) {
            done += count;
            onProgress({ doing: `copying ${table.name}`, done, of: undefined, unit: 'bytes' });
          },
        });
        parts.push({ table: table.name, columns: [...columns], file, ...copied });
      }
      return { ...about, parts };
    });
  });

async function lookAt(main: PoolClient): Promise<Omit<Copied, 'parts'>> {
  const { rows } = await main.query<{ head: string; version: string; months: readonly string[] }>(
    `select position as head, current_setting('server_version_num') as version,
       array(select distinct to_char(date_trunc('month', at), 'YYYY-MM-DD') from usage.visits order by 1) as months
     from log.head`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The log has no head');
  return {
    head: row.head,
    postgresMajor: Math.floor(Number(row.version) / 10_000),
    visitMonths: [...row.months],
  };
}

/** A new name is on the disk once its folder is. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  await directory.sync();
  await directory.close();
}

/** What an earlier backup left that was cut off; one that is under way is younger than a day. */
async function removeLeftovers(directory: string, now: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((one) => one.startsWith('.part-'))) {
    const { mtimeMs } = await stat(join(directory, name));
    if (mtimeMs < Date.parse(now) - dayMs) await rm(join(directory, name), { recursive: true, force: true });
  }
}

interface Undertaking {
  readonly target: string;
  /** Takes away whatever has been written. */
  readonly remove: () => Promise<void>;
}

/** The disk's own words for what is wrong with it say nothing about what to do. */
async function wholeOrNothing<Result>(
  { target, remove }: Undertaking,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // What cannot be removed now has no name of a backup, and goes with the next one.
    await remove().catch(() => undefined);
    if (!isOfDisk(error)) throw error;
    throw new Fault(
      'backup-not-written',
      `The backup could not be written to ${target}: free space there, or name a directory that can be written. Nothing of it counts.`,
      error,
    );
  }
}

export const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  ('path' in error || ('code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')));
