import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../application/ports/fault.js';
import type { Binaries } from './binaries.js';
import type { Place } from './data-directory.js';
import { full, saysFull } from './disk-space.js';
import { endOrphan } from './orphan.js';

export interface Postmaster {
  readonly port: number;
  stop(): Promise<void>;
}

interface Start extends Place {
  readonly binaries: Binaries;
  readonly port: number;
}

const triesMax = 10;
const backendsGoneMs = 500;
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

/**
 * Starts PostgreSQL on a free port of the loopback interface. Raises `no-free-port`, `data-directory-in-use`, `disk-full` and
 * `postgres-not-started`, with PostgreSQL's last lines as cause.
 */
export async function startPostmaster(
  start: Omit<Start, 'port'>,
  preferredPort: number = randomPort(),
): Promise<Postmaster> {
  await endOrphan(start.directory);
  let port = preferredPort;
  let passing: Passing = 'port-taken';
  for (let tries = 0; tries < triesMax; tries += 1) {
    const outcome = await tryPort({ ...start, port });
    if (typeof outcome !== 'string') return outcome;
    passing = outcome;
    if (passing === 'port-taken') port = randomPort();
    else await wait(backendsGoneMs);
  }
  throw neverPassed[passing]();
}

const randomPort = (): number => randomInt(20_000, 60_000);

/** What another try gets past. Backends outlive a postmaster that was killed for a moment, and hold its memory. */
type Passing = 'port-taken' | 'backends-left';

const neverPassed: Readonly<Record<Passing, () => Fault>> = {
  'port-taken': () =>
    new Fault(
      'no-free-port',
      'No free port was found for PostgreSQL on this machine: end what holds them, or set DATABASE_URL.',
    ),
  'backends-left': () =>
    new Fault(
      'data-directory-in-use',
      'Processes of an earlier PostgreSQL still use this data directory: end them, or set DATA_DIR to another one.',
    ),
};

async function tryPort({ directory, binaries, runner, port }: Start): Promise<Postmaster | Passing> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
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
  return passingOrFault(outcome.said, directory);
}

function passingOrFault(said: string, directory: string): Passing {
  if (/could not bind|could not create any TCP/u.test(said)) return 'port-taken';
  if (said.includes('pre-existing shared memory block')) return 'backends-left';
  const cause = new Error(said.trim().split('\n').slice(-8).join('\n'));
  if (saysFull(said)) throw full(dirname(directory), cause);
  throw new Fault(
    'postgres-not-started',
    'PostgreSQL did not start: see the cause below, or set DATABASE_URL.',
    cause,
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
    // The watcher beside PostgreSQL holds its outlet open until it is let go of; then the last line is in.
    child.on('exit', () => child.stdin?.destroy());
    child.on('close', () => {
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
