import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import {
  createReadModels,
  type AnyProjection,
  type ReadModels,
} from '../../adapters/read-models/read-models.js';
import { createRemedies } from '../../adapters/read-models/remedies.js';
import type { Batch, EventStore, Position } from '../../application/ports/event-store.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { event } from '../../domain/kernel/event.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { testDatabase, type TestDatabase } from './database.js';
import { families } from './families.js';

interface Place {
  readonly tenant: string;
  readonly category?: string;
  readonly id: string;
}

/** A log on a database of its own, and as many processes that keep read models of it as a test needs. */
export async function logWithReadModels() {
  const database = await testDatabase();
  const vault = createMemoryKeyVault();
  const storeOf = (known: typeof families) =>
    createPostgresEventStore({
      pool: database.pool,
      codec: createCodec(known, vault),
      wait: () => Promise.resolve(),
    });
  const store = storeOf(families);
  const others = new Set<typeof store>();
  const running = new Set<ReadModels>();
  const faults: string[] = [];

  const startOn = async (log: EventStore, projections: readonly AnyProjection[]): Promise<ReadModels> => {
    const one = createReadModels({
      pool: database.pool,
      store: log,
      projections,
      isAlone: false,
      onFault: (about) => faults.push(about),
    });
    running.add(one);
    await one.start();
    return one;
  };

  return {
    pool: database.pool,
    owner: database.owner,
    store,
    faults,

    async append(
      { tenant, category = 'conversation', id }: Place,
      ...events: readonly Happened[]
    ): Promise<Position> {
      const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
      const recorded = events.map((event) => ({ id: uuidv7(), event }));
      const outcome = await store.append({ category, id }, 'any', recorded, envelope);
      if (outcome.outcome === 'conflict') throw new Error('Conflict');
      return outcome.position;
    },

    /** One more process. */
    start: (...projections: readonly AnyProjection[]): Promise<ReadModels> => startOn(store, projections),

    /** One more process, which does something with each batch it has read before it goes on. */
    startReading: (
      onRead: (after: Position, batch: Batch) => Promise<void>,
      ...projections: readonly AnyProjection[]
    ): Promise<ReadModels> =>
      startOn(
        {
          ...store,
          async readAll(after, filter, countMax) {
            const batch = await store.readAll(after, filter, countMax);
            await onRead(after, batch);
            return batch;
          },
        },
        projections,
      ),

    /** One more process, whose program expects another shape of one kind of conversation's event. */
    startUnableToRead(type: string, ...projections: readonly AnyProjection[]): Promise<ReadModels> {
      const { conversation = { events: {}, upcasts: {} } } = families;
      const events = { ...conversation.events, [type]: event(1, z.object({ unheardOf: z.string() })) };
      const other = storeOf({ ...families, conversation: { ...conversation, events } });
      others.add(other);
      return startOn(other, projections);
    },

    /** What another process that keeps no read models can do for them. */
    remedies: (...projections: readonly AnyProjection[]) =>
      createRemedies({ pool: database.pool, store, projections }),

    async end(one: ReadModels): Promise<void> {
      running.delete(one);
      await one.stop();
    },

    async close(): Promise<void> {
      await Promise.all([...running].map((one) => one.stop()));
      await Promise.all([store, ...others].map((one) => one.close()));
      await database.close();
    },
  };
}

export type LogWithReadModels = Awaited<ReturnType<typeof logWithReadModels>>;

const at = '2026-11-24T10:00:00.000Z';
const visitorId = 'a-visitor';

export const started = (conversationId: string): ConversationEvent => ({
  type: 'ConversationStarted',
  data: {
    conversationId,
    visitorId,
    opening: { pageUrl: 'https://example.com/' },
    language: 'en',
    channel: 'chat',
    device: 'phone',
    startedAt: at,
  },
});

export const closed = (conversationId: string): ConversationEvent => ({
  type: 'ConversationClosed',
  data: { conversationId, closedAt: at },
});

type Message = Extract<ConversationEvent, { readonly type: 'MessageReceived' }>;

export const said = (text: string): Message => ({
  type: 'MessageReceived',
  data: { messageId: uuidv7(), visitorId, text, receivedAt: at },
});

/** Whoever writes this message into the transcript has to wait, having written what stands before it, until `release`. */
export async function holdUp(
  { pool, owner }: Pick<TestDatabase, 'pool' | 'owner'>,
  tenant: string,
  { data: { messageId } }: Message,
) {
  const client = await pool.connect();
  await client.query('begin');
  await client.query(
    `insert into read_models.transcript_1 (tenant, key, conversation_id, sender, at) values ($1, $2, '', '', now())`,
    [tenant, messageId],
  );
  return {
    /** The database's processes that wait. */
    waiting: async (): Promise<number[]> => {
      // What somebody waits for is shown to superusers only.
      const { rows } = await owner.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.map(({ pid }) => pid);
    },
    async release(): Promise<void> {
      await client.query('rollback');
      client.release();
    },
  };
}
