import { DatabaseError, type Pool } from 'pg';
import {
  UnreadableEvent,
  type AppendOutcome,
  type EventFilter,
  type EventStore,
  type RecordedEvent,
} from '../../../application/ports/event-store.js';
import { Fault } from '../../../application/ports/fault.js';
import type { Codec, Stored } from '../codec.js';
import type { Body } from '../digests.js';
import { batchOf, readable, type Recorded } from '../readable.js';
import { createSubscribe } from '../subscribe.js';
import { nameOf, runAppends, type Append } from './appends.js';
import { createCoalescer } from './coalescer.js';
import { createWakeUps } from './wake-ups.js';

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly category: string;
  readonly type: string;
  readonly version: number;
  readonly id: string;
  readonly body: Body;
  readonly tenant: string;
  readonly actor: string;
  readonly command_id: string;
  readonly correlation_id: string;
  readonly causation_id: string;
  readonly recorded_at: Date;
  readonly paths: readonly string[] | null;
  readonly keys: readonly string[];
  readonly bytes: readonly Buffer[];
}

const columns = `e.position, e.stream, e.revision, e.category, e.type, e.version, e.id, e.body, e.tenant, e.actor,
  e.command_id, e.correlation_id, e.causation_id, e.recorded_at, s.paths, s.keys, s.bytes`;

const withSealed = `left join lateral (
  select array_agg(path) as paths, array_agg(key_id) as keys, array_agg(bytes) as bytes
  from log.sealed where event_id = e.id
) s on true`;

const readStreamText = `select ${columns} from log.events e ${withSealed}
  where e.stream = $1 and e.revision >= $2 and e.tenant = $3 order by e.revision`;

// The head is read in the same snapshot: what lies up to it and was not found does not match.
const readAllText = `select head.position as head, e.* from log.head left join lateral (
    select ${columns} from log.events e ${withSealed}
    where e.position > $1 and ($2::text[] is null or e.category = any($2)) and ($3::text[] is null or e.type = any($3))
    order by e.position limit $4
  ) e on true order by e.position`;

const countLimit = 1_000;

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
}): EventStore & { close(): Promise<void> } {
  const wakeUps = createWakeUps(pool);
  const append = createCoalescer<Append, AppendOutcome>({
    run: (appends) => runAppends(pool, appends),
    isLost,
    wait,
  });

  const readAll: EventStore['readAll'] = async (after, filter, countMax) => {
    const limit = Math.min(countMax, countLimit);
    const { rows } = await pool.query<Row & { readonly head: string }>({
      name: 'read-all',
      text: readAllText,
      values: [after.toString(), ...filterValues(filter), limit],
    });
    const found = rows.filter(({ position }) => position as string | null);
    const last = found.length === limit ? found.at(-1)?.position : rows[0]?.head;
    return batchOf(await recorded(found, codec), after, BigInt(last ?? 0));
  };
  const onAppend: EventStore['onAppend'] = (wake) => wakeUps.listen(wake);

  return {
    async append(stream, expected, events, envelope) {
      if (events.length === 0) throw new Error('An append holds at least one event');
      const container = nameOf(stream);
      const home = { tenant: envelope.tenant, container, category: stream.category };
      const encoded = await codec.encode(events, home);
      const outcome = await append(container, encoded.length, {
        stream,
        expected,
        events: encoded,
        envelope,
      }).catch(refused);
      if (outcome.outcome === 'appended') wakeUps.tell();
      return outcome;
    },

    async readStream(tenant, stream, fromRevision = 1) {
      const { rows } = await pool.query<Row>({
        name: 'read-stream',
        text: readStreamText,
        values: [nameOf(stream), fromRevision, tenant],
      });
      const { events, unreadable } = await recorded(rows, codec);
      if (unreadable !== undefined) throw unreadable;
      return events;
    },

    readAll,
    subscribe: createSubscribe({ readAll, onAppend }, wait),

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

const filterValues = ({ categories, types }: EventFilter) => [categories ?? null, types ?? null];

async function recorded(rows: readonly Row[], codec: Codec): Promise<Recorded> {
  const { events, cause } = await readable(codec, rows.map(storedOf));
  const bad = rows[events.length];
  return {
    events: events.flatMap((event, index) => {
      const row = rows[index];
      return row === undefined ? [] : [{ ...placeOf(row), event }];
    }),
    unreadable: cause && bad && new UnreadableEvent({ ...bad, position: BigInt(bad.position) }, cause.cause),
  };
}

const placeOf = (row: Row): Omit<RecordedEvent, 'event'> => ({
  id: row.id,
  stream: { category: row.category, id: row.stream.slice(row.category.length + 1) },
  revision: row.revision,
  position: BigInt(row.position),
  envelope: {
    tenant: row.tenant,
    actor: row.actor,
    commandId: row.command_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
  },
  recordedAt: row.recorded_at.toISOString(),
});

const storedOf = ({ id, category, type, version, body, paths, keys, bytes }: Row): Stored => ({
  category,
  stored: { id, type, version, body },
  sealed: (paths ?? []).map((path, index) => ({
    path,
    keyId: keys[index] ?? '',
    bytes: bytes[index] ?? Buffer.alloc(0),
  })),
});

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
