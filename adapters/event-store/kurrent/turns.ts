import { Fault } from '../../../application/ports/fault.js';

// The client keeps what it has to send in memory, however much that is.
const atOnceMax = 100;
const queueMax = 10_000;

/** So much work at once; the rest waits, and what would wait too long is told `overloaded`. */
export function createTurns() {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnceMax) {
      if (waiting.length >= queueMax) {
        throw new Fault('overloaded', 'There is too much to do just now. Please try again.');
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
