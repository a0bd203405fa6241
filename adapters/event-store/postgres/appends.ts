import type { Pool } from 'pg';
import type {
  AppendOutcome,
  Envelope,
  ExpectedRevision,
  StreamName,
} from '../../../application/ports/event-store.js';
import type { EncodedEvent } from '../codec.js';

export interface Append {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  readonly envelope: Envelope;
}

interface Row {
  readonly is_appended: boolean;
  readonly revision: number;
  readonly position: string | null;
}

export const nameOf = ({ category, id }: StreamName): string => `${category}-${id}`;

const statement = `select is_appended, revision, position
  from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) order by n`;

/** All appends in one statement: one round trip, one commit. What stands in the way of one leaves the others alone. */
export async function runAppends(pool: Pool, appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
  const { rows } = await pool.query<Row>({ name: 'append', text: statement, values: valuesOf(appends) });
  return rows.map(({ is_appended: isAppended, revision, position }) =>
    isAppended
      ? { outcome: 'appended', revision, position: BigInt(position ?? 0) }
      : { outcome: 'conflict', actualRevision: revision },
  );
}

function valuesOf(appends: readonly Append[]): unknown[] {
  const envelopes = appends.map(({ envelope }) => envelope);
  const events = appends.flatMap((append, index) =>
    append.events.map((event) => ({ append: index + 1, ...event })),
  );
  const sealed = events.flatMap((event, index) =>
    event.sealed.map((value) => ({ event: index + 1, ...value })),
  );
  return [
    appends.map(({ stream }) => nameOf(stream)),
    appends.map(({ stream }) => stream.category),
    appends.map(({ expected }) => numberOf(expected)),
    appends.map((append) => append.events.length),
    envelopes.map(({ tenant }) => tenant),
    envelopes.map(({ actor }) => actor),
    envelopes.map(({ commandId }) => commandId),
    envelopes.map(({ correlationId }) => correlationId),
    envelopes.map(({ causationId }) => causationId),
    events.map(({ append }) => append),
    events.map(({ stored }) => stored.id),
    events.map(({ stored }) => stored.type),
    events.map(({ stored }) => stored.version),
    events.map(({ stored }) => JSON.stringify(stored.body)),
    sealed.map(({ event }) => event),
    sealed.map(({ path }) => path),
    sealed.map(({ keyId }) => keyId),
    sealed.map(({ bytes }) => Buffer.from(bytes)),
  ];
}

function numberOf(expected: ExpectedRevision): number {
  if (typeof expected === 'number') return expected;
  return { 'no-stream': 0, any: -1, 'stream-exists': -2 }[expected];
}
