import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Codec } from '../../../adapters/event-store/codec.js';
import { connectKurrent } from '../../../adapters/event-store/kurrent/connect.js';
import { createKurrentEventStore } from '../../../adapters/event-store/kurrent/store.js';

const patience = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

/** A store on the server at this address, what can be forgotten in this database. */
export async function kurrentStoreAt(url: string, pool: Pool, codec: Codec, wait = patience) {
  return createKurrentEventStore({ kurrent: await connectKurrent(url), pool, codec, wait });
}
