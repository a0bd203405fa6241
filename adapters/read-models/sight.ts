import {
  UnreadableEvent,
  type EventFilter,
  type EventStore,
  type Position,
} from '../../application/ports/event-store.js';
import type { Batch } from './batches.js';

/** What became visible on the screens. */
export interface Seen {
  readonly tenant: string;
  readonly category: string;
  readonly entity: string;
  readonly position: Position;
}

export type Listener = (seen: readonly Seen[]) => void;

const countMax = 500;

/** How far everybody can see, whichever process wrote it, and who waits for more. */
export function createSight(store: EventStore, filter: EventFilter) {
  const listeners: Listener[] = [];
  const waiting = new Set<{ readonly position: Position; readonly settle: (isSeen: boolean) => void }>();
  let visible: Position = 0n;
  let told: Position = 0n;

  /** Of what cannot be read there is nothing to tell. */
  const readOn = async (): Promise<Pick<Batch, 'events' | 'end'>> => {
    try {
      return await store.readAll(told, filter, countMax);
    } catch (error) {
      if (error instanceof UnreadableEvent) return { events: [], end: error.position };
      throw error;
    }
  };

  const tell = async (batches: readonly Batch[]): Promise<void> => {
    if (listeners.length === 0) {
      told = visible;
      return;
    }
    const { events, end } =
      batches.find((batch) => batch.after <= told && batch.end >= visible) ?? (await readOn());
    const news = events.filter(({ position }) => position > told && position <= visible);
    told = end < visible ? end : visible;
    if (news.length === 0) return;
    const seen = news.map(({ envelope, stream, position }) => ({
      tenant: envelope.tenant,
      category: stream.category,
      entity: stream.id,
      position,
    }));
    for (const listener of listeners) listener(seen);
  };

  return {
    /** What lies before is no news. */
    startAt(position: Position): void {
      visible = position;
      told = position;
    },

    /** Answers whether there is more to tell. `batches`: what was read meanwhile, so that it is not read again. */
    async reached(position: Position, batches: readonly Batch[]): Promise<boolean> {
      if (position > visible) visible = position;
      for (const one of waiting) if (one.position <= visible) one.settle(true);
      if (told < visible) await tell(batches);
      return told < visible;
    },

    isAwaited: (): boolean => waiting.size > 0,

    wait(position: Position, timeoutMs: number): Promise<boolean> {
      if (position <= visible) return Promise.resolve(true);
      return new Promise((resolve) => {
        const one = {
          position,
          settle: (isSeen: boolean) => {
            clearTimeout(timer);
            waiting.delete(one);
            resolve(isSeen);
          },
        };
        const timer = setTimeout(one.settle, timeoutMs, false);
        waiting.add(one);
      });
    },

    onChanged(listener: Listener): void {
      listeners.push(listener);
    },

    /** Nobody waits for what will not come. */
    close(): void {
      for (const { settle } of waiting) settle(false);
    },
  };
}
