import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../application/ports/fault.js';
import type { Binaries } from './binaries.js';
import { full } from './data-directory.js';
import type { Runner } from './runner.js';

export interface Postmaster {
  readonly port: number;
  stop(): Promise<void>;
}

interface Start {
  readonly directory: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly port: number;
}

const portTriesMax = 10;
const readyMs = 60_000;
const goneMs = 20_000;

/**
 * PostgreSQL and beside it a shell that reads a pipe from this process. However this process ends, SIGKILL included, the
 * pipe closes and the shell stops PostgreSQL. File descriptor 3 is that pipe.
 */
const supervise = `exec 3<&0
"$0" "$@" </dev/null 3<&- &
server=$!
( cat <&3 >/dev/null; kill -INT $server 2>/dev/null ) &
wait $server
exit $?`;

/** Starts PostgreSQL on a free port of the loopback interface. */
export async function startPostmaster(
  start: Omit<Start, 'port'>,
  preferredPort?: number,
): Promise<Postmaster> {
  await endOrphan(start.directory);
  for (let tries = 0; tries < portTriesMax; tries += 1) {
    const port = tries === 0 && preferredPort !== undefined ? preferredPort : randomInt(20_000, 60_000);
    const postmaster = await tryPort({ ...start, port });
    if (postmaster !== 'port-taken') return postmaster;
  }
  throw new Fault(
    'no-free-port',
    'No free port was found for PostgreSQL on this machine: end what holds them, or set DATABASE_URL.',
  );
}

async function tryPort({ directory, binaries, runner, port }: Start): Promise<Postmaster | 'port-taken'> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // A file of the write-ahead log that is done with goes, and the next one begins empty: nobody's rows live on in it.
    wal_recycle: 'off',
    wal_init_zero: 'on',
    wal_keep_size: '0',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = join(binaries.directory, 'bin/postgres');
  // A group of its own: Ctrl-C in the terminal reaches this process first, which then ends it in order.
  const child = spawn('/bin/sh', ['-c', supervise, program, '-D', directory, '-p', String(port), ...flags], {
    ...runner,
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const outcome = await readiness(child);
  if (outcome.ready) return { port, stop: () => stop(child) };

  child.stdin.destroy();
  if (/could not bind|Address already in use|could not create any TCP/u.test(outcome.said))
    return 'port-taken';
  if (outcome.said.includes('No space left on device')) throw full(directory, new Error(outcome.said));
  throw new Fault(
    'postgres-not-started',
    'PostgreSQL did not start: see the cause below, or set DATABASE_URL.',
    new Error(outcome.said),
  );
}

type Readiness = { readonly ready: true } | { readonly ready: false; readonly said: string };

/** Follows what PostgreSQL says until it accepts connections or ends. Its last lines are all that is kept. */
function readiness(child: ChildProcess): Promise<Readiness> {
  return new Promise((resolve) => {
    let said = '';
    const settle = (outcome: Readiness): void => {
      clearTimeout(tooLong);
      resolve(outcome);
    };
    const tooLong = setTimeout(() => {
      settle({ ready: false, said: `Not ready after ${String(readyMs / 1_000)} s\n${said}` });
    }, readyMs);
    child.on('error', (error) => {
      settle({ ready: false, said: error.message });
    });
    child.on('exit', () => {
      settle({ ready: false, said });
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
      if (said.includes('ready to accept connections')) settle({ ready: true });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.destroy();
  await Promise.race([ended, wait(goneMs, undefined, { ref: false })]);
  child.stderr?.destroy();
  child.unref();
}

/** A postmaster that outlived its process is ended before the next begins; a stale pid file is cleared. */
async function endOrphan(directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid');
  const pid = postmasterPid(file);
  if (pid === undefined || !isPostgresOf(pid, directory)) {
    rmSync(file, { force: true });
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    for (let waited = 0; waited < goneMs / 2; waited += 50) {
      if (!isPostgresOf(pid, directory)) return;
      await wait(50);
    }
  }
}

function postmasterPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The port of the PostgreSQL that runs on this directory: the fourth line of its pid file. */
export function runningPort(directory: string): number | undefined {
  const file = join(directory, 'postmaster.pid');
  const pid = postmasterPid(file);
  if (pid === undefined || !isPostgresOf(pid, directory)) return undefined;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

function isPostgresOf(pid: number, directory: string): boolean {
  try {
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    // The program itself, not one that happens to speak of it.
    const [program = ''] = command.trim().split(' ');
    return basename(program) === 'postgres' && command.includes(` -D ${directory} `);
  } catch {
    return false;
  }
}
