import type { AllStreamResolvedEvent, AllStreamSubscription } from '@kurrent/kurrentdb-client';

/**
 * What arrives from the server, as much at once as there is, at most `countMax`. While somebody works on it nothing is taken
 * from the line, so that the server waits. Raises what ends the subscription; that it was stopped ends it without.
 */
export async function* arrivalsOf(
  subscription: AllStreamSubscription,
  countMax: number,
  signal: AbortSignal,
): AsyncGenerator<readonly AllStreamResolvedEvent[]> {
  const arrived: AllStreamResolvedEvent[] = [];
  const fault = new AbortController();
  let wake = (): void => undefined;
  const stop = (): void => {
    wake();
  };
  const fail = (error: Error): void => {
    fault.abort(error);
    wake();
  };
  subscription.on('data', (resolved) => {
    arrived.push(resolved);
    wake();
  });
  // It stays there after the end: an error that nobody hears would end this process.
  subscription.on('error', fail);
  subscription.on('end', () => {
    fail(new Error('KurrentDB ended the subscription'));
  });
  signal.addEventListener('abort', stop);

  try {
    while (!signal.aborted) {
      if (arrived.length === 0) {
        fault.signal.throwIfAborted();
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        subscription.resume();
        await woken;
      } else {
        subscription.pause();
        yield arrived.splice(0, countMax);
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Of one that never began there is nothing to end.
    await subscription.unsubscribe().catch(() => undefined);
  }
}
