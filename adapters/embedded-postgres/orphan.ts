import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../application/ports/fault.js';
import { isPostmasterOn } from './processes.js';

/** Fast shutdown, immediate shutdown, and the last resort: postgres(1). */
const signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;
const patienceMs = 10_000;
const stepMs = 25;

/**
 * Ends a postmaster that outlived its process before the next begins. A pid file of anything else is cleared: PostgreSQL
 * itself would give way to another program of that number, and to a dead postmaster that nobody has fetched yet (as in a
 * container whose first process is ours). Should backends still live, it finds them by the memory they hold. Raises
 * `data-directory-in-use`.
 */
export async function endOrphan(directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid');
  const pid = postmasterPid(file);
  if (pid === undefined || !isPostmasterOn(directory, pid)) {
    rmSync(file, { force: true });
    return;
  }
  if (await ended(directory, pid)) {
    rmSync(file, { force: true });
    return;
  }
  throw new Fault(
    'data-directory-in-use',
    `PostgreSQL still runs as process ${String(pid)} on this data directory: end it, or set DATA_DIR to another one.`,
  );
}

async function ended(directory: string, pid: number): Promise<boolean> {
  for (const signal of signals) {
    if (!send(signal, pid)) break;
    for (let waited = 0; waited < patienceMs; waited += stepMs) {
      if (!isPostmasterOn(directory, pid)) return true;
      await wait(stepMs);
    }
  }
  return !isPostmasterOn(directory, pid);
}

function postmasterPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it went out; not to a process that is gone or belongs to somebody else. */
function send(signal: NodeJS.Signals, pid: number): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
