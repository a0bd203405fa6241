import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../../application/ports/fault.js';
import { ensureOwn, reachableRoot, type Binaries } from './binaries.js';
import { canReach, type Runner } from './runner.js';

export const roleName = 'miapulse';

export interface Cluster {
  readonly directory: string;
  readonly password: string;
}

/** PostgreSQL's files under a data directory, made on first use. Raises one sentence that says what to do. */
export function prepareCluster(dataDir: string, binaries: Binaries, runner: Runner): Cluster {
  const existing = existingCluster(dataDir, runner);
  if (existing !== undefined) {
    refuseOtherMajor(existing.directory, binaries.major);
    return existing;
  }
  const directory = placeOf(dataDir, runner);
  refuseForeign(directory);
  const password = initialise(directory, passwordFileOf(dataDir), binaries, runner);
  if (directory !== join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres-is-at'), `${directory}\n`);
  return { directory, password };
}

const passwordFileOf = (dataDir: string): string => join(dataDir, 'postgres-password');

/** The files that stand under a data directory already; undefined when there are none yet. */
export function existingCluster(dataDir: string, runner: Runner): Cluster | undefined {
  const directory = placeOf(dataDir, runner);
  if (!existsSync(join(directory, 'PG_VERSION'))) return undefined;
  return { directory, password: readPassword(passwordFileOf(dataDir)) };
}

/** By which major of PostgreSQL a cluster was made, such as `18`. */
export const majorOfCluster = (directory: string): string =>
  readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();

/** The data directory itself, writable, or a clear refusal. */
export function ensureDataDirectory(dataDir: string): void {
  const probe = join(dataDir, '.writable');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw isFull(error)
      ? full(dataDir, error)
      : new Fault(
          'data-directory-unwritable',
          `The data directory ${dataDir} cannot be written: change its owner, or set DATA_DIR to another one.`,
          error,
        );
  }
}

export const full = (directory: string, cause: unknown): Fault =>
  new Fault(
    'disk-full',
    `There is no space left for the data in ${directory}: free some, or set DATA_DIR to another disk.`,
    cause,
  );

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/**
 * Within the data directory, or, where PostgreSQL's user cannot reach that, under one of its own named after it. Data that
 * was put elsewhere once stays there, and is missed when it is gone.
 */
function placeOf(dataDir: string, runner: Runner): string {
  const pointer = join(dataDir, 'postgres-is-at');
  if (existsSync(pointer)) {
    const place = readFileSync(pointer, 'utf8').trim();
    if (existsSync(join(place, 'PG_VERSION'))) return place;
    throw new Fault(
      'data-missing',
      `The data of ${dataDir} stood in ${place} and is gone: restore it from a copy, or remove ${pointer} to begin anew.`,
    );
  }
  if (canReach(runner, dataDir)) return join(dataDir, 'postgres');
  ensureOwn(reachableRoot);
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  return join(reachableRoot, `data-${name}`);
}

/** What is no cluster of ours is nobody's to remove. */
function refuseForeign(directory: string): void {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return;
  throw new Fault(
    'data-directory-foreign',
    `${directory} holds files that are no data of PostgreSQL: move them away, or set DATA_DIR to another directory.`,
  );
}

function refuseOtherMajor(directory: string, major: string): void {
  const made = majorOfCluster(directory);
  if (made === major) return;
  throw new Fault(
    'data-of-another-major',
    `The data in ${directory} was made by PostgreSQL ${made} and this version brings ${major}: run “npm run mia -- backup” with the version that made it, then “npm run mia -- restore” with this one and DATA_DIR set to a new directory.`,
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

function initialise(directory: string, passwordFile: string, binaries: Binaries, runner: Runner): string {
  const password = randomBytes(24).toString('base64url');
  // Renamed when it is whole: a first start that was cut off begins again.
  const part = mkdtempSync(`${directory}.part-`);
  const passwordPart = join(part, 'password');
  const cluster = join(part, 'data');
  try {
    writeFileSync(passwordPart, password, { mode: 0o600 });
    mkdirSync(cluster, { mode: 0o700 });
    for (const path of [part, passwordPart, cluster]) give(path, runner);
    runInitdb(cluster, passwordPart, binaries, runner);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    rmSync(directory, { recursive: true, force: true });
    renameSync(cluster, directory);
    return password;
  } catch (error) {
    throw isFull(error) ? full(dirname(directory), error) : error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function give(path: string, { uid, gid }: Runner): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function runInitdb(directory: string, passwordFile: string, binaries: Binaries, runner: Runner): void {
  const arguments_ = [
    ...[
      '-D',
      directory,
      '-U',
      roleName,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ],
    // Sorting that no library of the system can change under the indexes.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ];
  const { status, error, stderr, stdout } = spawnSync(join(binaries.directory, 'bin/initdb'), arguments_, {
    ...runner,
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
    encoding: 'utf8',
  });
  if (status === 0) return;
  const said = `${stdout}\n${stderr}`;
  if (/No space left|File too large|quota/iu.test(said)) throw full(directory, new Error(said));
  throw new Fault(
    'postgres-not-initialised',
    'PostgreSQL could not set up its data directory: see the cause below, or set DATABASE_URL.',
    error ?? new Error(said.trim().split('\n').slice(-8).join('\n')),
  );
}
