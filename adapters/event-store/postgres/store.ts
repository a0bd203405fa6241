import { DatabaseError, type Pool } from 'pg';
import type { AppendOutcome, EventStore } from '../../../application/ports/event-store.js';
import { Fault } from '../../../application/ports/fault.js';
import type { WrittenEvents } from '../../../application/ports/written-events.js';
import type { Codec } from '../codec.js';
import { createSubscribe } from '../subscribe.js';
import { nameOf, runAppends, weightOf, type Append } from './appends.js';
import { createCoalescer } from './coalescer.js';
import { createReads } from './reads.js';
import { sharedReads } from './shared-reads.js';
import { createWakeUps } from './wake-ups.js';

/** The log on PostgreSQL: dense positions in commit order, group commit, sealed values in the same round trip. */
export function createPostgresEventStore({
  pool,
  codec,
  wait,
}: {
  readonly pool: Pool;
  readonly codec: Codec;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}): EventStore & WrittenEvents & { close(): Promise<void> } {
  const wakeUps = createWakeUps(pool);
  const append = createCoalescer<Append, AppendOutcome>({
    run: (appends) => runAppends(pool, appends),
    isLost,
    wait,
  });

  const { readStream, readAll, readWritten } = createReads(pool, codec);
  const onAppend: EventStore['onAppend'] = (wake) => wakeUps.listen(wake);

  return {
    async append(stream, expected, events, envelope) {
      if (events.length === 0) throw new Error('An append holds at least one event');
      const container = nameOf(stream);
      const home = { tenant: envelope.tenant, container, category: stream.category };
      const encoded = await codec.encode(events, home);
      const bodies = encoded.map(({ stored }) => JSON.stringify(stored.body));
      const work = { stream, expected, events: encoded, bodies, envelope };
      const outcome = await append(container, weightOf(work), work).catch(refused);
      if (outcome.outcome === 'appended') wakeUps.tell();
      return outcome;
    },

    readStream,
    readAll,
    readWritten,
    subscribe: createSubscribe({ readAll: sharedReads(readAll), onAppend }, wait),

    async head() {
      const { rows } = await pool.query<{ position: string }>('select position from log.head');
      return BigInt(rows[0]?.position ?? 0);
    },

    onAppend,

    async eraseSealed(keyIds) {
      const { rows } = await pool.query<{ erased: string }>('select log.erase_sealed($1) as erased', [
        keyIds,
      ]);
      return Number(rows[0]?.erased ?? 0);
    },

    close: () => wakeUps.close(),
  };
}

const keyErased = 'MP001';

/** Somebody else destroyed a key that this process still trusted. */
function refused(error: unknown): never {
  if (error instanceof DatabaseError && error.code === keyErased) {
    throw new Fault('key-destroyed', 'This person has been forgotten.', error);
  }
  throw error;
}

/** Not the server's own no: the line broke, or the server is going down (classes 08 and 57P). */
const isLost = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || /^(57P|08)/u.test(error.code ?? '');
