import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Resident memory of a process and all below it, MB. Shared pages count in each process, so it is an upper bound. */
export const residentMb = (pid: number): number =>
  familyOf(pid).reduce((sum, { residentKb }) => sum + residentKb, 0) / 1_024;

/** The same with each shared page counted once (Linux: proportional set size). */
export const proportionalMb = (pid: number): number =>
  familyOf(pid).reduce((sum, { pid: one }) => sum + proportionalKb(one), 0) / 1_024;

function proportionalKb(pid: number): number {
  try {
    return Number(/^Pss: +(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

function familyOf(root: number): readonly { readonly pid: number; readonly residentKb: number }[] {
  const rows = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u).map(Number));
  const below = new Set([root]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const [pid = 0, parent = 0] of rows) if (below.has(parent)) below.add(pid);
  }
  return rows.flatMap(([pid = 0, , residentKb = 0]) => (below.has(pid) ? [{ pid, residentKb }] : []));
}
