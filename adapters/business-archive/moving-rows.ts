import { escapeLiteral, type ClientBase, type PoolClient } from 'pg';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';
import type { EventSpecs } from '../../domain/kernel/event.js';
import { leftBehind, notOfBusinesses } from './business-archive.js';

interface Main {
  readonly client: ClientBase;
  readonly tenant: string;
}

/** Every kind of event there is, by category. */
export type Families = Readonly<Record<string, { readonly events: EventSpecs }>>;

const batchMax = 500;
const base64 = z.string();
const id = z.string();

const eventLine = z.strictObject({
  stream: id,
  revision: z.int().positive(),
  category: id,
  type: id,
  version: z.int().positive(),
  id: z.uuid(),
  /** As it was written, to the letter. */
  body: z.string(),
  actor: id,
  commandId: id,
  correlationId: id,
  causationId: id,
  recordedAt: z.iso.datetime(),
  hasSealed: z.boolean(),
  /** Path, id of the key and bytes of each value that is not erased. */
  sealed: z.array(z.tuple([z.string(), z.uuid(), base64])),
});
type EventLine = Readonly<z.infer<typeof eventLine>>;

/** In the order of the log. */
export async function* eventLines({ client, tenant }: Main): AsyncGenerator<string> {
  for (let after = '0'; ;) {
    const { rows } = await client.query<EventLine & { readonly position: string }>(
      `select e.position, e.stream, e.revision, e.category, e.type, e.version, e.id, e.body::text as body, e.actor,
         e.command_id as "commandId", e.correlation_id as "correlationId", e.causation_id as "causationId",
         to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt", e.has_sealed as "hasSealed",
         coalesce((select json_agg(json_build_array(s.path, s.key_id, replace(encode(s.bytes, 'base64'), E'\\n', '')) order by s.path)
           from log.sealed s where s.event_id = e.id), '[]') as sealed
       from log.events e where e.position > $1 and e.tenant = $2 and e.category <> all($3)
       order by e.position limit $4`,
      [after, tenant, leftBehind, batchMax],
    );
    for (const { position: _here, ...line } of rows) yield JSON.stringify(line);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/**
 * Appends them past the doors of the log, whose lock is held: every event keeps its stream, its place in it, its time and its body,
 * and gets the next position. Answers how many there were and the last position.
 */
export async function takeEvents(
  { client, tenant }: Main & { readonly client: PoolClient },
  lines: AsyncIterable<string>,
  families: Families,
): Promise<{ readonly count: number; readonly upTo: bigint }> {
  const { rows } = await client.query<{ position: string }>('select position from log.head');
  const head = BigInt(rows[0]?.position ?? 0);
  let count = 0;
  let batch: EventLine[] = [];
  const write = async (): Promise<void> => {
    await appendEvents(client, { tenant, events: batch, before: head + BigInt(count) });
    count += batch.length;
    batch = [];
  };
  for await (const line of lines) {
    const event = eventLine.parse(JSON.parse(line));
    refuseUnknown(event, families);
    refuseForeign(event, tenant);
    if (event.type === 'AccountOpened') await refuseSite(client, event);
    batch.push(event);
    if (batch.length >= batchMax) await write();
  }
  await write();
  await refuseRepeated(client, head);
  const upTo = head + BigInt(count);
  await client.query('update log.head set position = $1', [upTo.toString()]);
  return { count, upTo };
}

/** What a later version wrote would stop every reader. */
function refuseUnknown({ category, type, version }: EventLine, families: Families): void {
  const known = families[category]?.events[type];
  if (known !== undefined && version <= known.version) return;
  throw new Fault(
    'archive-newer-events',
    `This archive holds an event ${type} ${String(version)} of ${category} that this version does not know: upgrade MiaPulse first.`,
  );
}

const foreign = (): Fault =>
  new Fault(
    'archive-foreign',
    'This archive holds what does not belong to one business alone: whoever made it wanted more than to move. Nothing was taken in.',
  );

/** Whoever knows the passphrase may have made the file themselves: it may speak of nobody else who is here. */
function refuseForeign({ category, stream, body }: EventLine, tenant: string): void {
  const { accountId = tenant } = accountIn.parse(JSON.parse(body));
  const isLeft = [...leftBehind, ...notOfBusinesses].some((one) => one === category);
  if (isLeft || !stream.startsWith(`${category}-`) || accountId !== tenant) throw foreign();
}

const accountIn = z.looseObject({ accountId: z.string().optional() });
const siteIn = z.looseObject({ siteKey: z.string() });

/** Its widget would be somebody else's. */
async function refuseSite(client: PoolClient, { body }: EventLine): Promise<void> {
  const { rowCount } = await client.query(
    `select from log.events where category = 'account' and type = 'AccountOpened' and body ->> 'siteKey' = $1 limit 1`,
    [siteIn.parse(JSON.parse(body)).siteKey],
  );
  if (rowCount !== 0) throw foreign();
}

/** Sealed values are found by the id of their event alone. */
async function refuseRepeated(client: PoolClient, head: bigint): Promise<void> {
  const { rowCount } = await client.query(
    `select from log.events came join log.events other using (id)
     where came.position > $1 and other.position <> came.position limit 1`,
    [head.toString()],
  );
  if (rowCount !== 0) throw foreign();
}

interface Append {
  readonly tenant: string;
  readonly events: readonly EventLine[];
  readonly before: bigint;
}

async function appendEvents(client: PoolClient, { tenant, events, before }: Append): Promise<void> {
  const of = <Name extends keyof EventLine>(name: Name) => events.map((event) => event[name]);
  await client.query(
    `insert into log.events (position, stream, revision, category, type, version, id, body, tenant, actor, command_id,
       correlation_id, causation_id, recorded_at, has_sealed)
     select $1::bigint + e.n, e.stream, e.revision, e.category, e.type, e.version, e.id, e.body::json, $2, e.actor, e.command,
       e.correlation, e.causation, e.at, e.sealed
     from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::int[], $8::uuid[], $9::text[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::timestamptz[], $15::boolean[]) with ordinality
       as e(stream, revision, category, type, version, id, body, actor, command, correlation, causation, at, sealed, n)`,
    [
      ...[before.toString(), tenant, of('stream'), of('revision'), of('category'), of('type'), of('version')],
      ...[of('id'), of('body'), of('actor'), of('commandId'), of('correlationId'), of('causationId')],
      ...[of('recordedAt'), of('hasSealed')],
    ],
  );
  const sealed = events.flatMap((event) => event.sealed.map((value) => [event.id, ...value] as const));
  await client.query(
    'insert into log.sealed select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[])',
    [
      ...[
        sealed.map(([eventId]) => eventId),
        sealed.map(([, path]) => path),
        sealed.map(([, , keyId]) => keyId),
      ],
      sealed.map(([, , , bytes]) => Buffer.from(bytes, 'base64')),
    ],
  );
}

const blobLine = z.strictObject({ blobId: id, keyId: z.uuid(), bytes: base64 });

/** One at a time: a recording may be large. */
export async function* blobLines({ client, tenant }: Main): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const { rows } = await client.query<{ blobId: string; keyId: string; bytes: Buffer }>(
      `select blob_id as "blobId", key_id as "keyId", bytes from blobs.sealed
       where tenant = $1 and blob_id > $2 order by blob_id limit 1`,
      [tenant, after],
    );
    const [row] = rows;
    if (row === undefined) return;
    yield JSON.stringify({ ...row, bytes: row.bytes.toString('base64') });
    after = row.blobId;
  }
}

export async function takeBlobs({ client, tenant }: Main, lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    const { blobId, keyId, bytes } = blobLine.parse(JSON.parse(line));
    await client.query('insert into blobs.sealed (tenant, blob_id, key_id, bytes) values ($1, $2, $3, $4)', [
      ...[tenant, blobId, keyId],
      Buffer.from(bytes, 'base64'),
    ]);
  }
}

const visitLine = z.union([
  z.strictObject({ day: z.iso.date(), pageViews: z.int(), sessions: z.int() }),
  z.strictObject({ at: z.iso.datetime(), path: id, referrerHost: id, device: id }),
]);

/** Page views, which say nothing of who it was, and what each day came to. */
export async function* visitLines({ client, tenant }: Main): AsyncGenerator<string> {
  const { rows: days } = await client.query<Record<string, unknown>>(
    `select day::text, page_views as "pageViews", sessions from usage.days where tenant = $1 order by usage.days.day`,
    [tenant],
  );
  for (const day of days) yield JSON.stringify(day);
  await client.query(
    `declare visits no scroll cursor for
     select to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, path, referrer_host as "referrerHost", device
     from usage.visits where tenant = ${escapeLiteral(tenant)} order by usage.visits.at`,
  );
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>('fetch 1000 from visits');
    for (const visit of rows) yield JSON.stringify(visit);
    if (rows.length === 0) break;
  }
  await client.query('close visits');
}

export async function takeVisits(
  { client, tenant }: Main & { readonly client: PoolClient },
  lines: AsyncIterable<string>,
  openMonth: (client: PoolClient, day: string) => Promise<void>,
): Promise<void> {
  const opened = new Set<string>();
  for await (const line of lines) {
    const one = visitLine.parse(JSON.parse(line));
    if ('day' in one) {
      await client.query(
        'insert into usage.days (tenant, day, page_views, sessions) values ($1, $2, $3, $4)',
        [...[tenant, one.day, one.pageViews, one.sessions]],
      );
      continue;
    }
    const month = one.at.slice(0, 7);
    if (!opened.has(month)) await openMonth(client, one.at.slice(0, 10));
    opened.add(month);
    await client.query(
      'insert into usage.visits (tenant, at, path, referrer_host, device) values ($1, $2, $3, $4, $5)',
      [tenant, one.at, one.path, one.referrerHost, one.device],
    );
  }
}
