import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../application/ports/clock.js';
import { Fault } from '../../application/ports/fault.js';
import { openBytes, sealBytes } from '../sealed-box/sealed-box.js';
import { placesIn } from './places.js';

const ring = z.strictObject({
  backupId: z.uuid(),
  expiresAt: z.iso.datetime(),
  /** The backup key, sealed under the master key with its id and its day; null once it is destroyed. */
  wrapped: z.base64().nullable(),
  /** Where the sealed keys stand; relative to the directory of the backups, when they are in it. */
  keysDirectory: z.string(),
});
type Ring = z.infer<typeof ring>;

/** Key and blob backups are gone after so many days at the latest. */
export const keepDaysMax = 21;
const dayMs = 24 * 60 * 60 * 1_000;

const aboutOf = ({ backupId, expiresAt }: Pick<Ring, 'backupId' | 'expiresAt'>): string =>
  `backup key ${backupId} until ${expiresAt}`;
const fileOf = (keyring: string, backupId: string): string => join(keyring, `${backupId}.json`);

export interface NewBackupKey {
  readonly target: string;
  readonly backupId: string;
  readonly keysDirectory: string;
  readonly createdAt: string;
  /** 1 to 21. */
  readonly keepDays: number;
}

/** A random key for one backup, on file until its day. `wrapping`: 32 bytes of the master key, for this purpose only. */
export async function makeBackupKey(wrapping: Uint8Array, asked: NewBackupKey) {
  const { target, backupId, keysDirectory, createdAt } = asked;
  const keepDays = Math.min(asked.keepDays, keepDaysMax);
  const expiresAt = new Date(Date.parse(createdAt) + keepDays * dayMs).toISOString();
  const key = randomBytes(32);
  const inside = relative(target, keysDirectory);
  const isInside = !inside.startsWith('..') && !isAbsolute(inside);
  await writeRing(placesIn(target).keyring, {
    backupId,
    expiresAt,
    wrapped: sealBytes(wrapping, aboutOf({ backupId, expiresAt }), key).toString('base64'),
    keysDirectory: isInside ? inside : resolve(keysDirectory),
  });
  return { key, expiresAt };
}

/** Takes the key of a backup that did not come about out of the keyring. */
export const dropBackupKey = (target: string, backupId: string): Promise<void> =>
  rm(fileOf(placesIn(target).keyring, backupId), { force: true });

/** The key of a backup. Raises one sentence when it is destroyed, expired, or sealed under another master key. */
export async function openBackupKey(
  wrapping: Uint8Array,
  { keyring, backupId, now }: { readonly keyring: string; readonly backupId: string; readonly now: string },
): Promise<Uint8Array> {
  const found = await readRing(fileOf(keyring, backupId));
  if (found?.wrapped == null || found.backupId !== backupId) {
    throw new Fault(
      'backup-key-gone',
      'The key of this backup is not in the keyring: it was destroyed on its day, or --keyring names another folder.',
    );
  }
  if (found.expiresAt <= now) {
    throw new Fault(
      'backup-key-expired',
      `The key of this backup expired on ${found.expiresAt.slice(0, 10)}, and nothing may be restored with it any more: take a younger backup.`,
    );
  }
  try {
    return openBytes(wrapping, aboutOf(found), Buffer.from(found.wrapped, 'base64'));
  } catch (error) {
    throw new Fault(
      'backup-key-altered',
      'The keyring file of this backup was altered: take it from another copy, or take another backup.',
      error,
    );
  }
}

/**
 * Destroys the keys that are due, and with them what they opened: first the key, then the files, so that what cannot be
 * removed now (it is tried again) cannot be read any more either. Answers with the ids of their backups.
 */
export async function destroyDueKeys(target: string, now: Clock): Promise<readonly string[]> {
  const places = placesIn(target);
  const names = await readdir(places.keyring).catch(() => []);
  const destroyed: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const found = await readRing(join(places.keyring, name));
    if (found === undefined || found.expiresAt > now()) continue;
    const { backupId, keysDirectory } = found;
    await writeRing(places.keyring, { ...found, wrapped: null });
    await rm(join(resolve(target, keysDirectory), backupId), { recursive: true, force: true });
    await removeSealed(join(places.backups, backupId));
    await rm(join(places.keyring, name), { force: true });
    destroyed.push(backupId);
  }
  return destroyed;
}

async function removeSealed(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) if (name.endsWith('.sealed')) await rm(join(directory, name), { force: true });
}

async function readRing(path: string): Promise<Ring | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return ring.parse(JSON.parse(text));
  } catch (error) {
    throw new Fault(
      'keyring-broken',
      `${path} is no keyring file of a backup: take it from another copy, or remove it together with its backup.`,
      error,
    );
  }
}

async function writeRing(keyring: string, one: Ring): Promise<void> {
  await mkdir(keyring, { recursive: true, mode: 0o700 });
  const path = fileOf(keyring, one.backupId);
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(one)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
