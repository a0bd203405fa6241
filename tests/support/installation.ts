import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Running {
  readonly origin: string;
  /** What it said at its start. */
  readonly said: string;
  readonly process: ChildProcess;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Ends it without a word. */
  kill(): Promise<void>;
}

/** An empty data directory, removed by the caller's `dispose`. */
export function dataDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'miapulse-data-'));
  // As an ordinary folder is: whoever runs PostgreSQL for root may pass through.
  chmodSync(path, 0o711);
  return {
    path,
    dispose: (): void => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

type Variables = Readonly<Record<string, string>>;

/**
 * The built product as a process of its own, as `npm start` runs it, but for the past of the made-up business: playing it takes
 * longer than most of what is looked at. `folder`: where another one was built. */
export async function startProduct(variables: Variables, folder = '.'): Promise<Running> {
  const { child, output } = spawnProduct(variables, folder);
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (output().includes('is ready')) resolve(output());
    });
    child.once('exit', (code) => {
      reject(new Error(`It ended with ${String(code)}: ${output()}`));
    });
  });
  const origin = /Dashboard +(\S+)\//u.exec(said)?.[1] ?? '';
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { origin, said, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** What a start that is refused says, and its exit code. */
export async function refusedStart(
  variables: Variables,
): Promise<{ readonly said: string; readonly code: number }> {
  const { child, output } = spawnProduct(variables);
  // Not `exit`, at which what it said may still be on its way.
  const [code] = (await once(child, 'close')) as [number];
  return { said: output().trim(), code };
}

function spawnProduct(variables: Variables, folder = '.') {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/adapters/composition/server.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DEMO_PAST: 'off', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that breaks off leaves nothing behind.
  const endIt = (): void => void child.kill('SIGKILL');
  process.once('exit', endIt);
  child.once('exit', () => process.off('exit', endIt));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { child, output: () => text };
}
