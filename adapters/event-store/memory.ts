import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../application/ports/clock.js';
import {
  UnreadableEvent,
  type AppendOutcome,
  type EventFilter,
  type EventStore,
  type ExpectedRevision,
  type RecordedEvent,
} from '../../application/ports/event-store.js';
import { Fault } from '../../application/ports/fault.js';
import type { WrittenEvents } from '../../application/ports/written-events.js';
import type { Codec, EncodedEvent, SealedValue, Stored } from './codec.js';
import { batchOf, readable, type Recorded } from './readable.js';
import { createSubscribe } from './subscribe.js';

interface Kept extends Omit<RecordedEvent, 'event'> {
  readonly encoded: EncodedEvent;
}

/**
 * A log for tests. It seals like the real one, so that what can be forgotten there can be forgotten here. `now`: by which
 * clock events are recorded.
 */
export function createMemoryEventStore(
  codec: Codec,
  now: Clock = () => new Date().toISOString(),
): EventStore & WrittenEvents {
  const log: Kept[] = [];
  const sealed = new Map<string, readonly SealedValue[]>();
  const erasedKeys = new Set<string>();
  const listeners = new Set<() => void>();

  const streamOf = (category: string, id: string): readonly Kept[] =>
    log.filter(({ stream }) => stream.category === category && stream.id === id);

  const opened = async (kept: readonly Kept[]): Promise<Recorded> => {
    const { events, cause } = await readable(
      codec,
      kept.map(({ stream, encoded }): Stored => ({
        category: stream.category,
        stored: encoded.stored,
        sealed: sealed.get(encoded.stored.id) ?? [],
      })),
    );
    const bad = kept[events.length];
    return {
      events: events.flatMap((event, index): readonly RecordedEvent[] => {
        const one = kept[index];
        if (one === undefined) return [];
        const { encoded: _encoded, ...rest } = one;
        return [{ ...rest, event }];
      }),
      unreadable: cause && bad && new UnreadableEvent({ ...bad, type: bad.encoded.stored.type }, cause.cause),
    };
  };

  const readAll: EventStore['readAll'] = async (after, filter, countMax) => {
    const found = log
      .slice(Number(after))
      .filter((kept) => matches(kept, filter))
      .slice(0, countMax);
    const last = found.length === countMax ? found.at(-1)?.position : BigInt(log.length);
    return batchOf(await opened(found), after, last ?? after);
  };

  const onAppend: EventStore['onAppend'] = (wake) => {
    listeners.add(wake);
    return {
      stop() {
        listeners.delete(wake);
        return Promise.resolve();
      },
    };
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

      if (encoded.some((one) => one.sealed.some(({ keyId }) => erasedKeys.has(keyId)))) {
        throw new Fault('key-destroyed', 'This person has been forgotten.');
      }
      encoded.forEach((one, index) => {
        sealed.set(one.stored.id, one.sealed);
        log.push({
          id: one.stored.id,
          stream,
          revision: current + index + 1,
          position: BigInt(log.length + 1),
          encoded: one,
          envelope,
          recordedAt: now(),
        });
      });
      for (const wake of listeners) wake();
      return { outcome: 'appended', revision: current + encoded.length, position: BigInt(log.length) };
    },

    async readStream(tenant, { category, id }, fromRevision = 1) {
      const { events, unreadable } = await opened(
        streamOf(category, id).filter(
          ({ revision, envelope }) => revision >= fromRevision && envelope.tenant === tenant,
        ),
      );
      if (unreadable !== undefined) throw unreadable;
      return events;
    },

    readAll,

    readWritten(after, filter, countMax) {
      const found = log
        .slice(Number(after))
        .filter((kept) => matches(kept, filter))
        .slice(0, countMax);
      const end = found.length === countMax ? found.at(-1)?.position : BigInt(log.length);
      return Promise.resolve({
        events: found.map(({ encoded, ...place }) => {
          const { type, version, body } = encoded.stored;
          return { ...place, type, version, body };
        }),
        end: end ?? after,
      });
    },

    subscribe: createSubscribe({ readAll, onAppend }, wait),
    head: () => Promise.resolve(BigInt(log.length)),
    onAppend,

    eraseSealed(keyIds) {
      let count = 0;
      for (const keyId of keyIds) erasedKeys.add(keyId);
      for (const [eventId, values] of sealed) {
        const stay = values.filter(({ keyId }) => !keyIds.includes(keyId));
        count += values.length - stay.length;
        sealed.set(eventId, stay);
      }
      return Promise.resolve(count);
    },
  };
}

const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

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
