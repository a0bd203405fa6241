import type { Batch, Position, RecordedEvent, UnreadableEvent } from '../../application/ports/event-store.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { Undecodable, type Codec, type Stored } from './codec.js';

interface Readable {
  readonly events: readonly Happened[];
  /** Why the one behind them could not be read; undefined when all were. */
  readonly cause: Undecodable | undefined;
}

/** All of these, or those before the first that cannot be read. */
export async function readable(codec: Codec, stored: readonly Stored[]): Promise<Readable> {
  try {
    return { events: await codec.decode(stored), cause: undefined };
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return { events: await codec.decode(stored.slice(0, error.index)), cause: error };
  }
}

/** Recorded events, and what stands behind them when it cannot be read. */
export interface Recorded<Event = RecordedEvent> {
  readonly events: readonly Event[];
  readonly unreadable: UnreadableEvent | undefined;
}

/** What was found after a position; `end` is how far was looked. Raises what cannot be read once nothing lies before it. */
export function batchOf({ events, unreadable }: Recorded, after: Position, end: Position): Batch {
  const last = events.at(-1);
  if (unreadable === undefined) return { events, end: end > after ? end : after };
  if (last === undefined) throw unreadable;
  return { events, end: last.position };
}
