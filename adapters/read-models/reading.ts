import type { EventFilter, EventStore, Position } from '../../application/ports/event-store.js';
import type { Batch } from './batches.js';

/**
 * Reads on while what was read is being written, as long as there is more than one batch. What was read ahead is used in
 * the next round or not at all: meanwhile somebody in it may have been forgotten.
 */
export function createReading(store: Pick<EventStore, 'readAll'>, filter: EventFilter, countMax: number) {
  let ahead: ReadonlyMap<Position, Promise<Batch | undefined>> = new Map();

  const readFrom = async (after: Position): Promise<Batch> => ({
    after,
    ...(await store.readAll(after, filter, countMax)),
  });

  return {
    /** Reads one batch for each place; a place in the midst of a batch that was read has the rest of that one. */
    round(): (after: Position) => Promise<Batch> {
      const before = ahead;
      const next = new Map<Position, Promise<Batch | undefined>>();
      const done: Batch[] = [];
      ahead = next;
      return async (after) => {
        const covering = done.find((batch) => batch.after <= after && after < batch.end);
        if (covering !== undefined) return restOf(covering, after);
        const batch = (await before.get(after)) ?? (await readFrom(after));
        done.push(batch);
        if (batch.events.length === countMax) {
          // What fails is read once more when it is needed, and fails there.
          next.set(
            batch.end,
            readFrom(batch.end).catch(() => undefined),
          );
        }
        return batch;
      };
    },
  };
}

const restOf = ({ events, end }: Batch, after: Position): Batch => ({
  ...{ after, end },
  events: events.filter(({ position }) => position > after),
});
