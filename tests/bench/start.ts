import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { figure, type Figure } from './figures.js';

const rounds = 3;

/** From the start of the process to its being ready, on an empty and on an existing data directory; memory with PostgreSQL's. */
export async function startBench(): Promise<readonly Figure[]> {
  const first: number[] = [];
  const second: number[] = [];
  const idle: number[] = [];
  const demo: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const data = dataDirectory();
    const timed = async (): Promise<{ readonly product: Running; readonly ms: number }> => {
      const began = performance.now();
      const product = await startProduct({ DATA_DIR: data.path });
      return { product, ms: performance.now() - began };
    };
    const one = await timed();
    first.push(one.ms);
    await wait(8_000);
    demo.push(memoryOf(one.product));
    await one.product.stop();
    const two = await timed();
    second.push(two.ms);
    await wait(2_000);
    idle.push(memoryOf(two.product));
    await two.product.stop();
    data.dispose();
  }
  return [
    figure('first-ready', 'ms', first),
    figure('second-ready', 'ms', second),
    figure('rss-idle', 'MB', idle),
    figure('rss-demo', 'MB', demo),
  ];
}

/** Resident memory of a process and all below it, MB. Shared pages count in each process, so it is an upper bound. */
function memoryOf({ process: child }: Running): number {
  const rows = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u).map(Number));
  const below = new Set([child.pid ?? 0]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const [pid = 0, parent = 0] of rows) if (below.has(parent)) below.add(pid);
  }
  return rows.reduce((sum, [pid = 0, , rss = 0]) => (below.has(pid) ? sum + rss : sum), 0) / 1_024;
}
