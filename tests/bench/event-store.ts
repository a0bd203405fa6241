import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { startEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import type { NewEvent } from '../../application/ports/event-store.js';
import { families } from '../support/families.js';
import { figure, median, percentile, type Figure } from './figures.js';

const rounds = 5;
const roundMs = 1_500;
const readCount = 200;
const followed = 100_000n;
const envelope = { tenant: 't', actor: 'a', commandId: 'c', correlationId: 'c', causationId: '' };
const at = '2026-11-24T10:00:00.000Z';
const words = 'x'.repeat(200);
const peerName = 'emmett-postgresql 0.42.0';

/** Made beforehand, for every side the same: what is measured is the log. Each append gives them new ids. */
const made = (type: string, data: () => object): (() => NewEvent) => {
  const events = Array.from({ length: 1_000 }, () => ({ type, data: data() }));
  let count = 0;
  return () => {
    count = (count + 1) % events.length;
    return { id: uuidv7(), event: events[count] ?? { type, data: data() } };
  };
};

/** About 300 bytes, nothing personal in it. */
const plain = made('CrawlFailed', () => ({
  ...{ crawlId: `${uuidv7()}${words}`, reason: 'timed-out', failedAt: at },
}));
/** About as large, with 200 bytes of it sealed. */
const sealed = made('MessageReceived', () => ({
  ...{ messageId: uuidv7(), visitorId: 'v', text: words, receivedAt: at },
}));
/** As long, in the same streams, with nothing personal in it. */
const opened = made('ConversationClosed', () => ({
  ...{ conversationId: `${uuidv7()}${words}`, closedAt: at },
}));

type Append = (writer: number, count: number) => Promise<void>;

interface Round {
  /** Appends per second. */
  readonly rate: number;
  /** Milliseconds of each append. */
  readonly tookMs: readonly number[];
}

/** Appends by so many writers for one round, each on streams of its own that end after 50 events. */
async function writing(writers: number, append: Append): Promise<Round> {
  const tookMs: number[] = [];
  const began = performance.now();
  const until = began + roundMs;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let count = 0; performance.now() < until; count += 1) {
        const start = performance.now();
        await append(writer, count);
        tookMs.push(performance.now() - start);
      }
    }),
  );
  return { rate: (tookMs.length / (performance.now() - began)) * 1_000, tookMs };
}

const shapes = [
  { name: 'append-1x1', size: 1, writers: 1 },
  { name: 'append-1x32', size: 1, writers: 32 },
  { name: 'append-5x32', size: 5, writers: 32 },
] as const;

/** The log beside a peer and beside what the same disk takes at best, in interleaved rounds. */
export async function eventStoreBench(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'miapulse-bench-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir });
  const pools: Pool[] = [];
  const connect = async (database: string, max: number): Promise<Pool> => {
    const pool = new Pool({ connectionString: await postgres.connectionString(database), max });
    // The server may end before the last connection has closed.
    pool.on('connect', (client) => client.on('error', () => undefined));
    pool.on('error', () => undefined);
    pools.push(pool);
    return pool;
  };
  const pool = await connect('ours', 10);
  await prepareDatabase(pool, 'main');
  const keysPool = await connect('keys', 4);
  await prepareDatabase(keysPool, 'keys');
  const codec = createCodec(families, createPostgresKeyVault({ pool: keysPool, masterKey: randomBytes(32) }));
  const store = createPostgresEventStore({ pool, codec, wait: () => Promise.resolve() });
  const emmett = getPostgreSQLEventStore(await postgres.connectionString('peer'));
  const raw = await rawLimit(await connect('raw', 2));
  const sides = { store, emmett, raw, pool };
  const figures = [...(await appendFigures(sides)), ...(await readFigures(sides))];
  await store.close();
  await emmett.close();
  await Promise.all(pools.map((one) => one.end()));
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return figures;
}

interface Sides {
  readonly store: ReturnType<typeof createPostgresEventStore>;
  readonly emmett: ReturnType<typeof getPostgreSQLEventStore>;
  /** Events per second. */
  readonly raw: () => Promise<number>;
  readonly pool: Pool;
}

function ours({ store }: Sides, make: () => NewEvent, category: string, size: number): Append {
  const ids = new Map<number, string>();
  return async (writer, count) => {
    const step = count % Math.floor(50 / size);
    if (step === 0) ids.set(writer, uuidv7());
    const stream = { category, id: ids.get(writer) ?? '' };
    const events = Array.from({ length: size }, make);
    const outcome = await store.append(stream, step === 0 ? 'no-stream' : step * size, events, envelope);
    if (outcome.outcome !== 'appended') throw new Error('A conflict nobody made');
  };
}

function theirs({ emmett }: Sides, size: number): Append {
  const ids = new Map<number, string>();
  return async (writer, count) => {
    const step = count % Math.floor(50 / size);
    if (step === 0) ids.set(writer, uuidv7());
    const events = Array.from({ length: size }, () => plain().event);
    await emmett.appendToStream(
      `crawl-${ids.get(writer) ?? ''}`,
      events as never,
      {
        expectedStreamVersion: step === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(step * size),
      } as never,
    );
  };
}

async function rawLimit(pool: Pool): Promise<() => Promise<number>> {
  await pool.query(`create table events (position bigserial primary key, stream text, version bigint, type text,
    id uuid, data jsonb, meta jsonb, created timestamptz default now(), unique (stream, version))`);
  const body = JSON.stringify(plain().event.data);
  const count = 1_000;
  const insert = async (): Promise<void> => {
    await pool.query({
      name: 'raw',
      text: `insert into events (stream, version, type, id, data, meta)
        select $1, v, 'CrawlFailed', i, d::jsonb, '{"actor":"a","tenant":"t"}'
        from unnest($2::int[], $3::uuid[], $4::text[]) as t(v, i, d)`,
      values: [
        uuidv7(),
        Array.from({ length: count }, (_, index) => index + 1),
        Array.from({ length: count }, () => uuidv7()),
        Array.from({ length: count }, () => body),
      ],
    });
  };
  return async () => {
    const one = await writing(1, insert);
    const two = await writing(2, insert);
    return count * Math.max(one.rate, two.rate);
  };
}

async function appendFigures(sides: Sides): Promise<readonly Figure[]> {
  const measured = shapes.map((shape) => ({ ...shape, ours: [] as Round[], peer: [] as Round[] }));
  const sealedRounds: Round[] = [];
  const limits: number[] = [];
  // One append of each, so that nobody pays for tables and plans within a round.
  await theirs(sides, 1)(0, 0);
  await ours(sides, plain, 'crawl', 1)(0, 0);
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`round ${String(round + 1)} of ${String(rounds)}\n`);
    for (const { size, writers, ours: mine, peer } of measured) {
      mine.push(await writing(writers, ours(sides, plain, 'crawl', size)));
      peer.push(await writing(writers, theirs(sides, size)));
    }
    sealedRounds.push(await writing(32, ours(sides, sealed, 'conversation', 1)));
    limits.push(await sides.raw());
  }
  const limit = { limit: median(limits), limitName: 'raw unnest INSERT, events/s' };
  const appends = measured.map(({ name, size, ours: mine, peer }) =>
    figure(name, 'appends/s', rates(mine), {
      oursEvents: median(rates(mine)) * size,
      ...{ peer: median(rates(peer)), peerName, ...limit },
      ...{ p50Ms: atShare(mine, 0.5), p99Ms: atShare(mine, 0.99) },
      ...{ peerP50Ms: atShare(peer, 0.5), peerP99Ms: atShare(peer, 0.99) },
    }),
  );
  const withSeal = figure('append-sealed-1x32', 'appends/s', rates(sealedRounds), {
    oursEvents: median(rates(sealedRounds)),
    ...limit,
    ...{ p50Ms: atShare(sealedRounds, 0.5), p99Ms: atShare(sealedRounds, 0.99) },
  });
  return [...appends, withSeal];
}

const rates = (all: readonly Round[]): readonly number[] => all.map(({ rate }) => rate);
const atShare = (all: readonly Round[], share: number): number =>
  percentile(
    all.flatMap(({ tookMs }) => tookMs),
    share,
  );

async function readFigures(sides: Sides): Promise<readonly Figure[]> {
  const { store, emmett } = sides;
  const stream = { category: 'crawl', id: uuidv7() };
  const [append, appendTheirs] = [ours(sides, plain, 'crawl', 10), theirs(sides, 10)];
  for (let count = 0; count < 5; count += 1) {
    const events = Array.from({ length: 10 }, plain);
    await store.append(stream, count === 0 ? 'no-stream' : count * 10, events, envelope);
    await emmett.appendToStream('crawl-read', events.map(({ event }) => event) as never);
  }
  const mine: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (let count = 0; count < readCount; count += 1) {
      mine.push(await timed(() => store.readStream('t', stream)));
    }
    for (let count = 0; count < readCount; count += 1) {
      peer.push(await timed(() => emmett.readStream('crawl-read')));
    }
  }
  while ((await store.head()) < followed) {
    await Promise.all(Array.from({ length: 32 }, (_, writer) => append(writer, 0)));
    await appendTheirs(0, 0);
  }
  const reads = figure('read-stream-50', 'ms', mine, {
    ...{ peer: median(peer), peerName, p50Ms: median(mine), p99Ms: percentile(mine, 0.99) },
    ...{ peerP50Ms: median(peer), peerP99Ms: percentile(peer, 0.99) },
  });
  return [reads, ...(await catchUpFigures(sides))];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The first 100,000 events of a log of their own: every second one holds a sealed text of 200 bytes. */
async function catchUpFigures({ store, pool }: Sides): Promise<readonly Figure[]> {
  const from = await store.head();
  const until = from + followed;
  const mixed = (_: unknown, index: number): NewEvent => (index % 2 === 0 ? sealed() : opened());
  while ((await store.head()) < until) {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.append(
          { category: 'conversation', id: uuidv7() },
          'no-stream',
          Array.from({ length: 50 }, mixed),
          envelope,
        ),
      ),
    );
  }
  const raw: number[] = [];
  const decoded: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    raw.push(
      await rateOf(from, async (after) => {
        const { rows } = await pool.query<{ position: string }>({
          name: 'catch-up',
          text: 'select position, stream, revision, type, version, id, body from log.events where position > $1 order by position limit 1000',
          values: [after.toString()],
        });
        return BigInt(rows.at(-1)?.position ?? until);
      }),
    );
    decoded.push(await rateOf(from, async (after) => (await store.readAll(after, {}, 1_000)).end));
  }
  return [figure('catch-up-raw', 'events/s', raw), figure('catch-up-decoded', 'events/s', decoded)];
}

async function rateOf(from: bigint, next: (after: bigint) => Promise<bigint>): Promise<number> {
  const began = performance.now();
  let after = from;
  while (after < from + followed) after = await next(after);
  return (Number(after - from) / (performance.now() - began)) * 1_000;
}
