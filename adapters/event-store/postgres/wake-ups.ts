import type { Pool, PoolClient } from 'pg';
import type { Subscription } from '../../../application/ports/event-store.js';

export interface WakeUps {
  /** Something was appended by this process. */
  tell(): void;
  listen(wake: () => void): Subscription;
  close(): Promise<void>;
}

const channel = 'miapulse_log';
const pollMs = 1_000;
const throttleMs = 10;

/**
 * Hints that there is something to read: at once within this process, by a throttled NOTIFY from others, and now and then
 * without one, so that nothing depends on a hint arriving.
 */
export function createWakeUps(pool: Pool): WakeUps {
  const listeners = new Set<() => void>();
  let isTelling = false;
  let isClosed = false;
  let listening: PoolClient | undefined;

  const wakeAll = (): void => {
    for (const wake of listeners) wake();
  };

  const connect = async (): Promise<void> => {
    if (isClosed || listening !== undefined) return;
    const client = await pool.connect();
    listening = client;
    client.on('notification', wakeAll);
    client.on('error', () => {
      // Once: closing may have let go of it already.
      if (listening !== client) return;
      listening = undefined;
      client.release(true);
    });
    await client.query(`listen ${channel}`);
  };
  const reconnect = (): void => {
    connect().catch(() => undefined);
  };

  const poll = setInterval(() => {
    reconnect();
    wakeAll();
  }, pollMs);
  poll.unref();
  reconnect();

  return {
    tell() {
      wakeAll();
      if (isTelling || isClosed) return;
      isTelling = true;
      setTimeout(() => {
        isTelling = false;
        // From the connection that listens: never within an append, where a NOTIFY would hold up every other. A hint that is
        // lost costs other processes a second.
        listening?.query(`notify ${channel}`).catch(() => undefined);
      }, throttleMs).unref();
    },

    listen(wake) {
      listeners.add(wake);
      return {
        stop() {
          listeners.delete(wake);
          return Promise.resolve();
        },
      };
    },

    close() {
      isClosed = true;
      clearInterval(poll);
      listening?.release(true);
      listening = undefined;
      return Promise.resolve();
    },
  };
}
