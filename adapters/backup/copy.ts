import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { PoolClient, Submittable } from 'pg';
import { from, to } from 'pg-copy-streams';
import { openChunks, sealChunks } from '../sealed-box/sealed-chunks.js';

type Bytes = AsyncIterable<Uint8Array>;

/** How a part is sealed: under the backup's key, as this part of this backup. */
export interface Sealing {
  readonly key: Uint8Array;
  readonly about: string;
}

interface Config {
  readonly path: string;
  /** Undefined for a part that is not sealed. */
  readonly sealing: Sealing | undefined;
  /** Told of the bytes of rows that went by since it was last told. */
  readonly onBytes: (count: number) => void;
}

/** Writes what a query answers to a file, packed and perhaps sealed, as PostgreSQL's own text format, which every major reads. */
export async function copyOut(client: PoolClient, query: string, { path, sealing, onBytes }: Config) {
  const rows = meter(onBytes);
  const file = meter();
  const seal = sealing === undefined ? asItIs : sealChunks(sealing.key, sealing.about);
  const copying = await patiently(client, to(`copy (${query}) to stdout`), (copy) =>
    pipeline(
      copy,
      rows.pass,
      createGzip(),
      seal,
      file.pass,
      createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    ),
  );
  return { rows: copying.rowCount, bytes: file.bytes(), sha256: file.sha256(), rowsSha256: rows.sha256() };
}

/** Reads such a file into a table; answers with the SHA-256 of its rows. Raises `backup-altered` when its seal is broken. */
export async function copyIn(client: PoolClient, into: string, { path, sealing, onBytes }: Config) {
  const rows = meter(onBytes);
  const open = sealing === undefined ? asItIs : openChunks(sealing.key, sealing.about);
  const copying = await patiently(client, from(`copy ${into} from stdin`), (copy) =>
    pipeline(createReadStream(path), open, createGunzip(), rows.pass, copy),
  );
  return { rows: copying.rowCount, rowsSha256: rows.sha256() };
}

/** The SHA-256 of what a query answers, as `copyOut` writes it. */
export async function digestRows(client: PoolClient, query: string): Promise<string> {
  const rows = meter();
  await patiently(client, to(`copy (${query}) to stdout`), (copy) => pipeline(copy, rows.pass, drain()));
  return rows.sha256();
}

/** The SHA-256 of a file. */
export async function digestFile(path: string): Promise<string> {
  const file = meter();
  await pipeline(createReadStream(path), file.pass, drain());
  return file.sha256();
}

/** The longest that a timer of Node can wait: 24 days. */
const patienceMs = 2 ** 31 - 1;

/**
 * Runs a copy for as long as it takes, where the driver would give up on it as on any other query. It would also wait for that moment
 * when the copy is done, and the process with it: it is told of the end here.
 */
async function patiently<Copy extends Submittable & object>(
  client: PoolClient,
  copy: Copy,
  run: (copy: Copy) => Promise<void>,
): Promise<Copy> {
  const copying = Object.assign(copy, { query_timeout: patienceMs, callback: () => undefined });
  client.query(copying);
  try {
    await run(copying);
  } finally {
    copying.callback();
  }
  return copying;
}

const asItIs = (source: Bytes): Bytes => source;

const drain = (): Writable =>
  new Writable({
    write: (_bytes, _encoding, done) => {
      done();
    },
  });

function meter(onBytes: (count: number) => void = () => undefined) {
  const hash = createHash('sha256');
  let count = 0;
  let digest: string | undefined;
  const pass = async function* (source: Bytes): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      hash.update(bytes);
      count += bytes.length;
      onBytes(bytes.length);
      yield bytes;
    }
  };
  return { pass, bytes: (): number => count, sha256: (): string => (digest ??= hash.digest('hex')) };
}
