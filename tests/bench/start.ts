import { setTimeout as wait } from 'node:timers/promises';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { figure, type Figure } from './figures.js';
import { residentMb } from './memory.js';

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
    demo.push(residentMb(one.product.process.pid ?? 0));
    await one.product.stop();
    const two = await timed();
    second.push(two.ms);
    await wait(2_000);
    idle.push(residentMb(two.product.process.pid ?? 0));
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
