import {
  UnreadableEvent,
  type EventStore,
  type Follower,
  type Position,
  type Subscription,
} from '../../application/ports/event-store.js';

const retryMs = 500;

/**
 * Following by reading on, for a log that is asked: one batch at a time, and a rest until a hint when there is no more.
 * `wait` resolves after so many milliseconds, or at once when the signal is aborted.
 */
export const createSubscribe =
  (
    store: Pick<EventStore, 'readAll' | 'onAppend'>,
    wait: (ms: number, signal: AbortSignal) => Promise<void>,
  ) =>
  ({ after, filter, countMax, take, onFault }: Follower): Subscription => {
    const stopping = new AbortController();
    const { signal } = stopping;
    let wake = (): void => undefined;
    const hints = store.onAppend(() => {
      wake();
    });

    const next = async (position: Position, woken: Promise<void>): Promise<Position> => {
      try {
        const batch = await store.readAll(position, filter, countMax);
        if (signal.aborted) return position;
        if (batch.end > position) await take(batch);
        else await woken;
        return batch.end;
      } catch (error) {
        onFault(error);
        if (error instanceof UnreadableEvent) return error.position;
        await wait(retryMs, signal);
        return position;
      }
    };

    const run = async (): Promise<void> => {
      for (let position = after; !signal.aborted;) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        position = await next(position, woken);
      }
    };
    const done = run();

    return {
      async stop() {
        stopping.abort();
        wake();
        await Promise.all([hints.stop(), done]);
      },
    };
  };
