import { uuidv7 } from 'uuidv7';
import { createCheckpoints } from '../../adapters/checkpoints/checkpoints.js';
import { createFollow } from '../../application/handling/follow.js';
import type { StreamName } from '../../application/ports/event-store.js';
import { envelopeOf, openLog, said, tenant, wait, type OpenLog } from './log.js';
import { nobodyMoved } from './nobody-moved.js';

/**
 * One process on a log: it appends, or follows, until it is done or killed. Each line it writes is one thing it knows:
 * what was acknowledged, or what it was given.
 */
const [role = '', share = '0'] = process.argv.slice(2);
const { MAIN_URL: main = '', KEYS_URL: keys = '' } = process.env;
const laneCount = 8;
const shared = { category: 'conversation', id: 'shared' };

const tell = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/** Appends so many times, one after the other, mostly to streams of its own and now and then where all others do. */
async function appendInLane({ store }: OpenLog, count: number): Promise<void> {
  const revisions = new Map<string, number>();
  let own: StreamName = { category: 'conversation', id: uuidv7() };
  for (let done = 0; done < count; done += 1) {
    if (done % 20 === 0) own = { category: 'conversation', id: uuidv7() };
    const stream = done % 8 === 0 ? shared : own;
    const events = Array.from({ length: 1 + (done % 3) }, () => said(stream.id));
    const ids = events.map(({ id }) => id);
    for (let isSettled = false; !isSettled;) {
      const revision = revisions.get(stream.id) ?? 0;
      try {
        const outcome = await store.append(stream, revision, events, envelopeOf(events));
        isSettled = outcome.outcome === 'appended';
        if (outcome.outcome === 'appended') {
          tell({ acknowledged: ids, stream: stream.id, position: String(outcome.position) });
          revisions.set(stream.id, outcome.revision);
        } else revisions.set(stream.id, outcome.actualRevision);
      } catch {
        // It may be there or not. Whoever cannot tell looks, and decides anew.
        isSettled = true;
        revisions.set(stream.id, await revisionOf(store, stream, revision));
      }
    }
  }
}

async function revisionOf(store: OpenLog['store'], stream: StreamName, after: number): Promise<number> {
  for (;;) {
    try {
      return (await store.readStream(tenant, stream, after + 1)).at(-1)?.revision ?? after;
    } catch {
      await wait(20);
    }
  }
}

const log = openLog({ main, keys });
if (role === 'append') {
  await Promise.all(Array.from({ length: laneCount }, () => appendInLane(log, Number(share))));
  await log.close();
} else if (role === 'follow') {
  log.store.subscribe({
    ...{ after: 0n, filter: {}, countMax: 100 },
    take({ events }) {
      for (const { id } of events) tell({ given: id });
      return Promise.resolve();
    },
    onFault: () => undefined,
  });
} else {
  // A policy with a checkpoint in the database, as the product has.
  createFollow({
    moved: nobodyMoved,
    store: log.store,
    checkpoints: createCheckpoints(log.pool),
    ...{ now: () => Date.now(), wait, onFailure: () => undefined },
  })({
    ...{ name: 'a-policy', filter: { categories: ['conversation'] }, afterMs: 0, concurrency: 4 },
    when({ id }) {
      tell({ given: id });
      return Promise.resolve();
    },
  });
}
