import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import type { LogKey } from '../../application/ports/consent-tree.js';
import type { Clock } from '../../application/ports/clock.js';
import { Fault } from '../../application/ports/fault.js';
import type { NewId } from '../../application/ports/ids.js';
import { passphraseLength } from '../../application/moving/passphrase.js';
import { writeKey } from '../../domain/consent-log/consent-log.js';
import { copySettings } from '../backup/copy.js';
import type { Progress } from '../backup/installation.js';
import { sha256 } from '../consent-log/signing-key.js';
import type { ReadModels } from '../read-models/read-models.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import { inTransaction } from '../transaction/transaction.js';
import { leftBehind, type ArchiveManifest, type ArchiveState } from './business-archive.js';
import { contactLines, contactsLeft } from './moving-contacts.js';
import { keyLines } from './moving-keys.js';
import { blobLines, eventLines, visitLines } from './moving-rows.js';
import { digestReadModels, haveSeenAll } from './read-model-digests.js';
import { archiveBytes } from './writing.js';

export interface Source {
  readonly pool: Pool;
  readonly keysPool: Pool;
  readonly masterKey: Uint8Array;
  /** Read models that are to read the same elsewhere. */
  readonly compared: readonly string[];
  readonly readModels: Pick<ReadModels, 'waitFor'>;
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
      if (!(await haveSeenAll(main, asked.business))) return undefined;
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
  const { masterKey, onProgress } = source;
  const key = await source.key();
  const state: ArchiveState = {
    key: writeKey(sha256, key),
    events: await countEvents(main, tenant),
    readModels: await digestReadModels(main, tenant, source.compared),
    contactsLeft: await contactsLeft({ client: keys, tenant }),
  };
  const about: Pick<ArchiveManifest, 'archiveId' | 'product' | 'business' | 'createdAt' | 'head'> = {
    ...{ archiveId: source.newId(), product: source.product, business: tenant, createdAt: source.now() },
    head: (await headOf(main)).toString(),
  };
  let bytes = 0;
  const written = archiveBytes({
    ...{ about, key, passphrase },
    parts: {
      state: [JSON.stringify(state)],
      keys: keyLines({ client: keys, masterKey, tenant }),
      contacts: contactLines({ client: keys, key: deriveKey(masterKey, 'contact-directory'), tenant }),
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
