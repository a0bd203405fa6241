import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import type { EventStore, Position, RecordedEvent } from '../../application/ports/event-store.js';
import type { Change, Origin, Projection } from '../../projections/kernel/projection.js';
import type { Query } from '../../projections/kernel/sql.js';
import { createBuilds, tableOf, type Build } from './builds.js';
import { writeChanges, type AnyRow, type Owned } from './changes.js';
import { createQuery } from './query.js';

type Handler = (data: object, origin: Origin) => readonly Change<AnyRow>[];

/** Any projection, as the runner sees it. */
export type AnyProjection = Pick<Projection<never, never>, 'name' | 'version' | 'scope'> & {
  readonly on: object;
};

/** What became visible on the screens. */
export interface Seen {
  readonly tenant: string;
  readonly category: string;
  readonly entity: string;
  readonly position: Position;
}

interface Config {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projections: readonly AnyProjection[];
  /** No other process can be on this database: what a killed one held need not be waited for. */
  readonly isAlone: boolean;
  /** Told of a projection that was parked, and of a round that failed and is tried again. */
  readonly onFault: (about: string, error: unknown) => void;
}

export interface ReadModels {
  readonly query: Query;
  start(): Promise<void>;
  /** Resolves once every read model has seen this position, or when the time is up: then it resolves `false`. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Fills a new table from the start of the log while the old one is read on, then swaps them. */
  rebuild(name: string): Promise<void>;
  progress(): Promise<readonly Build[]>;
  /** Called with what every read model of this process has seen. */
  onChanged(listener: (seen: readonly Seen[]) => void): void;
  stop(): Promise<void>;
}

const batchMax = 500;
const idleMs = 2_000;
const retryMs = 500;

/** Follows the log and keeps the read models: rows and checkpoint in one transaction, fenced by a token. */
export function createReadModels({ pool, store, projections, isAlone, onFault }: Config): ReadModels {
  const builds = createBuilds(pool, randomUUID());
  const byName = new Map(projections.map((projection) => [projection.name, projection]));
  const names = [...byName.keys()];
  const { query, refresh } = createQuery(pool, () => builds.all());
  const listeners: ((seen: readonly Seen[]) => void)[] = [];
  const waiters = new Set<() => void>();
  let isStopped = false;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let wakeUp = (): void => undefined;
  let told = 0n;
  let done: Promise<void> = Promise.resolve();

  const apply = async (build: Build, events: readonly RecordedEvent[], end: Position): Promise<void> => {
    const projection = byName.get(build.name);
    if (projection === undefined) return;
    const changes = events.flatMap((recorded) => changesOf(projection, recorded));
    await builds.inTransaction(async (client) => {
      await writeChanges(client, tableOf(build.name, build.build), changes);
      if (!(await builds.moveOn(client, build, end))) throw new LeaseLost();
    });
  };

  /** One event at a time finds the one that cannot be projected; that read model stops there, the others go on. */
  const findPoison = async (build: Build, events: readonly RecordedEvent[], end: Position): Promise<void> => {
    let at = build;
    for (const [index, recorded] of events.entries()) {
      const reached = index === events.length - 1 ? end : recorded.position;
      try {
        await apply(at, [recorded], reached);
      } catch (error) {
        if (!isOwnFault(error)) throw error;
        await builds.park(build, `event ${recorded.id} ${recorded.event.type}`);
        onFault(`${build.name} is parked at event ${recorded.id}`, error);
        return;
      }
      at = { ...at, position: reached };
    }
  };

  const advance = async (build: Build, events: readonly RecordedEvent[], end: Position): Promise<void> => {
    try {
      await apply(build, events, end);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (!isOwnFault(error)) throw error;
      await findPoison(build, events, end);
    }
  };

  /** Moves the tables that lag most on by one batch, which is read and decoded once for all of them. */
  const step = async (): Promise<boolean> => {
    const owned = await builds.claim(names);
    const lowest = owned
      .map(({ position }) => position)
      .reduce((a, b) => (a < b ? a : b), told + (1n << 62n));
    const group = owned.filter(({ position }) => position === lowest);
    if (group.length === 0) return false;
    const { events, end } = await store.readAll(lowest, {}, batchMax);
    if (end > lowest) for (const build of group) await advance(build, events, end);
    const isAtHead = events.length < batchMax;
    for (const build of group) {
      if (isAtHead && build.status === 'building') {
        await builds.swap(build);
        await refresh();
      }
    }
    if (group.length === owned.length) tell(events);
    for (const check of waiters) check();
    return end > lowest;
  };

  const tell = (events: readonly RecordedEvent[]): void => {
    const seen = events
      .filter(({ position }) => position > told)
      .map(({ envelope, stream, position }) => ({
        tenant: envelope.tenant,
        category: stream.category,
        entity: stream.id,
        position,
      }));
    told = seen.at(-1)?.position ?? told;
    if (seen.length > 0) for (const listener of listeners) listener(seen);
  };

  const hasStopped = (): boolean => isStopped;
  const run = async (): Promise<void> => {
    while (!hasStopped()) {
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      try {
        if (!(await step())) await pause(idleMs, woken);
      } catch (error) {
        onFault('a round of the read models failed', error);
        await pause(retryMs, stopped);
      }
    }
  };

  /** Until something was appended, the process ends, or a while has passed. */
  const pause = (ms: number, woken: Promise<void>): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const timeIsUp = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    return Promise.race([woken, timeIsUp]).finally(() => {
      clearTimeout(timer);
    });
  };

  const hasSeen = async (position: Position): Promise<boolean> =>
    (await builds.all()).every((build) => build.status !== 'live' || build.position >= position);

  const hints = store.onAppend(() => {
    wakeUp();
  });

  return {
    query,

    async start() {
      await builds.ensure(projections);
      if (isAlone) await builds.releaseAll();
      await refresh();
      told = await store.head();
      done = run();
    },

    async waitFor(position, timeoutMs) {
      const until = Date.now() + timeoutMs;
      while (!(await hasSeen(position))) {
        if (Date.now() >= until) return false;
        await new Promise<void>((resolve) => {
          const settle = (): void => {
            clearTimeout(timer);
            waiters.delete(settle);
            resolve();
          };
          // Another process may hold the read models: then nobody here says that they moved.
          const timer = setTimeout(settle, 50);
          waiters.add(settle);
        });
      }
      return true;
    },

    async rebuild(name) {
      const projection = byName.get(name);
      if (projection === undefined) throw new Error(`No read model is called ${name}`);
      await builds.rebuild(projection);
      wakeUp();
    },

    progress: () => builds.all(),

    onChanged(listener) {
      listeners.push(listener);
    },

    async stop() {
      isStopped = true;
      stop();
      wakeUp();
      await Promise.all([done, hints.stop()]);
      await builds.release();
    },
  };
}

class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The event's or the projection's own fault, and so again next time; a line that broke is neither. */
const isOwnFault = (error: unknown): boolean =>
  error instanceof DatabaseError ? !/^(57P|08|40|53|55)/u.test(error.code ?? '') : error instanceof TypeError;

function changesOf({ on }: AnyProjection, recorded: RecordedEvent): readonly Owned[] {
  const { id, event, stream, envelope } = recorded;
  const handler = (on as Readonly<Record<string, Handler | undefined>>)[event.type];
  const { tenant } = envelope;
  const changes = handler?.(event.data, { tenant, entity: stream.id, eventId: id }) ?? [];
  return changes.map((change) => ({ tenant, change }));
}
