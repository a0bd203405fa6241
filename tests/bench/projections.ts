import { setTimeout as wait } from 'node:timers/promises';
import { createReadModels, type ReadModels } from '../../adapters/read-models/read-models.js';
import type { Position } from '../../application/ports/event-store.js';
import { projections } from '../support/projections.js';
import { figure, median, percentile, type Figure } from './figures.js';
import { openLog, openPostgres, say, type FilledLog } from './filled-log.js';

const rounds = 3;
const eventCount = 100_000;
const liveRate = 1_000;
const liveMs = 5_000;

/** How fast all read models are filled anew from a log of the demo's mix, and how soon what is appended is on the screens. */
export async function projectionsBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const log = await openLog(postgres, 'mix');
  await log.fill(eventCount);
  const readModels = createReadModels({
    ...{ pool: log.pool, store: log.store, projections, isAlone: true },
    onFault: (about, error) => {
      throw new Error(about, { cause: error });
    },
  });
  await readModels.start();
  await readModels.waitFor(await log.store.head(), 600_000);

  const rebuilds: number[] = [];
  const limits: number[] = [];
  const lags: { readonly p50: number; readonly p99: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    limits.push(await rateOf(log, () => readOnly(log)));
    rebuilds.push(await rateOf(log, () => rebuilt(readModels)));
    lags.push(await liveLag(log, readModels));
    say(
      `round ${String(round + 1)}: rebuilt ${number(rebuilds.at(-1))}/s, read ${number(limits.at(-1))}/s, lag p50 ${number(lags.at(-1)?.p50)} p99 ${number(lags.at(-1)?.p99)} ms`,
    );
  }
  await readModels.stop();
  await log.close();
  await postgres.close();
  const lag = (share: 'p50' | 'p99'): readonly number[] => lags.map((one) => one[share]);
  return [
    figure('rebuild-all', 'events/s', rebuilds, {
      limit: median(limits),
      limitName: 'log read and decoded, nothing written',
    }),
    figure('live-lag-p99', 'ms', lag('p99'), { p50Ms: median(lag('p50')), p99Ms: median(lag('p99')) }),
  ];
}

const number = (value = 0): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

async function rateOf({ store }: FilledLog, work: () => Promise<void>): Promise<number> {
  const count = Number(await store.head());
  const began = performance.now();
  await work();
  return (count / (performance.now() - began)) * 1_000;
}

async function readOnly({ store }: FilledLog): Promise<void> {
  const types = [...new Set(projections.flatMap(({ on }) => Object.keys(on)))];
  const head = await store.head();
  for (let after: Position = 0n; after < head;) after = (await store.readAll(after, { types }, 1_000)).end;
}

async function rebuilt(readModels: ReadModels): Promise<void> {
  const before = new Map((await readModels.progress()).map(({ name, build }) => [name, build]));
  await readModels.rebuildAll();
  const isDone = async (): Promise<boolean> =>
    (await readModels.progress()).every(
      ({ name, build, status }) => status === 'live' && build > (before.get(name) ?? 0),
    );
  while (!(await isDone())) await wait(20);
}

/** Appends at a steady rate, whether those before have come through or not; from each answer until everybody sees it. */
async function liveLag(log: FilledLog, readModels: ReadModels) {
  const lags: number[] = [];
  const speaking: Promise<void>[] = [];
  const next = turnsOf(log);
  const speak = async ({ write }: Turn): Promise<void> => {
    const position = await write();
    const acknowledged = performance.now();
    if (!(await readModels.waitFor(position, 30_000))) throw new Error('It never came');
    lags.push(performance.now() - acknowledged);
  };
  const began = performance.now();
  for (let written = 0; written < (liveRate * liveMs) / 1_000;) {
    const due = ((performance.now() - began) * liveRate) / 1_000;
    while (written < due) {
      const turn = next();
      written += turn.count;
      speaking.push(speak(turn));
    }
    await wait(1);
  }
  await Promise.all(speaking);
  return { p50: percentile(lags, 0.5), p99: percentile(lags, 0.99) };
}

interface Turn {
  readonly count: number;
  readonly write: () => Promise<Position>;
}

/** The turns of many histories by rotation, so that each waits long for its next. */
function turnsOf({ nextHistory, write }: FilledLog): () => Turn {
  const begin = () => ({ history: nextHistory(), turn: 0, last: Promise.resolve(0n) });
  const rotation = Array.from({ length: 300 }, begin);
  return () => {
    const one = rotation.shift() ?? begin();
    const { history, turn } = one;
    const isLast = turn === history.turns.length - 1;
    return {
      count: history.turns[turn]?.length ?? 0,
      write() {
        const last = one.last.then(async () => {
          const outcome = await write(history, turn);
          if (outcome.outcome === 'conflict') throw new Error('A conflict nobody made');
          return outcome.position;
        });
        rotation.push(isLast ? begin() : { history, turn: turn + 1, last });
        return last;
      },
    };
  };
}
