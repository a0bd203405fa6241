import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import {
  createReadModels,
  type AnyProjection,
  type ReadModels,
} from '../../adapters/read-models/read-models.js';
import type { EventStore, Position } from '../../application/ports/event-store.js';
import type { Happened } from '../../domain/kernel/decider.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { testDatabase } from './database.js';
import { families } from './families.js';

interface Place {
  readonly tenant: string;
  readonly category?: string;
  readonly id: string;
}

/** A log on a database of its own, and as many processes that keep read models of it as a test needs. */
export async function logWithReadModels() {
  const database = await testDatabase();
  const codec = createCodec(families, createMemoryKeyVault());
  const store = createPostgresEventStore({ pool: database.pool, codec, wait: () => Promise.resolve() });
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

    /** One more process, which does something each time before it reads on after a position. */
    startReading: (
      beforeRead: (after: Position) => Promise<void>,
      ...projections: readonly AnyProjection[]
    ): Promise<ReadModels> =>
      startOn(
        {
          ...store,
          async readAll(after, filter, countMax) {
            await beforeRead(after);
            return store.readAll(after, filter, countMax);
          },
        },
        projections,
      ),

    async end(one: ReadModels): Promise<void> {
      running.delete(one);
      await one.stop();
    },

    async close(): Promise<void> {
      await Promise.all([...running].map((one) => one.stop()));
      await store.close();
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
    device: 'phone',
    startedAt: at,
  },
});

export const said = (text: string): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId: uuidv7(), visitorId, text, receivedAt: at },
});
