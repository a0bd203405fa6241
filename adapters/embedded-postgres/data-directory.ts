import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../application/ports/fault.js';
import { full, isFull } from './disk-space.js';
import { ensureOwn, reachableRoot } from './reachable-root.js';
import { canReach, chooseRunner, type Runner } from './runner.js';

export interface Place {
  /** PostgreSQL's own files; may not exist yet. */
  readonly directory: string;
  readonly runner: Runner;
}

/** The data directory under its one true name, writable. Raises `data-directory-unwritable` and `disk-full`. */
export function ensureDataDirectory(dataDir: string): string {
  const probe = join(dataDir, '.writable');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    writeFileSync(probe, 'x');
    rmSync(probe);
    return realpathSync(dataDir);
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

/**
 * Where PostgreSQL's files stand: within the data directory or, where root hands it to a user who cannot reach that, under
 * `reachableRoot`; the file `postgres-is-at` then says so. What was once decided stays: opening or closing a parent folder
 * never begins an empty database beside the real one. Raises `data-missing`, `data-out-of-reach` and those of `chooseRunner`.
 */
export function placeOf(dataDir: string): Place {
  const within = join(dataDir, 'postgres');
  const elsewhere = placeElsewhere(dataDir);
  const directory = elsewhere ?? within;
  if (!existsSync(directory)) return newPlace(dataDir, elsewhere);

  const runner = chooseRunner(directory);
  if (canReach(runner, dirname(directory))) return { directory, runner };
  throw new Fault(
    'data-out-of-reach',
    `PostgreSQL’s user can no longer reach the data in ${directory}: let others pass through the folders above it (chmod o+x).`,
  );
}

function newPlace(dataDir: string, elsewhere: string | undefined): Place {
  const runner = chooseRunner(undefined);
  if (elsewhere !== undefined) return { directory: elsewhere, runner };
  if (canReach(runner, dataDir)) return { directory: join(dataDir, 'postgres'), runner };
  ensureOwn(reachableRoot);
  // Not named after the data directory: that may be moved, and another made where it was.
  const directory = join(reachableRoot, `data-${randomBytes(8).toString('hex')}`);
  writeFileSync(join(dataDir, pointer), `${directory}\n`);
  return { directory, runner };
}

const pointer = 'postgres-is-at';
export const passwordName = 'postgres-password';

function placeElsewhere(dataDir: string): string | undefined {
  const file = join(dataDir, pointer);
  if (!existsSync(file)) return undefined;
  const directory = readFileSync(file, 'utf8').trim();
  // The password comes last: with it the data was once complete.
  if (existsSync(directory) || !existsSync(join(dataDir, passwordName))) return directory;
  throw new Fault(
    'data-missing',
    `The data that belongs to ${dataDir} stood in ${directory} and is not there: restore it, or set DATA_DIR to a new directory.`,
  );
}
