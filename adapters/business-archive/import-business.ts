import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import { everybody } from '../../application/ports/key-vault.js';
import type { Progress } from '../../application/ports/progress.js';
import type { Tools } from '../../domain/consent-log/consent-log.js';
import { copySettings } from '../transaction/copy-settings.js';
import { inTransaction } from '../transaction/transaction.js';
import type { ArchiveManifest, ArchiveState, PartName } from './business-archive.js';
import type { SeenReadModels } from './export-business.js';
import { takeBlobs, takeEvents, takeVisits, type Families } from './moving-rows.js';
import { openArchive, type OpenArchive } from './reading.js';

export interface Target {
  /** As the owner of the tables: the log is filled past its doors. */
  readonly pool: Pool;
  readonly keysPool: Pool;
  /** In the keys' database. Answers the ids of the keys that were destroyed. */
  readonly takeKeys: (
    client: PoolClient,
    business: string,
    lines: AsyncIterable<string>,
  ) => Promise<readonly string[]>;
  readonly takeContacts: (
    client: PoolClient,
    business: string,
    lines: AsyncIterable<string>,
  ) => Promise<void>;
  /** What both took in before they were cut off. */
  readonly clear: (client: PoolClient, business: string) => Promise<void>;
  readonly families: Families;
  readonly readModels: SeenReadModels;
  readonly tools: Tools;
  /** Makes room for page views of a month, named by one of its days. */
  readonly openMonth: (client: PoolClient, day: string) => Promise<void>;
  /** Ends what a business may not do in two places, before anybody is served. */
  readonly settle: (business: string) => Promise<void>;
  readonly onProgress: (progress: Progress) => void;
}

interface Asked {
  readonly path: string;
  readonly passphrase: string;
  readonly key?: string | undefined;
}

export interface Imported {
  readonly manifest: ArchiveManifest;
  readonly events: number;
  /** Read models that read otherwise than where the business came from. */
  readonly differing: readonly string[];
  /** Of another version there, which may make other rows of the same events. */
  readonly notComparable: readonly string[];
  readonly equal: readonly string[];
  readonly contactsLeft: number;
}

/** The lock of the log, which every append takes. */
const logLocked = `begin; ${copySettings}; select pg_advisory_xact_lock(7203114)`;
const uniqueViolation = '23505';
const seenMs = 10_000;
const looksMax = 360;

/**
 * Takes one business in, whole or not at all, while nobody is served. What had happened stays as it was; rights that may be in one
 * place only are ended by `settle`. One that was cut off behind that is run again. Raises a `Fault` whose text says what to do.
 */
export async function importBusiness(target: Target, asked: Asked): Promise<Imported> {
  const archive = await openArchive(asked.path, { ...asked, tools: target.tools });
  const { manifest, state } = archive;
  const { business } = manifest;
  if (!(await isUnsettled(target.pool, manifest))) await load(target, archive);
  const judged = await compare(target, business, state);
  await target.settle(business);
  await target.pool.query('update moved.businesses set settled_at = now() where tenant = $1', [business]);
  return { manifest, events: state.events, ...judged, contactsLeft: state.contactsLeft };
}

async function isUnsettled(pool: Pool, { business, archiveId }: ArchiveManifest): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select from moved.businesses where tenant = $1 and archive_id = $2 and settled_at is null',
    [business, archiveId],
  );
  return rowCount === 1;
}

async function refuseKnown(main: PoolClient, keysPool: Pool, tenant: string): Promise<void> {
  const { rowCount } = await main.query('select from log.events where stream = $1 limit 1', [
    `account-${tenant}`,
  ]);
  if (rowCount !== 0) throw isHere(tenant);
  const { rowCount: erasedCount } = await keysPool.query(
    'select from vault.forgotten where tenant = $1 and subject = $2',
    [tenant, everybody],
  );
  if (erasedCount === 0) return;
  throw new Fault(
    'business-erased',
    `Business ${tenant} was erased here: what was erased does not come back.`,
  );
}

const isHere = (tenant: string): Fault =>
  new Fault(
    'business-there',
    `Business ${tenant} is here already, and nothing is ever written over: import it into another installation.`,
  );

/** All of it under the lock of the log. What a process that was killed left of the keys, without a log, goes with the next import. */
const load = (target: Target, archive: OpenArchive): Promise<void> =>
  inTransaction(target.pool, logLocked, async (main) => {
    const { keysPool, families, onProgress } = target;
    const { manifest, state } = archive;
    const tenant = manifest.business;
    await refuseKnown(main, keysPool, tenant);
    const read = (name: PartName) => {
      onProgress({ doing: `taking in ${name}`, done: 0, of: undefined, unit: 'bytes' });
      return archive.lines(name);
    };
    try {
      const destroyed = await inTransaction(keysPool, `begin; ${copySettings}`, async (client) => {
        await target.clear(client, tenant);
        await target.takeContacts(client, tenant, read('contacts'));
        return target.takeKeys(client, tenant, read('keys'));
      });
      const { count, upTo } = await takeEvents({ client: main, tenant }, read('events'), families);
      if (count !== state.events)
        throw new Fault('archive-altered', 'This archive holds another number of events than it says.');
      await main.query('insert into log.erased_keys select unnest($1::text[]) on conflict do nothing', [
        destroyed,
      ]);
      await takeBlobs({ client: main, tenant }, read('blobs'));
      await takeVisits({ client: main, tenant }, read('visits'), (client, day) =>
        target.openMonth(client, day),
      );
      await takeConsentLog(main, tenant, read('consent-log'));
      await main.query('insert into moved.businesses (tenant, archive_id, up_to) values ($1, $2, $3)', [
        ...[tenant, manifest.archiveId, upTo.toString()],
      ]);
    } catch (error) {
      await inTransaction(keysPool, 'begin', (client) => target.clear(client, tenant));
      if (error instanceof DatabaseError && error.code === uniqueViolation) throw isHere(tenant);
      throw error;
    }
  });

const batchMax = 1_000;

async function takeConsentLog(
  client: PoolClient,
  tenant: string,
  lines: AsyncIterable<string>,
): Promise<void> {
  let number = 0;
  let batch: string[] = [];
  const write = async (): Promise<void> => {
    await client.query(
      'insert into moved.consent_log (tenant, number, line) select $1, $2 + n, line from unnest($3::text[]) with ordinality as t(line, n)',
      [tenant, number, batch],
    );
    number += batch.length;
    batch = [];
  };
  for await (const line of lines) {
    batch.push(line);
    if (batch.length >= batchMax) await write();
  }
  await write();
}

/** Rows are compared before anything new happens to the business here. */
async function compare(
  { pool, readModels, onProgress }: Target,
  tenant: string,
  { readModels: then }: ArchiveState,
) {
  for (
    let looks = 1;
    !(await inTransaction(pool, 'begin read only', (client) => readModels.haveSeenAll(client, tenant)));
    looks += 1
  ) {
    if (looks > looksMax) {
      throw new Fault(
        'read-models-behind',
        'The read models do not come along: look at “mia doctor”, then run the import again.',
      );
    }
    onProgress({ doing: 'filling the read models', done: looks, of: undefined, unit: 'events' });
    await readModels.waitFor(await headOf(pool), seenMs);
  }
  const now = await inTransaction(pool, `begin read only; ${copySettings}`, (client) =>
    readModels.digests(client, tenant, Object.keys(then)),
  );
  const judged = { equal: [] as string[], differing: [] as string[], notComparable: [] as string[] };
  for (const [name, { version, sha256 }] of Object.entries(then)) {
    const found = now[name];
    if (found?.version !== version) judged.notComparable.push(name);
    else (found.sha256 === sha256 ? judged.equal : judged.differing).push(name);
  }
  return judged;
}

async function headOf(pool: Pool): Promise<bigint> {
  const { rows } = await pool.query<{ position: string }>('select position from log.head');
  return BigInt(rows[0]?.position ?? 0);
}
