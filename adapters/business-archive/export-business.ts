import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase, Pool, PoolClient } from 'pg';
import type { LogKey } from '../../application/ports/consent-tree.js';
import type { Clock } from '../../application/ports/clock.js';
import type { Position } from '../../application/ports/event-store.js';
import { Fault } from '../../application/ports/fault.js';
import type { NewId } from '../../application/ports/ids.js';
import type { Progress } from '../../application/ports/progress.js';
import { passphraseLength } from '../../application/moving/passphrase.js';
import { writeKey, type Sha256 } from '../../domain/consent-log/consent-log.js';
import { copySettings } from '../transaction/copy-settings.js';
import { inTransaction } from '../transaction/transaction.js';
import { leftBehind, type ArchiveManifest, type ArchiveState } from './business-archive.js';
import { blobLines, eventLines, visitLines } from './moving-rows.js';
import { archiveBytes } from './writing.js';

export interface SeenReadModels {
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Whether all there is of a business has been seen. */
  haveSeenAll(client: ClientBase, business: string): Promise<boolean>;
  /** Of those that are to read the same elsewhere, or of these. */
  digests(
    client: ClientBase,
    business: string,
    names?: readonly string[],
  ): Promise<ArchiveState['readModels']>;
}

export interface Source {
  readonly pool: Pool;
  readonly keysPool: Pool;
  /** Of the keys' database. */
  readonly keyLines: (client: ClientBase, business: string) => AsyncIterable<string>;
  readonly contactLines: (client: ClientBase, business: string) => AsyncIterable<string>;
  readonly contactsLeft: (client: ClientBase, business: string) => Promise<number>;
  readonly readModels: SeenReadModels;
  readonly sha256: Sha256;
  /** The consent log as anybody can verify it, other businesses as hashes only. */
  readonly consentLog: (business: string) => AsyncIterable<string>;
  readonly key: () => Promise<LogKey>;
  readonly now: Clock;
  readonly newId: NewId;
  readonly product: string;
  readonly onProgress: (progress: Progress) => void;
}

interface Asked {
  readonly business: string;
  readonly passphrase: string;
  /** Ended when the archive is whole, destroyed when it is none. */
  readonly sink: Writable;
}

export interface Exported {
  readonly archiveId: string;
  readonly business: string;
  readonly bytes: number;
  readonly events: number;
  /** Whose signature it has, as one line. */
  readonly key: string;
  readonly contactsLeft: number;
}

const snapshot = `begin isolation level repeatable read read only; ${copySettings}`;
const looksMax = 20;
const lookMs = 500;

/** Raises `passphrase-too-short`. */
export function requirePassphrase(passphrase: string): void {
  const { min, max } = passphraseLength;
  if (passphrase.length >= min && passphrase.length <= max) return;
  throw new Fault(
    'passphrase-too-short',
    `Choose a passphrase of ${String(min)} to ${String(max)} characters.`,
  );
}

/**
 * Writes one business to a stream while the product runs: one look at each database, that at the keys after that at the log. Raises
 * `business-not-found`, `read-models-behind`, or what the stream raised.
 */
export async function exportBusiness(source: Source, asked: Asked): Promise<Exported> {
  requirePassphrase(asked.passphrase);
  await refuseUnknown(source.pool, asked.business);
  for (let looks = 1; ; looks += 1) {
    const exported = await inTransaction(source.pool, snapshot, async (main) => {
      if (!(await source.readModels.haveSeenAll(main, asked.business))) return undefined;
      return inTransaction(source.keysPool, snapshot, (keys) => write(source, asked, { main, keys }));
    });
    if (exported !== undefined) return exported;
    if (looks === looksMax) {
      throw new Fault(
        'read-models-behind',
        'The read models are behind the log: try again in a moment, or look at “mia doctor”.',
      );
    }
    // Resolves when everything has been seen, or when the time is up.
    await source.readModels.waitFor(await headOf(source.pool), lookMs);
  }
}

interface Snapshots {
  readonly main: PoolClient;
  readonly keys: PoolClient;
}

async function write(
  source: Source,
  { business: tenant, passphrase, sink }: Asked,
  { main, keys }: Snapshots,
): Promise<Exported> {
  const { sha256, onProgress } = source;
  const key = await source.key();
  const state: ArchiveState = {
    key: writeKey(sha256, key),
    events: await countEvents(main, tenant),
    readModels: await source.readModels.digests(main, tenant),
    contactsLeft: await source.contactsLeft(keys, tenant),
  };
  const about: Pick<ArchiveManifest, 'archiveId' | 'product' | 'business' | 'createdAt' | 'head'> = {
    ...{ archiveId: source.newId(), product: source.product, business: tenant, createdAt: source.now() },
    head: (await headOf(main)).toString(),
  };
  let bytes = 0;
  const written = archiveBytes({
    ...{ about, key, sha256, passphrase },
    parts: {
      state: [JSON.stringify(state)],
      keys: source.keyLines(keys, tenant),
      contacts: source.contactLines(keys, tenant),
      events: eventLines({ client: main, tenant }),
      blobs: blobLines({ client: main, tenant }),
      visits: visitLines({ client: main, tenant }),
      'consent-log': source.consentLog(tenant),
    },
    onBytes(part, count) {
      bytes = count;
      onProgress({ doing: `writing ${part}`, done: count, of: undefined, unit: 'bytes' });
    },
  });
  await pipeline(Readable.from(written), sink);
  const { archiveId } = about;
  return {
    archiveId,
    business: tenant,
    bytes,
    events: state.events,
    key: state.key,
    contactsLeft: state.contactsLeft,
  };
}

async function refuseUnknown(pool: Pool, tenant: string): Promise<void> {
  const { rowCount } = await pool.query(
    `select from log.events where stream = $1 and revision = 1 and tenant = $2`,
    [`account-${tenant}`, tenant],
  );
  if (rowCount === 1) return;
  throw new Fault(
    'business-not-found',
    'There is no business of this id here: “mia account list” shows them.',
  );
}

async function headOf(database: Pool | PoolClient): Promise<bigint> {
  const { rows } = await database.query<{ position: string }>('select position from log.head');
  return BigInt(rows[0]?.position ?? 0);
}

async function countEvents(main: PoolClient, tenant: string): Promise<number> {
  const { rows } = await main.query<{ count: number }>(
    'select count(*)::int as count from log.events where tenant = $1 and category <> all($2)',
    [tenant, leftBehind],
  );
  return rows[0]?.count ?? 0;
}
