import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import type { Subscription } from '../../../application/ports/event-store.js';
import type { Kurrent } from './connect.js';
import { serverFilter } from './filters.js';

const pollMs = 1_000;

/**
 * Hints that there is something to read: at once within this process, by a live subscription from others, and now and then
 * without one, so that nothing depends on a hint arriving.
 */
export function createWakeUps({ sdk, client }: Kurrent) {
  const listeners = new Set<() => void>();
  let live: AllStreamSubscription | undefined;

  const wakeAll = (): void => {
    for (const wake of listeners) wake();
  };

  const connect = (): void => {
    if (live !== undefined) return;
    const subscription = client.subscribeToAll({ fromPosition: sdk.END, filter: serverFilter(sdk, {}) });
    live = subscription;
    const forget = (): void => {
      if (live === subscription) live = undefined;
    };
    subscription.on('data', wakeAll).on('error', forget).on('end', forget);
  };

  const poll = setInterval(() => {
    connect();
    wakeAll();
  }, pollMs);
  poll.unref();
  connect();

  return {
    /** Something was appended by this process. */
    tell: wakeAll,

    listen(wake: () => void): Subscription {
      listeners.add(wake);
      return {
        stop() {
          listeners.delete(wake);
          return Promise.resolve();
        },
      };
    },

    async close(): Promise<void> {
      clearInterval(poll);
      await live?.unsubscribe().catch(() => undefined);
    },
  };
}
