import { createHash } from 'node:crypto';
import {
  UnreadableEvent,
  type Batch,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '../../application/ports/event-store.js';
import type { LogState } from './manifest.js';

const batchMax = 1_000;
/** An erased value as it stands in JSON, where a text that says the same has its quotes escaped. */
const erased = /\{"erased":true\}/gu;

/**
 * What the log up to a position says: SHA-256 over every event as it reads today, in order. Two logs with the same digest
 * fold to the same states. An event that cannot be read counts as such, by its id.
 */
export async function stateOfLog(
  store: Pick<EventStore, 'readAll'>,
  head: Position,
  onRead: (position: Position) => void,
): Promise<LogState> {
  const hash = createHash('sha256');
  const state = { events: 0, erasedValues: 0, unreadableEvents: 0 };
  for (let after: Position = 0n; after < head;) {
    const { events, end, unreadableId } = await readOn(store, after);
    for (const recorded of events.filter(({ position }) => position <= head)) {
      const text = textOf(recorded);
      hash.update(`${text}\n`);
      state.events += 1;
      state.erasedValues += text.match(erased)?.length ?? 0;
    }
    if (unreadableId !== undefined && end <= head) {
      hash.update(`${String(end)} unreadable ${unreadableId}\n`);
      state.unreadableEvents += 1;
    }
    after = end;
    onRead(after < head ? after : head);
  }
  return { sha256: hash.digest('hex'), ...state };
}

/** Everything there is to know of an event, whatever order a store names it in. */
const textOf = ({ position, stream, revision, id, recordedAt, envelope, event }: RecordedEvent): string =>
  JSON.stringify([
    ...[position.toString(), stream.category, stream.id, revision, id, recordedAt],
    ...[envelope.tenant, envelope.actor, envelope.commandId, envelope.correlationId, envelope.causationId],
    ...[event.type, event.data],
  ]);

async function readOn(
  store: Pick<EventStore, 'readAll'>,
  after: Position,
): Promise<Batch & { readonly unreadableId?: string }> {
  try {
    return await store.readAll(after, {}, batchMax);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return { events: [], end: error.position, unreadableId: error.eventId };
  }
}
