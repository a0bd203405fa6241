import type { Pool } from 'pg';
import type { EventFilter, EventStore, Position } from '../../../application/ports/event-store.js';
import type { WrittenEvents } from '../../../application/ports/written-events.js';
import type { Codec } from '../codec.js';
import { batchOf } from '../readable.js';
import { createAppending } from './appending.js';
import type { Kurrent } from './connect.js';
import { isAsked } from './filters.js';
import { createFollowing } from './following.js';
import { createOwners } from './owners.js';
import { createReading } from './reading.js';
import { createOpen, nameOf, tenantOf, writtenIn } from './records.js';
import { createSealedValues } from './sealed-values.js';
import { createWakeUps } from './wake-ups.js';

const countLimit = 1_000;

/**
 * The log on KurrentDB, what can be forgotten beside it in PostgreSQL. Positions are the server's, with gaps.
 * Raises the fault `store-refused` besides those of the port.
 */
export function createKurrentEventStore({
  kurrent,
  pool,
  codec,
  wait,
}: {
  readonly kurrent: Kurrent;
  readonly pool: Pool;
  readonly codec: Codec;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}): EventStore & WrittenEvents & { close(): Promise<void> } {
  const sealed = createSealedValues(pool);
  const open = createOpen(codec, sealed);
  const reading = createReading({ ...kurrent, wait });
  const owners = createOwners();
  const append = createAppending({ ...kurrent, reading, owners, wait });
  const wakeUps = createWakeUps(kurrent);

  const readOn = async (after: Position, filter: EventFilter, countMax: number) => {
    const limit = Math.min(countMax, countLimit);
    // First: what is appended while the rest is read may or may not be found.
    const head = await reading.head();
    if (head <= after) return { found: [], end: after };
    const found = await reading.all(after, filter, limit + 1);
    const next = found.filter(({ position }) => position > after).slice(0, limit);
    const last = next.at(-1)?.position ?? after;
    const isAll = found.length <= limit;
    const end = isAll && head > last ? head : last;
    return { found: next.filter((one) => isAsked(one, filter)), end };
  };

  return {
    async append(stream, expected, events, envelope) {
      if (events.length === 0) throw new Error('An append holds at least one event');
      const home = { tenant: envelope.tenant, container: nameOf(stream), category: stream.category };
      const encoded = await sealed.write(await codec.encode(events, home));
      const outcome = await append({ stream, expected, events: encoded, envelope });
      if (outcome.outcome === 'appended') wakeUps.tell();
      return outcome;
    },

    async readStream(tenant, stream, fromRevision = 1) {
      const name = nameOf(stream);
      const found = await reading.stream(name, fromRevision);
      const own = found.filter((one) => tenantOf(one) === tenant);
      if (own.length > 0) owners.remember(name, tenant);
      const { events, unreadable } = await open(own);
      if (unreadable !== undefined) throw unreadable;
      return events;
    },

    async readAll(after, filter, countMax) {
      const { found, end } = await readOn(after, filter, countMax);
      return batchOf(await open(found), after, end);
    },

    async readWritten(after, filter, countMax) {
      const { found, end } = await readOn(after, filter, countMax);
      return { events: writtenIn(found), end };
    },

    subscribe: createFollowing({ ...kurrent, open, wait }),
    head: () => reading.head(),
    onAppend: (wake) => wakeUps.listen(wake),
    eraseSealed: (keyIds) => sealed.erase(keyIds),

    async close() {
      await wakeUps.close();
      await kurrent.client.dispose();
    },
  };
}
