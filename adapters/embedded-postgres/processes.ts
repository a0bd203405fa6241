import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, by the boot it began in; empty when none of that number lives. One that is dead and only waits to
 * be fetched by its parent does not live. Linux is read from /proc (proc(5)), as slim images have no `ps`.
 */
export function identityOf(pid: number): string {
  try {
    if (process.platform !== 'linux') return ps('lstart=', pid);
    const status = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in brackets may hold anything. After it the first field is the state, the 20th the start in ticks since boot.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return '';
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

/** Whether this living process is a postmaster on that directory: backends have other titles, editors other programs. */
export function isPostmasterOn(directory: string, pid: number): boolean {
  try {
    if (process.platform !== 'linux') return ps('args=', pid).includes(`/postgres -D ${directory} `);
    const [program = '', ...flags] = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0');
    return program.endsWith('/postgres') && flags[0] === '-D' && flags[1] === directory;
  } catch {
    return false;
  }
}

const ps = (column: string, pid: number): string =>
  execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
