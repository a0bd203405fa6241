import type { Pool } from 'pg';
import {
  UnreadableEvent,
  type EventStore,
  type RecordedEvent,
  type StreamEvent,
} from '../../../application/ports/event-store.js';
import type { WrittenEvent, WrittenEvents } from '../../../application/ports/written-events.js';
import type { Codec, SealedValue, Stored } from '../codec.js';
import type { Body } from '../../../domain/kernel/body.js';
import { batchOf, readable, type Recorded } from '../readable.js';
import { nameOf } from './appends.js';

// Every column as the server writes it: what the driver would make of them is made here where it is needed, and costs half.
type Fields = readonly (string | null)[];
const asSent = { getTypeParser: () => (text: string) => text };

const countLimit = 1_000;

const sealedColumn = `case when e.has_sealed then (
  select json_agg(json_build_array(s.path, s.key_id, encode(s.bytes, 'base64'))) from log.sealed s where s.event_id = e.id
) end`;
const columnsWith = (sealed: string): string =>
  `e.position, e.revision, e.id, e.type, e.version, e.body, ${sealed}`;

const readStreamText = `select ${columnsWith(sealedColumn)} from log.events e
  where e.stream = $1 and e.revision >= $2 and e.tenant = $3 order by e.revision`;

// The head is read in the same snapshot: what lies up to it and was not found does not match.
const readAllText = readAllOf(sealedColumn);
/** What is sealed stays where it is. */
const readWrittenText = readAllOf('null');

function readAllOf(sealed: string): string {
  return `select e.*, head.position from log.head left join lateral (
    select ${columnsWith(sealed)}, e.category, e.stream, e.tenant, e.actor, e.command_id, e.correlation_id, e.causation_id,
      (extract(epoch from e.recorded_at) * 1000)::bigint
    from log.events e
    where e.position > $1 and ($2::text[] is null or e.category = any($2)) and ($3::text[] is null or e.type = any($3))
    order by e.position limit $4
  ) e on true order by e.position`;
}

type Reads = Pick<EventStore, 'readStream' | 'readAll'> & Pick<WrittenEvents, 'readWritten'>;

/** Reading the log in one round trip each, what is sealed with it. */
export function createReads(pool: Pool, codec: Codec): Reads {
  const ask = async (name: string, text: string, values: unknown[]): Promise<readonly Fields[]> => {
    const { rows } = await pool.query<(string | null)[]>({
      name,
      text,
      values,
      rowMode: 'array',
      types: asSent,
    });
    return rows;
  };

  return {
    async readStream(tenant, stream, fromRevision = 1) {
      const rows = await ask('read-stream', readStreamText, [nameOf(stream), fromRevision, tenant]);
      const { events, unreadable } = await opened(rows, () => stream.category, streamEvent);
      if (unreadable !== undefined) throw unreadable;
      return events;
    },

    async readAll(after, { categories, types }, countMax) {
      const limit = Math.min(countMax, countLimit);
      const values = [after.toString(), categories ?? null, types ?? null, limit];
      const rows = await ask('read-all', readAllText, values);
      const found = rows.filter(([position]) => position !== null);
      const last = found.length === limit ? found.at(-1)?.[0] : rows[0]?.at(-1);
      const read = await opened(found, (row) => row[7] ?? '', recordedEvent);
      return batchOf(read, after, BigInt(last ?? 0));
    },

    async readWritten(after, { categories, types }, countMax) {
      const limit = Math.min(countMax, countLimit);
      const values = [after.toString(), categories ?? null, types ?? null, limit];
      const rows = await ask('read-written', readWrittenText, values);
      const found = rows.filter(([position]) => position !== null);
      const last = BigInt((found.length === limit ? found.at(-1)?.[0] : rows[0]?.at(-1)) ?? 0);
      return { events: found.map(writtenEvent), end: last > after ? last : after };
    },
  };

  async function opened<Event>(
    rows: readonly Fields[],
    categoryOf: (row: Fields) => string,
    eventOf: (row: Fields, event: StreamEvent['event']) => Event,
  ): Promise<Recorded<Event>> {
    // One text for all: to parse each alone costs half as much again.
    const bodies = JSON.parse(
      `[${rows.map(([, , , , , body]) => body ?? '{}').join(',')}]`,
    ) as readonly Body[];
    const { events, cause } = await readable(
      codec,
      rows.map((row, index) => stored(row, categoryOf(row), bodies[index] ?? {})),
    );
    const [position, , id, type] = rows[events.length] ?? [];
    return {
      events: events.flatMap((event, index) => eventOf(rows[index] ?? [], event)),
      unreadable:
        cause &&
        new UnreadableEvent({ id: id ?? '', type: type ?? '', position: BigInt(position ?? 0) }, cause.cause),
    };
  }
}

function stored([, , id, type, version, , sealed]: Fields, category: string, body: Body): Stored {
  return {
    category,
    stored: { id: id ?? '', type: type ?? '', version: Number(version), body },
    sealed:
      sealed == null ? [] : (JSON.parse(sealed) as readonly [string, string, string][]).map(sealedValue),
  };
}

const sealedValue = ([path, keyId, bytes]: readonly [string, string, string]): SealedValue => ({
  ...{ path, keyId },
  bytes: Buffer.from(bytes, 'base64'),
});

const streamEvent = ([, revision, id]: Fields, event: StreamEvent['event']): StreamEvent => ({
  ...{ id: id ?? '', event },
  revision: Number(revision),
});

const recordedEvent = (row: Fields, event: StreamEvent['event']): RecordedEvent => ({
  ...placeOf(row),
  event,
});

const writtenEvent = (row: Fields): WrittenEvent => ({
  ...placeOf(row),
  ...{ type: row[3] ?? '', version: Number(row[4]), body: JSON.parse(row[5] ?? '{}') as Body },
});

function placeOf(row: Fields): Omit<RecordedEvent, 'event'> {
  const [position, , , , , , , category = '', stream = '', ...rest] = row.map((field) => field ?? '');
  const [tenant = '', actor = '', commandId = '', correlationId = '', causationId = '', recordedMs = ''] =
    rest;
  return {
    ...{ id: row[2] ?? '', revision: Number(row[1]) },
    position: BigInt(position ?? 0),
    stream: { category, id: stream.slice(category.length + 1) },
    envelope: { tenant, actor, commandId, correlationId, causationId },
    recordedAt: new Date(Number(recordedMs)).toISOString(),
  };
}
