import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';
import { identityOf } from './processes.js';

const holder = z.object({ pid: z.int().positive(), identity: z.string() });
const triesMax = 5;

/**
 * One process owns a data directory. The lock names its process and when that began, so that another one which later got
 * the same number (in a container nearly always) is not taken for it. Answers how to let go. Raises
 * `data-directory-in-use`. It holds among processes that see each other: not between containers that share a volume.
 */
export function takeLock(path: string): () => void {
  const own = `${path}.${randomUUID()}`;
  const mine = { pid: process.pid, identity: identityOf(process.pid) };
  try {
    writeFileSync(own, JSON.stringify(mine), { mode: 0o600 });
    for (let tries = 0; tries < triesMax; tries += 1) {
      // A link appears whole or not at all: nobody ever reads half a lock.
      if (linked(own, path)) return releaseOf(path);
      refuseLivingHolder(path);
      setAside(path);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Fault(
    'data-directory-in-use',
    'Another process is just starting on this data directory: wait for it, or set DATA_DIR to another one.',
  );
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Once only: afterwards the lock may be somebody else's. */
function releaseOf(path: string): () => void {
  let held = true;
  return () => {
    if (held) rmSync(path, { force: true });
    held = false;
  };
}

function refuseLivingHolder(path: string): void {
  const pid = livingHolder(path);
  if (pid === undefined) return;
  throw new Fault(
    'data-directory-in-use',
    `Process ${String(pid)} already runs on this data directory: stop it first, or set DATA_DIR to another one.`,
  );
}

/** Takes a dead lock away. Should a third process have put its own there meanwhile, that goes back. */
function setAside(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (livingHolder(aside) !== undefined) linked(aside, path);
  rmSync(aside, { force: true });
}

function livingHolder(path: string): number | undefined {
  try {
    const { pid, identity } = holder.parse(JSON.parse(readFileSync(path, 'utf8')));
    const living = identityOf(pid);
    return living !== '' && living === identity ? pid : undefined;
  } catch {
    // Gone again, or no lock of ours: nobody holds it.
    return undefined;
  }
}
