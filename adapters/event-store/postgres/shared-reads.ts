import {
  UnreadableEvent,
  type Batch,
  type EventFilter,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '../../../application/ports/event-store.js';

type ReadAll = EventStore['readAll'];

interface Round {
  readonly filters: EventFilter[];
  readonly batch: Promise<Batch>;
}

/**
 * `readAll` for many who follow the log: a hint wakes them all, and those that stand at the same place share one read of
 * what any of them looks for. Nobody joins a read that has begun: it may have missed what the hint was of.
 */
export function sharedReads(readAll: ReadAll): ReadAll {
  const gathering = new Map<string, Round>();

  const begin = (key: string, after: Position, countMax: number): Round => {
    const filters: EventFilter[] = [];
    const gathered = async (): Promise<Batch> => {
      await Promise.resolve();
      gathering.delete(key);
      return readAll(after, unionOf(filters), countMax);
    };
    const round = { filters, batch: gathered() };
    gathering.set(key, round);
    return round;
  };

  return async (after, filter, countMax) => {
    const key = `${String(after)} ${String(countMax)}`;
    const round = gathering.get(key) ?? begin(key, after, countMax);
    round.filters.push(filter);
    try {
      const { events, end } = await round.batch;
      return { events: events.filter((event) => isSought(event, filter)), end };
    } catch (error) {
      // It may be one that only somebody else looks for.
      if (error instanceof UnreadableEvent && round.filters.length > 1)
        return readAll(after, filter, countMax);
      throw error;
    }
  };
}

/** All that one of them looks for, and perhaps more. */
const unionOf = (filters: readonly EventFilter[]): EventFilter => ({
  ...unionOn('categories', filters),
  ...unionOn('types', filters),
});

function unionOn(by: keyof EventFilter, filters: readonly EventFilter[]): EventFilter {
  const named = filters.flatMap((filter) => filter[by] ?? []);
  return filters.every((filter) => filter[by] !== undefined) ? { [by]: [...new Set(named)] } : {};
}

const isSought = ({ stream, event }: RecordedEvent, { categories, types }: EventFilter): boolean =>
  (categories?.includes(stream.category) ?? true) && (types?.includes(event.type) ?? true);
