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
import { masterKey, openLog, openPostgres, say, type FilledLog } from './filled-log.js';

const sizes = [10_000, 100_000, 1_000_000] as const;
const rounds = 5;
const samples = 200;
const streamLength = 50;
const names = ['append', 'load', 'page'] as const;

/**
 * What an append, the load of a 50-event stream and a page of the inbox cost in logs of three sizes, and what a rebuild
 * takes of memory. Each size is a database of its own, so that all are measured in the same rounds.
 */
export async function growthBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const logs: Grown[] = [];
  for (const at of sizes) logs.push(await grow(await openLog(postgres, `log_${String(at)}`), at));
  const measured = new Map<string, Times[]>();
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { at, works } of logs) {
      for (const name of names) {
        const times = await timesOf(works[name]);
        const key = `${name} ${String(at)}`;
        if (round > 0) measured.set(key, [...(measured.get(key) ?? []), times]);
      }
    }
    say(`round ${String(round)} of ${String(rounds)}`);
  }
  const costs = names.flatMap((name) =>
    sizes.map((at) => costOf(name, at, measured.get(`${name} ${String(at)}`) ?? [])),
  );
  const memory: Figure[] = [];
  for (const { log, at } of logs) memory.push(await memoryOfRebuild(log, at));
  for (const { log } of logs) await log.close();
  await postgres.close();
  return [...costs, ...memory];
}

type Work = () => Promise<void>;

/** A log of one size and what is done with it. */
interface Grown {
  readonly log: FilledLog;
  readonly at: number;
  readonly works: Readonly<Record<(typeof names)[number], Work>>;
}
interface Place {
  readonly tenant: string;
  readonly stream: StreamName;
}
interface Times {
  readonly p50: number;
  readonly p99: number;
}

async function timesOf(work: Work): Promise<Times> {
  const times: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** The medians of single calls, one after the other. */
function costOf(name: string, at: number, times: readonly Times[]): Figure {
  const p50s = times.map(({ p50 }) => p50);
  const p99Ms = median(times.map(({ p99 }) => p99));
  return figure(name, 'ms', p50s, { at, p50Ms: median(p50s), p99Ms });
}

/** Whole streams at once, because a million events one by one take a quarter of an hour. */
const atOnce = (history: History): History => ({ ...history, turns: [history.turns.flat()] });

/** Fills a log while a process of its own keeps the read models. */
async function grow(log: FilledLog, at: number): Promise<Grown> {
  const keeper = await startKeeper({ ...log, masterKey });
  const tenants: string[] = [];
  const places: Place[] = [];
  // Streams to load stand in each tenth.
  for (let part = 1; part <= 10; part += 1) {
    await log.fill(Math.floor((at * part) / 10), (history) => {
      if (history.stream.category === 'account') tenants.push(history.tenant);
      return atOnce(history);
    });
    const [tenant = ''] = tenants;
    for (let count = 0; count < 10; count += 1) places.push(await writeStream(log, tenant));
  }
  await untilKept(log, await log.store.head());
  await keeper.end();
  await log.owner.query('vacuum analyze');
  await log.owner.query('checkpoint');
  // The newest may have no conversation yet.
  return { log, at, works: await worksOf(log, tenants.slice(0, Math.max(1, tenants.length - 1)), places) };
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

async function worksOf(
  log: FilledLog,
  tenants: readonly string[],
  places: readonly Place[],
): Promise<Grown['works']> {
  const { query, refresh } = createQuery(log.pool, () => createBuilds(log.pool).all());
  await refresh();
  const inbox = createConversationInbox(query);
  const [tenant = ''] = tenants;
  const nextPlace = inTurn(places);
  const nextTenant = inTurn(tenants);
  let own = { stream: { category: 'conversation', id: uuidv7() }, revision: 0 };
  return {
    async append() {
      if (own.revision === streamLength) {
        own = { stream: { category: 'conversation', id: uuidv7() }, revision: 0 };
      }
      const { stream, revision } = own;
      const expected = revision === 0 ? 'no-stream' : revision;
      const { outcome } = await log.store.append(stream, expected, messages(1), { ...envelope, tenant });
      if (outcome === 'conflict') throw new Error('A conflict nobody made');
      own.revision += 1;
    },
    async load() {
      const place = nextPlace();
      const events = await log.store.readStream(place.tenant, place.stream);
      if (events.length !== streamLength) throw new Error('Not the stream');
    },
    async page() {
      const { rows } = await inbox.page(nextTenant(), undefined);
      if (rows.length === 0) throw new Error('Not the page');
    },
  };
}

/** One after the other, far from each other. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let count = 0;
  return () => {
    count += 7;
    const item = items[count % items.length];
    if (item === undefined) throw new Error('There is nothing');
    return item;
  };
}

/** No process is measured before its heap has taken its shape: a small log is rebuilt several times. */
const rebuiltMin = 100_000;

/** How much a process that was idle grows while it rebuilds all read models. */
async function memoryOfRebuild(log: FilledLog, at: number): Promise<Figure> {
  const keeper = await startKeeper({ ...log, masterKey });
  await untilKept(log, await log.store.head());
  const remedies = createRemedies({ ...log, projections });
  const idle = memoryOf(keeper.pid);
  let peak = idle;
  for (let count = 0; count < rebuiltMin; count += at) {
    const before = new Map((await remedies.progress()).map(({ name, build }) => [name, build]));
    await remedies.rebuildAll();
    const isDone = async (): Promise<boolean> =>
      (await remedies.progress()).every(
        ({ name, build, status }) => status === 'live' && build > (before.get(name) ?? 0),
      );
    while (!(await isDone())) {
      peak = Math.max(peak, memoryOf(keeper.pid));
      await wait(100);
    }
  }
  await keeper.end();
  say(
    `at ${at.toLocaleString('en')}: a rebuild took ${(peak - idle).toFixed(0)} MB above ${idle.toFixed(0)}`,
  );
  return figure('rebuild-rss', 'MB', [peak - idle], { at });
}

/** Resident memory, MB. */
const memoryOf = (pid: number): number =>
  Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1_024;
