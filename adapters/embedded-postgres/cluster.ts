import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../application/ports/fault.js';
import type { Binaries } from './binaries.js';
import { isEmptyOrMissing, passwordName, type Place } from './data-directory.js';
import { full, isFull, saysFull } from './disk-space.js';
import type { Runner } from './runner.js';

export const roleName = 'miapulse';

interface Making extends Place {
  /** Absolute; holds the password. */
  readonly dataDir: string;
  readonly binaries: Binaries;
}

/**
 * Makes PostgreSQL's files on first use and answers the password that opens them. Raises `data-of-another-major`,
 * `data-incomplete`, `password-missing`, `disk-full` and `postgres-not-initialised`.
 */
export function prepareCluster(making: Making): string {
  const { dataDir, directory, binaries } = making;
  removeParts(directory);
  const passwordFile = join(dataDir, passwordName);
  if (isEmptyOrMissing(directory)) initialise(making);
  else refuseOtherData(directory, binaries.major);
  if (existsSync(`${passwordFile}.part`)) renameSync(`${passwordFile}.part`, passwordFile);
  return readPassword(passwordFile);
}

/** Left by a first start that was cut off; a password may stand in it. */
function removeParts(directory: string): void {
  const parent = dirname(directory);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(directory)}.part-`)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function refuseOtherData(directory: string, major: string): void {
  const version = join(directory, 'PG_VERSION');
  if (!existsSync(version)) {
    throw new Fault(
      'data-incomplete',
      `${directory} holds files but no whole database: restore it or move it away, or set DATA_DIR to a new directory.`,
    );
  }
  const made = readFileSync(version, 'utf8').trim();
  if (made === major) return;
  throw new Fault(
    'data-of-another-major',
    `The data in ${directory} was made by PostgreSQL ${made} and this version brings ${major}: start the version that made it, or set DATA_DIR to a new directory.`,
  );
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Fault(
      'password-missing',
      `${file} cannot be read: restore it beside the data it opens.`,
      error,
    );
  }
}

/** Each part is renamed when it is whole, the password last: a first start that is cut off anywhere begins again or is finished. */
function initialise({ dataDir, directory, binaries, runner }: Making): void {
  const password = randomBytes(24).toString('base64url');
  const passwordPart = join(dataDir, `${passwordName}.part`);
  const part = mkdtempSync(`${directory}.part-`);
  const passwordFile = join(part, 'password');
  const cluster = join(part, 'data');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    mkdirSync(cluster, { mode: 0o700 });
    for (const path of [part, passwordFile, cluster]) give(path, runner);
    runInitdb({ dataDir, directory: cluster, passwordFile, binaries, runner });
    rmSync(passwordPart, { force: true });
    writeFileSync(passwordPart, `${password}\n`, { mode: 0o600 });
    renameSync(cluster, directory);
  } catch (error) {
    throw isFull(error) ? full(dataDir, error) : error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function give(path: string, { uid, gid }: Runner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

interface Initdb extends Making {
  readonly passwordFile: string;
}

function runInitdb({ dataDir, directory, passwordFile, binaries, runner }: Initdb): void {
  const flags = {
    pgdata: directory,
    username: roleName,
    pwfile: passwordFile,
    auth: 'scram-sha-256',
    encoding: 'UTF8',
    // Sorting that no library of the system can change under the indexes.
    'locale-provider': 'builtin',
    'builtin-locale': 'C.UTF-8',
    locale: 'C',
  };
  const { status, error, stderr, stdout } = spawnSync(
    join(binaries.directory, 'bin/initdb'),
    Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    { ...runner, cwd: '/', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }, encoding: 'utf8' },
  );
  if (status === 0) return;
  const said = `${stdout}\n${stderr}`;
  const cause = error ?? new Error(said.trim().split('\n').slice(-8).join('\n'));
  if (saysFull(said)) throw full(dataDir, cause);
  throw new Fault(
    'postgres-not-initialised',
    'PostgreSQL could not set up its data directory: see the cause below, or set DATABASE_URL.',
    cause,
  );
}
