import type {
  AppendOutcome,
  EventFilter,
  EventStore,
  ExpectedRevision,
  RecordedEvent,
} from '../../application/ports/event-store.js';
import type { Codec, EncodedEvent, SealedValue, Stored } from './codec.js';

interface Kept extends Omit<RecordedEvent, 'event'> {
  readonly encoded: EncodedEvent;
}

/** A log for tests. It seals like the real one, so that what can be forgotten there can be forgotten here. */
export function createMemoryEventStore(codec: Codec): EventStore {
  const log: Kept[] = [];
  const sealed = new Map<string, readonly SealedValue[]>();
  const listeners = new Set<() => void>();

  const streamOf = (category: string, id: string): readonly Kept[] =>
    log.filter(({ stream }) => stream.category === category && stream.id === id);

  const opened = async (kept: readonly Kept[]): Promise<readonly RecordedEvent[]> => {
    const events = await codec.decode(
      kept.map(({ stream, encoded }): Stored => ({
        category: stream.category,
        stored: encoded.stored,
        sealed: sealed.get(encoded.stored.id) ?? [],
      })),
    );
    return kept.flatMap(({ encoded: _encoded, ...rest }, index) => {
      const event = events[index];
      return event === undefined ? [] : [{ ...rest, event }];
    });
  };

  return {
    async append(stream, expected, events, envelope): Promise<AppendOutcome> {
      if (events.length === 0) throw new Error('An append holds at least one event');
      const { tenant } = envelope;
      const home = { tenant, container: `${stream.category}-${stream.id}`, category: stream.category };
      const encoded = await codec.encode(events, home);

      const existing = streamOf(stream.category, stream.id);
      const again = repeated(existing, expected, events[0]?.id ?? '');
      const newest = existing.at(-1);
      const isForeign = newest !== undefined && newest.envelope.tenant !== tenant;
      if (again !== undefined && !isForeign) {
        const last = existing[again + events.length - 1];
        return { outcome: 'appended', revision: last?.revision ?? 0, position: last?.position ?? 0n };
      }
      const current = newest?.revision ?? 0;
      if (isForeign || !fits(expected, current)) return { outcome: 'conflict', actualRevision: current };

      encoded.forEach((one, index) => {
        sealed.set(one.stored.id, one.sealed);
        log.push({
          id: one.stored.id,
          stream,
          revision: current + index + 1,
          position: BigInt(log.length + 1),
          encoded: one,
          envelope,
          recordedAt: new Date().toISOString(),
        });
      });
      for (const wake of listeners) wake();
      return { outcome: 'appended', revision: current + encoded.length, position: BigInt(log.length) };
    },

    readStream(tenant, { category, id }, fromRevision = 1) {
      return opened(
        streamOf(category, id).filter(
          ({ revision, envelope }) => revision >= fromRevision && envelope.tenant === tenant,
        ),
      );
    },

    async readAll(after, filter, countMax) {
      const found = log
        .slice(Number(after))
        .filter((kept) => matches(kept, filter))
        .slice(0, countMax);
      const last = found.at(-1);
      const head = BigInt(log.length);
      const end = found.length === countMax && last !== undefined ? last.position : head;
      return { events: await opened(found), end: end > after ? end : after };
    },

    head: () => Promise.resolve(BigInt(log.length)),

    onAppend(wake) {
      listeners.add(wake);
      return {
        stop() {
          listeners.delete(wake);
          return Promise.resolve();
        },
      };
    },

    eraseSealed(keyIds) {
      let count = 0;
      for (const [eventId, values] of sealed) {
        const stay = values.filter(({ keyId }) => !keyIds.includes(keyId));
        count += values.length - stay.length;
        sealed.set(eventId, stay);
      }
      return Promise.resolve(count);
    },
  };
}

/** Where in the stream these events stand already, as an index; undefined when they do not. */
function repeated(
  existing: readonly Kept[],
  expected: ExpectedRevision,
  firstId: string,
): number | undefined {
  const index = existing.findIndex(({ id }) => id === firstId);
  const place = expected === 'no-stream' ? 0 : expected;
  return index >= 0 && (typeof place === 'string' || place === index) ? index : undefined;
}

function fits(expected: ExpectedRevision, current: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'stream-exists') return current > 0;
  return current === (expected === 'no-stream' ? 0 : expected);
}

const matches = ({ stream, encoded }: Kept, { categories, types }: EventFilter): boolean =>
  (categories?.includes(stream.category) ?? true) && (types?.includes(encoded.stored.type) ?? true);
