import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { LogAddress } from './log.js';

const line = z.object({
  acknowledged: z.array(z.string()).default([]),
  position: z.string().optional(),
  given: z.string().optional(),
});

/** What the process knew, up to its last whole line. */
export interface LogProcess {
  /** Ids of events of which it was told that they are in the log; of the last of an append also where. */
  readonly acknowledged: Map<string, string | undefined>;
  /** Ids of events that it was given, in that order. */
  readonly given: string[];
  /** Resolves with its exit code, null when it was killed. */
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
}

/** `append`: so many appends in each of eight lanes. `follow`: all from the start. `deal`: as a policy, from its checkpoint. */
export function startLogProcess(
  role: 'append' | 'follow' | 'deal',
  { main, keys }: LogAddress,
  share = 0,
): LogProcess {
  const program = 'tests/support/log-program.ts';
  // An address holds a password, which is nothing for a list of processes.
  const child = spawn(process.execPath, ['--import', 'tsx', program, role, String(share)], {
    env: { PATH: process.env['PATH'], MAIN_URL: main, KEYS_URL: keys },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const die = (): void => {
    child.kill('SIGKILL');
  };
  // A run that breaks off leaves nothing behind.
  process.once('exit', die);
  const acknowledged = new Map<string, string | undefined>();
  const given: string[] = [];
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    process.off('exit', die);
    return code ?? null;
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    // The last one of a killed process may be cut off: of that it told nobody.
    if (!text.endsWith('}')) return;
    const told = line.parse(JSON.parse(text));
    for (const id of told.acknowledged) acknowledged.set(id, undefined);
    const last = told.acknowledged.at(-1);
    if (last !== undefined) acknowledged.set(last, told.position);
    if (told.given !== undefined) given.push(told.given);
  });
  return {
    acknowledged,
    given,
    ended,
    async kill() {
      die();
      await ended;
    },
  };
}
