import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface OwnServer {
  /** Where people reach it. */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * The server as a process of its own on any free port, with the environment of this one. Undefined where it does not start: somebody
 * else runs on the data directory.
 */
export async function startOwnServer(): Promise<OwnServer | undefined> {
  const program = fileURLToPath(new URL('../server.js', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const exited = once(child, 'exit').then(() => {
    process.off('exit', end);
  });
  const ready = new Promise<string>((resolve) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const origin = /Dashboard +(\S+)\//u.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    });
  });
  const origin = await Promise.race([ready, exited]);
  if (origin === undefined) return undefined;
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
