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
  /** Of each event, as JSON. */
  readonly bodies: readonly string[];
  readonly envelope: Envelope;
}

const eventsPerBatch = 1_000;
const bytesPerBatch = 1_000_000;

/** Its share of a batch, by events or by bytes, whichever is more. */
export function weightOf({ events, bodies }: Pick<Append, 'events' | 'bodies'>): number {
  let bytes = 0;
  for (const body of bodies) bytes += body.length;
  for (const { sealed } of events) for (const value of sealed) bytes += value.bytes.length;
  return Math.max(events.length / eventsPerBatch, bytes / bytesPerBatch);
}

/** Per append: 0 a conflict, 1 appended, 2 appended before. */
type Verdict = 0 | 1 | 2;

interface ManyRow {
  readonly verdicts: readonly Verdict[];
  readonly revisions: readonly number[];
  /** Of those that were appended before; null when there are none. */
  readonly positions: readonly (string | null)[] | null;
  /** What was appended now stands behind it, in the order given. */
  readonly base: string | null;
}

interface OneRow {
  readonly verdict: Verdict;
  readonly revision: number;
  readonly position: string | null;
}

export const nameOf = ({ category, id }: StreamName): string => `${category}-${id}`;

const many = `select verdicts, revisions, positions, base from log.append(${numbered(21)})`;
const one = `select verdict, revision, position from log.append_one(${numbered(17)})`;

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `$${String(index + 1)}`).join(', ');
}

/** All appends in one statement: one round trip, one commit. What stands in the way of one leaves the others alone. */
export async function runAppends(pool: Pool, appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
  const [first] = appends;
  if (first !== undefined && appends.length === 1) {
    const values = [...streamOf(first), ...eventsOf(first.events, first.bodies)];
    const { rows } = await pool.query<OneRow>({ name: 'append-one', text: one, values });
    return rows.map(({ verdict, revision, position }) => outcomeOf(verdict, revision, BigInt(position ?? 0)));
  }
  const { rows } = await pool.query<ManyRow>({ name: 'append', text: many, values: valuesOf(appends) });
  return rows.flatMap((row) => outcomesOf(row, appends));
}

const outcomeOf = (verdict: Verdict, revision: number, position: bigint): AppendOutcome =>
  verdict === 0
    ? { outcome: 'conflict', actualRevision: revision }
    : { outcome: 'appended', revision, position };

function outcomesOf({ verdicts, revisions, positions, base }: ManyRow, appends: readonly Append[]) {
  let reached = BigInt(base ?? 0);
  return appends.map(({ events }, index) => {
    const verdict = verdicts[index] ?? 0;
    if (verdict === 1) reached += BigInt(events.length);
    const position = verdict === 2 ? BigInt(positions?.[index] ?? 0) : reached;
    return outcomeOf(verdict, revisions[index] ?? 0, position);
  });
}

const streamOf = ({ stream, expected, envelope }: Append): unknown[] => [
  nameOf(stream),
  stream.category,
  numberOf(expected),
  envelope.tenant,
  envelope.actor,
  envelope.commandId,
  envelope.correlationId,
  envelope.causationId,
];

function eventsOf(events: readonly EncodedEvent[], bodies: readonly string[]): unknown[] {
  const sealed = events.flatMap((event, index) =>
    event.sealed.map((value) => ({ event: index + 1, ...value })),
  );
  return [
    events.map(({ stored }) => stored.id),
    events.map(({ stored }) => stored.type),
    events.map(({ stored }) => stored.version),
    events.map(({ sealed: values }) => values.length > 0),
    // One text for all: in an array of texts every quotation mark would be escaped, and read back, twice.
    `[${bodies.join(',')}]`,
    sealed.map(({ event }) => event),
    sealed.map(({ path }) => path),
    sealed.map(({ keyId }) => keyId),
    sealed.map(({ bytes }) => Buffer.from(bytes)),
  ];
}

function valuesOf(appends: readonly Append[]): unknown[] {
  let count = 0;
  const skipped = appends.map(({ events }) => (count += events.length) - events.length);
  return [
    appends.map(({ stream }) => nameOf(stream)),
    appends.map(({ stream }) => stream.category),
    appends.map(({ expected }) => numberOf(expected)),
    appends.map(({ events }) => events.length),
    skipped,
    appends.map(({ events }) => events[0]?.stored.id),
    appends.map(({ envelope }) => envelope.tenant),
    appends.map(({ envelope }) => envelope.actor),
    appends.map(({ envelope }) => envelope.commandId),
    appends.map(({ envelope }) => envelope.correlationId),
    appends.map(({ envelope }) => envelope.causationId),
    appends.flatMap(({ events }, index) => events.map(() => index + 1)),
    ...eventsOf(
      appends.flatMap(({ events }) => events),
      appends.flatMap(({ bodies }) => bodies),
    ),
  ];
}

function numberOf(expected: ExpectedRevision): number {
  if (typeof expected === 'number') return expected;
  return { 'no-stream': 0, any: -1, 'stream-exists': -2 }[expected];
}
