import type { CallClock } from '../../adapters/sandbox/twilio/call-line.js';

/** A clock for calls that goes on only when it is told to, and wakes whoever waits by it one after the other. */
export function createPhoneTime(start = '2026-11-24T10:00:00.000Z') {
  let at = Date.parse(start);
  const waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  const clock: CallClock = {
    now: () => at,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const one = {
          due: at + ms,
          wake: (): void => {
            waiting.delete(one);
            signal.removeEventListener('abort', one.wake);
            resolve();
          },
        };
        waiting.add(one);
        if (signal.aborted || ms <= 0) one.wake();
        else signal.addEventListener('abort', one.wake);
      }),
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    clock,
    /** How many still wait. */
    waiting: () => waiting.size,
    async pass(ms: number): Promise<void> {
      const until = at + ms;
      await settled();
      for (;;) {
        const [next] = [...waiting]
          .filter(({ due }) => due <= until)
          .sort((one, other) => one.due - other.due);
        if (next === undefined) break;
        at = Math.max(at, next.due);
        next.wake();
        await settled();
      }
      at = until;
    },
  };
}
