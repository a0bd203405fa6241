import { randomUUID } from 'node:crypto';
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
  const self = randomUUID();
  const listeners = new Set<() => void>();
  let isTelling = false;
  let isClosed = false;
  let isConnecting = false;
  let listening: PoolClient | undefined;
  let notified: Promise<unknown> = Promise.resolve();

  const wakeAll = (): void => {
    for (const wake of listeners) wake();
  };

  const hasClosed = (): boolean => isClosed;
  const letGo = (): void => {
    listening?.release(true);
    listening = undefined;
  };

  const connect = async (): Promise<void> => {
    if (isClosed || isConnecting || listening !== undefined) return;
    isConnecting = true;
    try {
      const client = await pool.connect();
      client.on('notification', ({ payload }) => {
        // Whom this process told is awake.
        if (payload !== self) wakeAll();
      });
      client.on('error', () => {
        // Once: closing may have let go of it already.
        if (listening !== client) return;
        listening = undefined;
        client.release(true);
      });
      listening = client;
      await client.query(`listen ${channel}`).catch(letGo);
      if (hasClosed()) letGo();
    } finally {
      isConnecting = false;
    }
  };

  /** One at a time; a hint that is lost costs other processes a second. */
  const notify = (): void => {
    const next = () => (isConnecting ? undefined : listening?.query(`notify ${channel}, '${self}'`));
    notified = notified.then(next).catch(() => undefined);
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
        // From the connection that listens: within an append a NOTIFY would hold up every other.
        notify();
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
      letGo();
      return Promise.resolve();
    },
  };
}
