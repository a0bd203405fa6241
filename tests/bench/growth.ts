import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createBuilds } from '../../adapters/read-models/builds.js';
import { createQuery } from '../../adapters/read-models/query.js';
import { createRemedies } from '../../adapters/read-models/remedies.js';
import type { StreamName } from '../../application/ports/event-store.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { projections } from '../support/projections.js';
import { startKeeper } from '../support/read-models-processes.js';
import type { History } from './demo-mix.js';
import { figure, median, percentile, type Figure } from './figures.js';
import { masterKey, openLog, say, type FilledLog } from './filled-log.js';

const sizes = [10_000, 100_000, 1_000_000] as const;
const rounds = 5;
const samples = 200;
const streamLength = 50;

/** What an append, the load of a 50-event stream and a page of the inbox cost as the log grows, and what a rebuild takes of memory. */
export async function growthBench(): Promise<readonly Figure[]> {
  const log = await openLog();
  const seen: Seen = { tenants: [], streams: [] };
  const figures: Figure[] = [];
  for (const size of sizes) {
    await fillTo(log, size, seen);
    figures.push(...(await costs(log, size, seen)), await memoryOfRebuild(log, size));
    for (const { name, ours, unit } of figures.slice(-4)) {
      say(`at ${size.toLocaleString('en')}: ${name} ${ours.toFixed(3)} ${unit}`);
    }
  }
  await log.close();
  return figures;
}

/** What was written and can be read again. */
interface Seen {
  readonly tenants: string[];
  readonly streams: Place[];
}
interface Place {
  readonly tenant: string;
  readonly stream: StreamName;
}

/** Whole streams at once, because a million events one by one take a quarter of an hour. */
const atOnce = (history: History): History => ({ ...history, turns: [history.turns.flat()] });

/** The read models are kept meanwhile by a process of their own. */
async function fillTo(log: FilledLog, size: number, seen: Seen): Promise<void> {
  const keeper = await startKeeper({ ...log, masterKey });
  const head = Number(await log.store.head());
  // Streams to load stand in each tenth of what is new.
  for (let part = 1; part <= 10; part += 1) {
    await log.fill(Math.round(head + ((size - head) * part) / 10), (history) => {
      if (history.stream.category === 'account') seen.tenants.push(history.tenant);
      return atOnce(history);
    });
    const [tenant = ''] = seen.tenants.slice(-1);
    for (let count = 0; count < 10; count += 1) seen.streams.push(await writeStream(log, tenant));
  }
  await untilKept(log, await log.store.head());
  await keeper.end();
  await log.pool.query('vacuum analyze');
  await log.pool.query('checkpoint');
}

async function untilKept(log: FilledLog, position: bigint): Promise<void> {
  const remedies = createRemedies({ ...log, projections });
  for (let said = 0; ; said += 1) {
    const progress = await remedies.progress();
    if (progress.every((one) => one.status === 'live' && one.position >= position)) return;
    if (said % 20 === 19) say(`read models: ${progress.map((one) => Number(one.position)).join(' ')}`);
    await wait(250);
  }
}

const envelope = { actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
const messages = (count: number) =>
  Array.from({ length: count }, () => {
    const event: ConversationEvent = {
      type: 'MessageReceived',
      data: {
        ...{ messageId: uuidv7(), visitorId: 'a-visitor', text: 'Are you open on Saturday afternoons?' },
        receivedAt: '2026-11-24T10:00:00.000Z',
      },
    };
    return { id: uuidv7(), event };
  });

async function writeStream(log: FilledLog, tenant: string): Promise<Place> {
  const stream = { category: 'conversation', id: uuidv7() };
  await log.store.append(stream, 'no-stream', messages(streamLength), { ...envelope, tenant });
  return { tenant, stream };
}

async function costs(log: FilledLog, at: number, { tenants, streams }: Seen): Promise<readonly Figure[]> {
  const { query, refresh } = createQuery(log.pool, () => createBuilds(log.pool).all());
  await refresh();
  const inbox = createConversationInbox(query);
  const works = {
    async append(count: number): Promise<void> {
      const { stream, tenant } = ownStream(count);
      await log.store.append(stream, count % streamLength, messages(1), { ...envelope, tenant });
    },
    async load(count: number): Promise<void> {
      const { tenant, stream } = streams[(count * 7) % streams.length] ?? {
        tenant: '',
        stream: ownStream(0).stream,
      };
      if ((await log.store.readStream(tenant, stream)).length !== streamLength)
        throw new Error('Not the stream');
    },
    async page(count: number): Promise<void> {
      const { rows } = await inbox.page(tenants[(count * 7) % (tenants.length - 1)] ?? '', undefined);
      if (rows.length === 0) throw new Error('Not the page');
    },
  };
  const tenant = tenants[0] ?? '';
  const ids = new Map<number, string>();
  const ownStream = (count: number): Place => {
    const number = Math.floor(count / streamLength);
    const id = ids.get(number) ?? uuidv7();
    ids.set(number, id);
    return { tenant, stream: { category: 'conversation', id } };
  };
  const names = ['append', 'load', 'page'] as const;
  const measured = new Map<string, { readonly p50: number; readonly p99: number }[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const times: number[] = [];
      for (let count = 0; count < samples; count += 1) {
        const began = performance.now();
        await works[name](round * samples + count);
        times.push(performance.now() - began);
      }
      // The first round warms up.
      const before = measured.get(name) ?? [];
      if (round > 0)
        measured.set(name, [...before, { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }]);
    }
  }
  return names.map((name) => {
    const values = measured.get(name) ?? [];
    const p50s = values.map(({ p50 }) => p50);
    const p99Ms = median(values.map(({ p99 }) => p99));
    return figure(name, 'ms', p50s, { at, p50Ms: median(p50s), p99Ms });
  });
}

/** How much a process that was idle grows while it rebuilds all read models. */
async function memoryOfRebuild(log: FilledLog, at: number): Promise<Figure> {
  const head = await log.store.head();
  const keeper = await startKeeper({ ...log, masterKey });
  await untilKept(log, head);
  const idle = memoryOf(keeper.pid);
  let peak = idle;
  const remedies = createRemedies({ ...log, projections });
  const before = new Map((await remedies.progress()).map(({ name, build }) => [name, build]));
  await remedies.rebuildAll();
  for (let isDone = false; !isDone;) {
    const progress = await remedies.progress();
    isDone = progress.every(
      ({ name, build, status }) => status === 'live' && build > (before.get(name) ?? 0),
    );
    peak = Math.max(peak, memoryOf(keeper.pid));
    await wait(100);
  }
  await keeper.end();
  return figure('rebuild-rss', 'MB', [peak - idle], { at });
}

/** Resident memory, MB. */
const memoryOf = (pid: number): number =>
  Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1_024;
