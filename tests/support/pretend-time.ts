/** A clock that goes on only when it is told to, and whoever waits by it. */
export function createPretendTime(start = '2026-11-24T10:00:00.000Z') {
  let at = Date.parse(start);
  const waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  return {
    now: (): string => new Date(at).toISOString(),
    wait: (ms: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const one = {
          due: at + ms,
          wake: (): void => {
            waiting.delete(one);
            resolve();
          },
        };
        waiting.add(one);
        signal.addEventListener('abort', one.wake);
      }),
    /** So many milliseconds later, once everybody whose time has come has gone on. */
    async pass(ms: number): Promise<void> {
      at += ms;
      for (const { due, wake } of [...waiting]) if (due <= at) wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
