import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Fault } from '../../application/ports/fault.js';

/** Whom PostgreSQL runs as. Empty: as whoever runs this process. */
export interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of the data or, where there is none yet, to a user that
 * every system has; none is made. Raises `data-of-another-user` and `no-user-for-postgres`.
 */
export function chooseRunner(data: string | undefined): Runner {
  const self = process.getuid?.();
  if (data !== undefined && self !== undefined) {
    const { uid, gid } = statSync(data);
    if (uid !== 0 && self === 0) return usable({ uid, gid });
    if (uid === 0 || uid !== self) throw ofAnother(data);
  }
  return self === 0 ? usable(systemUser()) : {};
}

const ofAnother = (data: string): Fault =>
  new Fault(
    'data-of-another-user',
    `The data in ${data} belongs to a user PostgreSQL cannot run as here: change its owner, or set DATA_DIR to another directory.`,
  );

function systemUser(): Runner {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid = '', gid = '']) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const user = users.get('postgres') ?? users.get('nobody');
  if (user !== undefined) return user;
  throw new Fault(
    'no-user-for-postgres',
    'PostgreSQL does not run as root and there is no user “postgres” or “nobody”: start as another user, or set DATABASE_URL.',
  );
}

/** A container may have taken from root the right to become somebody else. */
function usable(runner: Runner): Runner {
  const { status, error } = asRunner(runner, ':');
  if (status === 0) return runner;
  throw new Fault(
    'no-user-for-postgres',
    'PostgreSQL does not run as root and root may not become another user here: start as another user, or set DATABASE_URL.',
    error,
  );
}

/** Whether PostgreSQL's user can pass through to this path: the parents of a root's folder are often closed to others. */
export const canReach = (runner: Runner, path: string): boolean =>
  runner.uid === undefined || asRunner(runner, 'test -x "$0"', path).status === 0;

const asRunner = (runner: Runner, script: string, path = '') =>
  spawnSync('/bin/sh', ['-c', script, path], { ...runner, cwd: '/' });
