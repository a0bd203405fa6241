import { expect, test, vi } from 'vitest';
import { startCrawlDuties } from '../../adapters/composition/crawl-duties.js';

test('what is due is begun at the start and again and again, and a look that fails stops none', async () => {
  vi.useFakeTimers();
  const told: string[] = [];
  let looks = 0;
  const readAgain = (): Promise<void> => {
    looks += 1;
    return looks === 1 ? Promise.reject(new Error('No database')) : Promise.resolve();
  };
  const stop = startCrawlDuties({ readAgain, onError: (about) => told.push(about) });
  await vi.advanceTimersByTimeAsync(16 * 60 * 1_000);
  expect(looks).toBe(4);
  expect(told).toEqual([expect.stringContaining('not read again')]);
  await stop();
  await vi.advanceTimersByTimeAsync(60 * 60 * 1_000);
  expect(looks).toBe(4);
  vi.useRealTimers();
});
