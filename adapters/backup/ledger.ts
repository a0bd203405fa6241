import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../application/ports/clock.js';
import { Fault } from '../../application/ports/fault.js';
import { derivedKeys } from './derived-keys.js';
import { placesIn } from './places.js';
import { inTransaction } from '../transaction/transaction.js';
import {
  emptyLedger,
  endAfter,
  entryLine,
  stampLine,
  type LedgerEnd,
  type LedgerEntry,
} from './ledger-lines.js';

interface Config {
  readonly keysPool: Pool;
  /** The directory that holds the backups. */
  readonly target: string;
  readonly masterKey: Uint8Array;
  readonly now: Clock;
}

/** What was destroyed, kept beside the backups: a restored one may bring none of it back. */
export interface Ledger {
  /**
   * Writes what was destroyed since its last entry, and until when that is all. Safe to run at any time, by several
   * processes at once. Raises `ledger-not-written` and `ledger-broken`; what is missing then is written the next time.
   */
  bringUpToDate(): Promise<LedgerEnd>;
}

interface Row {
  readonly sequence: string;
  readonly key_id: string | null;
  readonly tenant: string | null;
  readonly subject: string | null;
  readonly destroyed_at: Date;
}

const pageMax = 1_000;
/** More than any line is long. */
const tailMax = 64 * 1_024;

/** A ledger in a file of lines, each carrying the digest of the one before; the table is the truth, and the file follows it. */
export function createLedger({ keysPool, target, masterKey, now }: Config): Ledger {
  const path = placesIn(target).ledger;
  const key = derivedKeys(masterKey).ledger;
  const bringUpToDate = () =>
    inTransaction(keysPool, 'begin', async (client) => {
      // Two processes with one file take turns.
      await client.query('select pg_advisory_xact_lock(7203118)');
      const asOf = now();
      const file = await openLedger(path);
      try {
        const start = await onDisk(path, () => endOf(file));
        await refuseAhead(client, start, path);
        const end = await writeEntries({ file, path, client }, start);
        return await append({ file, path }, end, [(last) => stampLine(last, asOf, key)]);
      } finally {
        await file.close();
      }
    });
  return { bringUpToDate };
}

interface Target {
  readonly file: FileHandle;
  readonly path: string;
}

const openLedger = (path: string): Promise<FileHandle> =>
  onDisk(path, async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return open(path, 'a+', 0o600);
  });

async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(
      'ledger-not-written',
      `The erasure ledger ${path} cannot be written: free space there, or give its folder back. What is missing is written then.`,
      error,
    );
  }
}

async function writeEntries(
  { client, ...target }: Target & { readonly client: PoolClient },
  start: LedgerEnd,
): Promise<LedgerEnd> {
  let end = start;
  for (;;) {
    const entries = await entriesAfter(client, end.sequence);
    if (entries.length === 0) return end;
    end = await append(
      target,
      end,
      entries.map((entry) => (last: LedgerEnd) => entryLine(last, entry)),
    );
  }
}

async function append(
  { file, path }: Target,
  start: LedgerEnd,
  lines: readonly ((last: LedgerEnd) => string)[],
): Promise<LedgerEnd> {
  let end = start;
  let text = '';
  for (const lineAfter of lines) {
    const line = lineAfter(end);
    end = endAfter(line);
    text += `${line}\n`;
  }
  await onDisk(path, async () => {
    await file.appendFile(text);
    await file.sync();
  });
  return end;
}

async function entriesAfter(client: PoolClient, sequence: number): Promise<readonly LedgerEntry[]> {
  const { rows } = await client.query<Row>(
    `select sequence, key_id, tenant, subject, destroyed_at from vault.destroyed
     where sequence > $1 order by sequence limit $2`,
    [sequence, pageMax],
  );
  return rows.map(({ sequence: number, key_id: keyId, tenant, subject, destroyed_at: at }) => {
    const place = { sequence: Number(number), destroyedAt: at.toISOString() };
    return keyId === null ? { ...place, tenant: tenant ?? '', subject: subject ?? '' } : { ...place, keyId };
  });
}

/** An installation that knows less than its ledger was restored without it. */
async function refuseAhead(client: PoolClient, { sequence }: LedgerEnd, path: string): Promise<void> {
  const { rows } = await client.query<{ newest: string }>(
    'select coalesce(max(sequence), 0) as newest from vault.destroyed',
  );
  if (sequence <= Number(rows[0]?.newest ?? 0)) return;
  throw new Fault(
    'ledger-ahead',
    `The erasure ledger ${path} knows of erasures that this installation does not: it is another one’s, or this one was restored without it.`,
  );
}

/** Where the file ends. A line that was cut off while it was written is taken away. */
async function endOf(file: FileHandle): Promise<LedgerEnd> {
  const { size } = await file.stat();
  const length = Math.min(size, tailMax);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const whole = buffer.lastIndexOf(0x0a) + 1;
  if (whole < length) await file.truncate(size - length + whole);
  const last = buffer.subarray(0, whole).toString('utf8').trimEnd().split('\n').at(-1) ?? '';
  return last === '' ? emptyLedger : endAfter(last);
}
