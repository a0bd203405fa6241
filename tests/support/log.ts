import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import type { NewEvent, RecordedEvent } from '../../application/ports/event-store.js';
import { families } from './families.js';

/** Where a log and its keys stand. */
export interface LogAddress {
  readonly main: string;
  readonly keys: string;
}

export const tenant = 'a-business';
const masterKey = Buffer.alloc(32, 7);

export const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

const connect = (connectionString: string, max: number): Pool => {
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: 5_000 });
  // A database that is killed cuts every line; whoever asks on one is told by the query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
};

/** The log as one process has it: connections, keys and a store of its own. */
export function openLog({ main, keys }: LogAddress, connectionCountMax = 6) {
  const pool = connect(main, connectionCountMax);
  const keysPool = connect(keys, 2);
  const codec = createCodec(families, createPostgresKeyVault({ pool: keysPool, masterKey }));
  const store = createPostgresEventStore({ pool, codec, wait });
  return {
    store,
    pool,
    async close(): Promise<void> {
      await store.close();
      await Promise.all([pool.end(), keysPool.end()]);
    },
  };
}

export type OpenLog = ReturnType<typeof openLog>;

/** What a visitor of this conversation said; the words are sealed. */
export function said(conversationId: string, id = uuidv7()): NewEvent {
  const data = { messageId: id, visitorId: `visitor-of-${conversationId}`, text: `Words of ${id}` };
  return {
    id,
    event: { type: 'MessageReceived', data: { ...data, receivedAt: '2026-11-24T10:00:00.000Z' } },
  };
}

/** `commandId` says how many events were appended together. */
export const envelopeOf = (events: readonly NewEvent[]) => ({
  ...{ tenant, actor: 'visitor', correlationId: '', causationId: '' },
  commandId: `${events[0]?.id ?? ''} of ${String(events.length)}`,
});

/** The whole log, as one who follows it from the start reads it. */
export async function readWhole({ store }: Pick<OpenLog, 'store'>): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (;;) {
    const { events } = await store.readAll(all.at(-1)?.position ?? 0n, {}, 1_000);
    if (events.length === 0) return all;
    all.push(...events);
  }
}

/** Answers what is wrong with a log in itself: holes, doubles, halves of appends, words that were lost. */
export function* flawsOf(all: readonly RecordedEvent[]) {
  const revisions = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [index, { id, position, revision, stream, envelope, event }] of all.entries()) {
    if (position !== BigInt(index + 1)) yield `${id} stands at ${String(position)}`;
    if (revision !== (revisions.get(stream.id) ?? 0) + 1) yield `${id} is revision ${String(revision)}`;
    revisions.set(stream.id, revision);
    counts.set(envelope.commandId, (counts.get(envelope.commandId) ?? 0) + 1);
    if (!('text' in event.data) || event.data.text !== `Words of ${id}`) yield `${id} lost its words`;
  }
  for (const [commandId, count] of counts) {
    if (!commandId.endsWith(` of ${String(count)}`)) yield `${commandId} is there ${String(count)} times`;
  }
  if (new Set(all.map(({ id }) => id)).size < all.length) yield 'an event is there twice';
}
