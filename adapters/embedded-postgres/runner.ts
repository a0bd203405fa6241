import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Fault } from '../../application/ports/fault.js';

/** Whom PostgreSQL runs as. Empty: as whoever runs this process. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, so root hands it to a user that every system has; none is made. */
export function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return {};
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid = '', gid = '']) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const runner = users.get('postgres') ?? users.get('nobody');
  if (runner !== undefined) return runner;
  throw new Fault(
    'no-user-for-postgres',
    'PostgreSQL does not run as root and there is no user “postgres” or “nobody”: start as another user, or set DATABASE_URL.',
  );
}

/** Whether PostgreSQL's user can pass through to this directory: the parents of a root's folder are often closed to others. */
export const canReach = (runner: Runner, directory: string): boolean =>
  runner.uid === undefined ||
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', directory], { ...runner, cwd: '/' }).status === 0;
