import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';

/** Raised when an older program could not read it any more. */
export const formatVersion = 1;

const digest = z.string().length(64);
const count = z.int().nonnegative();

const keptPart = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()),
  /** Beside the manifest, or below the keys' folder. */
  file: z.string().regex(/^[\w.-]+$/u),
  rows: count,
  bytes: count,
  /** Of the file, and of the rows in it. */
  sha256: digest,
  rowsSha256: digest,
});

const state = z.strictObject({
  /** Over every event as it reads, in the order of the log. */
  sha256: digest,
  events: count,
  erasedValues: count,
  unreadableEvents: count,
});

const contents = z.strictObject({
  format: z.literal(formatVersion),
  backupId: z.uuid(),
  createdAt: z.iso.datetime(),
  product: z.string(),
  postgresMajor: count,
  /** Version of each database's tables, where they are numbered. */
  schemas: z.record(z.string(), z.string()),
  /** The newest position of the log. */
  head: z.string().regex(/^\d+$/u),
  /** How many entries the erasure ledger had. */
  ledgerSequence: count,
  /** First days of the months of which there are page views. */
  visitMonths: z.array(z.iso.date()),
  state,
  parts: z.array(keptPart),
});

export type Manifest = z.infer<typeof contents>;
export type KeptPart = z.infer<typeof keptPart>;
export type LogState = z.infer<typeof state>;

const fileName = 'manifest.json';
const signed = z.object({ mac: z.string(), manifest: z.unknown() });
const anyFormat = z.object({ format: z.int(), product: z.string() });

const macOf = (key: Uint8Array, manifest: unknown): string =>
  createHmac('sha256', key).update(JSON.stringify(manifest)).digest('hex');

/** `key`: 32 bytes of the master key, for this purpose only. Whoever lacks it can alter no backup unseen. */
export async function writeManifest(directory: string, manifest: Manifest, key: Uint8Array): Promise<void> {
  const text = JSON.stringify({ mac: macOf(key, manifest), manifest }, null, 2);
  await writeFile(join(directory, fileName), `${text}\n`, { mode: 0o600, flush: true });
}

/** Raises one sentence when there is no whole backup, or when it is altered, another installation's or newer than this program. */
export async function readManifest(directory: string, key: Uint8Array): Promise<Manifest> {
  const path = join(directory, fileName);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Fault(
      'no-backup',
      `There is no whole backup in ${directory}: name the folder with ${fileName}.`,
      error,
    );
  });
  const { mac, manifest } = parsed(text, path);
  const { format, product } = anyFormat.parse(manifest);
  if (format > formatVersion) {
    throw new Fault(
      'backup-newer',
      `This backup was made by MiaPulse ${product} in a newer format than this version reads: restore it with that version.`,
    );
  }
  if (mac !== macOf(key, manifest)) {
    throw new Fault(
      'backup-not-ours',
      'The manifest of this backup was altered, or it was made under another master key: give the key that belongs to it.',
    );
  }
  return contents.parse(manifest);
}

function parsed(text: string, path: string) {
  try {
    const { mac, manifest } = signed.parse(JSON.parse(text));
    anyFormat.parse(manifest);
    return { mac, manifest };
  } catch (error) {
    throw new Fault('backup-altered', `${path} was altered or cut off: take another backup.`, error);
  }
}
