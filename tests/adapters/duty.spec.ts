import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDuty } from '../../adapters/composition/duties/duty.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const everyMs = 5 * 60 * 1_000;
const failure = 'nothing was done';

test('a duty is done at the start and again and again, and one that fails stops none', async () => {
  const told: string[] = [];
  let count = 0;
  const work = (): Promise<void> => {
    count += 1;
    return count === 1 ? Promise.reject(new Error('No database')) : Promise.resolve();
  };
  const stop = startDuty({ work, everyMs, failure, onError: (about) => told.push(about) });
  await vi.advanceTimersByTimeAsync(16 * 60 * 1_000);
  expect(count).toBe(4);
  expect(told).toEqual([failure]);
  await stop();
  await vi.advanceTimersByTimeAsync(60 * 60 * 1_000);
  expect(count).toBe(4);
});

test('a duty that takes longer than its turn is not begun a second time beside itself', async () => {
  let count = 0;
  const ends: (() => void)[] = [];
  const work = (): Promise<void> => {
    count += 1;
    return new Promise((resolve) => ends.push(resolve));
  };
  const stop = startDuty({ work, everyMs, failure, onError: () => undefined });
  await vi.advanceTimersByTimeAsync(3 * everyMs);
  expect(count).toBe(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(everyMs);
  expect(count).toBe(2);
  ends[1]?.();
  await stop();
});
