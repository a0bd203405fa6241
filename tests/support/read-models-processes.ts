import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Keeper {
  readonly pid: number;
  /** What it said so far, among that its faults. */
  readonly said: () => string;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it, whatever state it is in. */
  end(): Promise<void>;
}

interface Databases {
  readonly connectionString: string;
  readonly keysConnectionString: string;
  readonly masterKey: Uint8Array;
}

/** A process of its own that keeps all read models; resolves once they are in use. */
export async function startKeeper(databases: Databases): Promise<Keeper> {
  const { connectionString, keysConnectionString, masterKey } = databases;
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/read-models-process.ts'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      MAIN_URL: connectionString,
      KEYS_URL: keysConnectionString,
      MASTER_KEY: Buffer.from(masterKey).toString('hex'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that breaks off leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'));
  let text = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('ready')) resolve();
      });
    }
    child.once('exit', () => {
      reject(new Error(text));
    });
  });
  await ready;
  return {
    pid: child.pid ?? 0,
    said: () => text,
    signal: (name) => child.kill(name),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
