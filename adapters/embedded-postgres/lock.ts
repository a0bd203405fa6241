import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';

const holder = z.object({ pid: z.int(), identity: z.string() });

/**
 * One process owns a data directory. The lock names its process and when that began, so that another one which later got
 * the same number (in a container nearly always) is not taken for it. Answers how to let go.
 */
export function takeLock(path: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) });
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return () => {
        rmSync(path, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = livingHolder(path);
      if (pid !== undefined) {
        throw new Fault(
          'data-directory-in-use',
          `Process ${String(pid)} already runs on this data directory: stop it first, or set DATA_DIR to another one.`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new Fault('data-directory-in-use', 'Another process is just starting on this data directory.');
}

function livingHolder(path: string): number | undefined {
  try {
    const { pid, identity } = holder.parse(JSON.parse(readFileSync(path, 'utf8')));
    return identityOf(pid) === identity ? pid : undefined;
  } catch {
    // Gone again, or cut off while it was written: nobody holds it.
    return undefined;
  }
}

/** When a process began, by the boot it began in; empty when there is none of that number. */
export function identityOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const status = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
      // The name in brackets may hold anything; the 20th field after it is the start, in ticks since boot.
      return `${boot} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
