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
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import type { NewEvent } from '../../application/ports/event-store.js';
import { families } from '../support/families.js';
import { figure, median, type Figure } from './figures.js';

const rounds = 3;
const roundMs = 1_500;
const envelope = { tenant: 't', actor: 'a', commandId: 'c', correlationId: 'c', causationId: '' };
const at = '2026-11-24T10:00:00.000Z';
const words = 'x'.repeat(200);

/** About 300 bytes, encoded beforehand: what is measured is the log. */
const plain = (): NewEvent => ({
  id: uuidv7(),
  event: {
    type: 'CrawlFailed',
    data: { crawlId: `${uuidv7()}${words}`, reason: 'timed-out', failedAt: at },
  },
});
const sealed = (): NewEvent => ({
  id: uuidv7(),
  event: {
    type: 'MessageReceived',
    data: { messageId: uuidv7(), visitorId: 'v', text: words, receivedAt: at },
  },
});

/** Events per second of appends by so many writers, each on streams of its own that end after 50 events. */
async function writing(
  writers: number,
  append: (writer: number, count: number) => Promise<void>,
): Promise<number> {
  const until = performance.now() + roundMs;
  const began = performance.now();
  let total = 0;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let count = 0; performance.now() < until; count += 1) {
        await append(writer, count);
        total += 1;
      }
    }),
  );
  return (total / (performance.now() - began)) * 1_000;
}

export async function eventStoreBench(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'miapulse-bench-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir });
  const connectionString = await postgres.connectionString('ours');
  const pool = new Pool({ connectionString, max: 10 });
  // PostgreSQL may end before the last connection has closed.
  pool.on('error', () => undefined);
  await prepareDatabase(pool, 'main');
  const codec = createCodec(families, createMemoryKeyVault());
  const store = createPostgresEventStore({ pool, codec, wait: () => Promise.resolve() });
  const peerString = await postgres.connectionString('peer');
  const emmett = getPostgreSQLEventStore(peerString);
  const rawPool = new Pool({ connectionString: await postgres.connectionString('raw'), max: 2 });
  rawPool.on('error', () => undefined);
  await rawPool.query(`create table events (position bigserial primary key, stream text, version bigint, type text,
    id uuid, data jsonb, meta jsonb, created timestamptz default now(), unique (stream, version))`);

  const ours = (make: () => NewEvent, category: string, size: number) => {
    const ids = new Map<number, string>();
    return async (writer: number, count: number): Promise<void> => {
      const step = count % Math.floor(50 / size);
      if (step === 0) ids.set(writer, uuidv7());
      const stream = { category, id: ids.get(writer) ?? '' };
      const events = Array.from({ length: size }, make);
      const outcome = await store.append(stream, step === 0 ? 'no-stream' : step * size, events, envelope);
      if (outcome.outcome !== 'appended') throw new Error('A conflict nobody made');
    };
  };
  const theirs = (size: number) => {
    const ids = new Map<number, string>();
    return async (writer: number, count: number): Promise<void> => {
      const step = count % Math.floor(50 / size);
      if (step === 0) ids.set(writer, uuidv7());
      const events = Array.from({ length: size }, () => ({ type: 'CrawlFailed', data: plain().event.data }));
      await emmett.appendToStream(
        `crawl-${ids.get(writer) ?? ''}`,
        events as never,
        {
          expectedStreamVersion: step === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(step * size),
        } as never,
      );
    };
  };
  const raw = async (): Promise<number> => {
    const body = JSON.stringify(plain().event.data);
    const count = 1_000;
    const insert = async (connections: number): Promise<number> =>
      count *
      (await writing(connections, async () => {
        const stream = uuidv7();
        await rawPool.query({
          name: 'raw',
          text: `insert into events (stream, version, type, id, data, meta)
            select $1, v, 'CrawlFailed', i, d::jsonb, '{"actor":"a","tenant":"t"}' from unnest($2::int[], $3::uuid[], $4::text[]) as t(v, i, d)`,
          values: [
            stream,
            Array.from({ length: count }, (_, index) => index + 1),
            Array.from({ length: count }, () => uuidv7()),
            Array.from({ length: count }, () => body),
          ],
        });
      }));
    return Math.max(await insert(1), await insert(2));
  };

  const shapes = [
    ['append-1x1', 1, 1],
    ['append-1x32', 1, 32],
    ['append-5x32', 5, 32],
  ] as const;
  const measured = new Map<string, { ours: number[]; peer: number[] }>();
  const limits: number[] = [];
  const sealedRates: number[] = [];
  // One append of each, so that nobody pays for tables and plans within a round.
  await theirs(1)(0, 0);
  await ours(plain, 'crawl', 1)(0, 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, size, writers] of shapes) {
      const figures = measured.get(name) ?? { ours: [], peer: [] };
      measured.set(name, figures);
      figures.ours.push(await writing(writers, ours(plain, 'crawl', size)));
      figures.peer.push(await writing(writers, theirs(size)));
    }
    sealedRates.push(await writing(32, ours(sealed, 'conversation', 1)));
    limits.push(await raw());
  }
  const limit = median(limits);
  const appends = shapes.map(([name, size]) => {
    const { ours: values, peer } = measured.get(name) ?? { ours: [], peer: [] };
    return figure(name, 'appends/s', values, {
      oursEvents: median(values) * size,
      peer: median(peer),
      peerName: 'emmett-postgresql 0.42.0',
      limit,
      limitName: 'raw unnest INSERT, events/s',
    });
  });
  const reads = await readFigures(store, pool);
  await store.close();
  await emmett.close();
  await pool.end();
  await rawPool.end();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return [...appends, figure('append-sealed-1x32', 'appends/s', sealedRates), ...reads];
}

type Store = ReturnType<typeof createPostgresEventStore>;

async function readFigures(store: Store, pool: Pool): Promise<readonly Figure[]> {
  const stream = { category: 'crawl', id: uuidv7() };
  for (let count = 0; count < 50; count += 10) {
    await store.append(
      stream,
      count === 0 ? 'no-stream' : count,
      Array.from({ length: 10 }, plain),
      envelope,
    );
  }
  const reading: number[] = [];
  for (let count = 0; count < 300; count += 1) {
    const began = performance.now();
    await store.readStream('t', stream);
    reading.push(performance.now() - began);
  }
  const head = await store.head();
  const raw: number[] = [];
  const decoded: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    raw.push(
      await rateOf(head, async (after) => {
        const { rows } = await pool.query<{ position: string }>({
          name: 'catch-up',
          text: 'select position, stream, revision, type, version, id, body from log.events where position > $1 order by position limit 1000',
          values: [after.toString()],
        });
        return BigInt(rows.at(-1)?.position ?? head);
      }),
    );
    decoded.push(await rateOf(head, async (after) => (await store.readAll(after, {}, 1_000)).end));
  }
  return [
    figure('read-stream-50', 'ms', reading),
    figure('catch-up-raw', 'events/s', raw),
    figure('catch-up-decoded', 'events/s', decoded),
  ];
}

/** At most the first 50,000 events. */
async function rateOf(head: bigint, next: (after: bigint) => Promise<bigint>): Promise<number> {
  const began = performance.now();
  const end = head < 50_000n ? head : 50_000n;
  let after = 0n;
  while (after < end) after = await next(after);
  return (Number(after) / (performance.now() - began)) * 1_000;
}
