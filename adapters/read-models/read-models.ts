import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { UnreadableEvent, type EventStore, type Position } from '../../application/ports/event-store.js';
import { handledTypes, type Forgetting, type Projection } from '../../projections/kernel/projection.js';
import type { Query } from '../../projections/kernel/sql.js';
import { createBatches, type Batch } from './batches.js';
import { createBuilds, type Build } from './builds.js';
import { createLeases, type Claimed } from './leases.js';
import { createQuery } from './query.js';
import { createReading } from './reading.js';
import { createRemedies, type Remedies } from './remedies.js';
import { createSight, type Listener } from './sight.js';

/** Any projection, as the runner sees it. */
export type AnyProjection = Pick<Projection<never, never>, 'name' | 'version' | 'scope'> & Forgetting;

interface Config {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projections: readonly AnyProjection[];
  /** No other process can be on this database: what a killed one held need not be waited for. */
  readonly isAlone: boolean;
  /** Told of a projection that was parked, and of a round that failed and is tried again. */
  readonly onFault: (about: string, error: unknown) => void;
}

export interface ReadModels extends Remedies {
  /** Raises `DatabaseError`s, and after 10 s one of a statement that was cancelled. */
  readonly query: Query;
  /** Resolves once every read model has a table of this program's version in use: after an upgrade that may take a while. */
  start(): Promise<void>;
  /** Resolves once every read model has seen this position, or when the time is up: then it resolves `false`. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Called with what every read model has seen by now, whichever process wrote it; each event once, in order. */
  onChanged(listener: Listener): void;
  stop(): Promise<void>;
}

/** Measured: 250 cost the database half as much again, and more than 1,000 the log does not answer. */
const batchMax = 1_000;
/** Whoever waits for a lease to end looks each time. */
const idleMs = 1_000;
/** How soon to look again while another process has still to write what is in the log. */
const behindMs = 50;
const retryMs = 500;

/** Follows the log and keeps the read models: rows and checkpoint in one transaction, fenced by a token. */
export function createReadModels({ pool, store, projections, isAlone, onFault }: Config): ReadModels {
  const builds = createBuilds(pool);
  const leases = createLeases(pool, randomUUID());
  const remedies = createRemedies({ pool, store, projections });
  const byName = new Map(projections.map((projection) => [projection.name, projection]));
  // What no read model is made of is not even decoded.
  const filter = { types: [...new Set(projections.flatMap(handledTypes))] };
  const writing = createBatches({ leases, byName, onFault });
  const { query, refresh } = createQuery(pool, () => builds.all());
  const reading = createReading(store, filter, batchMax);
  const sight = createSight(store, filter);
  const stopped = createSignal();
  const built = createSignal();
  let woken = createSignal();
  let done: Promise<void> = Promise.resolve();

  const isBuilt = (all: readonly Build[]): boolean =>
    projections.every(({ name, version }) =>
      all.some((one) => one.name === name && one.version === version && isSettled(one)),
    );

  /** One batch for tables at the same place of the log, read and decoded once. Answers which of them have it now. */
  const moveOn = async (read: Read, [after, group]: Group) => {
    try {
      const batch = await read(after);
      return { batch, advanced: batch.end > after ? await writing.advance(group, batch) : group };
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      const batch = { after, events: [], end: error.position };
      return { batch, advanced: await writing.passOver(group, batch, error) };
    }
  };

  /** Moves every table that is ours on by one batch. */
  const moveAll = async (all: readonly Claimed[], head: Position) => {
    const batches: Batch[] = [];
    const reached = new Map<Claimed, Position>();
    let isMore = false;
    const read = reading.round();
    for (const group of groupsOf(all)) {
      const [after] = group;
      const { batch, advanced } = await moveOn(read, group);
      batches.push(batch);
      for (const build of advanced) reached.set(build, batch.end);
      // What came after the head was read gave a hint of its own.
      if (batch.end < head) isMore ||= batch.end > after;
      else if (await swapIn(advanced, batch.end)) isMore = true;
    }
    const positions = all
      .filter((build) => build.status === 'live' && !isLeftBehind(build, all))
      .map((build) => reached.get(build) ?? build.position);
    return { batches, lowest: lowest(positions), isMore };
  };

  const round = async (): Promise<'busy' | 'behind' | 'idle'> => {
    const [all, head] = await Promise.all([leases.claim(projections), store.head()]);
    if (isBuilt(all)) built.give();
    const { batches, lowest: visible = head, isMore } = await moveAll(all, head);
    const isMoreToTell = await sight.reached(visible, batches);
    if (isMoreToTell || isMore) return 'busy';
    return sight.isAwaited() || visible < head ? 'behind' : 'idle';
  };

  /** Answers whether a new table is in use. */
  const swapIn = async (group: readonly Build[], end: Position): Promise<boolean> => {
    let isSwapped = false;
    for (const build of group) {
      if (build.status !== 'building' || !(await builds.swap({ ...build, position: end }))) continue;
      await refresh();
      isSwapped = true;
    }
    return isSwapped;
  };

  const run = async (): Promise<void> => {
    while (!stopped.isGiven()) {
      woken = createSignal();
      try {
        const state = await round();
        if (state !== 'busy') await pause(state === 'idle' ? idleMs : behindMs, woken.given);
      } catch (error) {
        onFault('a round of the read models failed', error);
        await pause(retryMs, stopped.given);
      }
    }
  };

  const hints = store.onAppend(() => {
    woken.give();
  });

  return {
    query,

    async start() {
      await builds.ensure(projections);
      if (isAlone) await leases.releaseAll();
      await refresh();
      const live = (await builds.all()).filter(({ name, status }) => byName.has(name) && status === 'live');
      sight.startAt(lowest(live.map(({ position }) => position)) ?? (await store.head()));
      done = run();
      await Promise.race([built.given, stopped.given]);
    },

    waitFor(position, timeoutMs) {
      woken.give();
      return sight.wait(position, timeoutMs);
    },

    progress: () => remedies.progress(),

    async rebuild(name) {
      await remedies.rebuild(name);
      woken.give();
    },

    async rebuildAll() {
      await remedies.rebuildAll();
      woken.give();
    },

    async skip(name) {
      const skipped = await remedies.skip(name);
      woken.give();
      return skipped;
    },

    onChanged: (listener) => {
      sight.onChanged(listener);
    },

    async stop() {
      stopped.give();
      woken.give();
      await Promise.all([done, hints.stop()]);
      sight.close();
      await leases.release();
    },
  };
}

/** In use, or never going to be. */
const isSettled = ({ status, reason }: Build): boolean => status !== 'building' || reason !== null;

/** The old version of one whose new version failed: nobody writes it any more, and nobody can wait for it. */
const isLeftBehind = ({ name, version }: Build, all: readonly Build[]): boolean =>
  all.some((one) => one.name === name && one.version > version && one.reason !== null);

const lowest = (positions: readonly Position[]): Position | undefined =>
  positions.length === 0 ? undefined : positions.reduce((a, b) => (a < b ? a : b));

type Group = readonly [after: Position, builds: readonly Claimed[]];
type Read = (after: Position) => Promise<Batch>;

/**
 * Ours, by where they stand in the log. First those in use, because somebody waits for them; the one furthest behind leads
 * them, so that its batch reaches the others and they go on together.
 */
function groupsOf(all: readonly Claimed[]): readonly Group[] {
  const groups = new Map<Position, Claimed[]>();
  for (const build of all) {
    if (!build.isMine) continue;
    const group = groups.get(build.position) ?? [];
    groups.set(build.position, group);
    group.push(build);
  }
  const isInUse = ([, group]: Group): boolean => group.some(({ status }) => status === 'live');
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...inOrder.filter(isInUse), ...inOrder.filter((group) => !isInUse(group))];
}

interface Signal {
  readonly given: Promise<void>;
  give(): void;
  isGiven(): boolean;
}

function createSignal(): Signal {
  let isGiven = false;
  let settle = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return {
    given,
    give() {
      isGiven = true;
      settle();
    },
    isGiven: () => isGiven,
  };
}

/** Until the signal is given or a while has passed. */
async function pause(ms: number, given: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([given, timeIsUp]);
  clearTimeout(timer);
}
