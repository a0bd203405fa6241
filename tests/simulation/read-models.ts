import type { EventStore } from '../../application/ports/event-store.js';
import { handledTypes } from '../../projections/kernel/projection.js';
import { grouped } from './grouped.js';
import type { Life } from './scheduler.js';
import { projections, type Tables } from './tables.js';
import type { World } from './world.js';

const batchMax = 20;
const retryMs = 500;

/** Keeps read models as `adapters/read-models` does, by the same rules: claim, read on, and write under a fence. */
export function keepReadModels(
  world: World,
  life: Life,
  { store, tables }: { store: EventStore; tables: Tables },
) {
  const { scheduler, cross } = world;
  const filter = { types: [...new Set(projections.flatMap(handledTypes))] };
  let isStopped = false;
  let wake = (): void => undefined;
  const hints = store.onAppend(() => {
    wake();
  });

  /** Whether anything was new. */
  const round = async (): Promise<boolean> => {
    const all = await cross(life, 'claims read models', () => Promise.resolve(tables.claim(life.name)));
    const groups = grouped(
      all.filter(({ isMine }) => isMine),
      ({ position }) => position,
    );
    let isNew = false;
    for (const [after, group] of groups) {
      const batch = await store.readAll(after, filter, batchMax);
      if (batch.end <= after) continue;
      isNew = true;
      await cross(life, `writes read models up to ${String(batch.end)}`, () => {
        const isWritten = tables.advance(life.name, group, batch);
        if (!isWritten) for (const one of group) tables.advance(life.name, [one], batch);
        return Promise.resolve();
      });
    }
    return isNew;
  };

  const run = async (): Promise<void> => {
    while (!isStopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        if (!(await round())) await woken;
      } catch {
        await scheduler.wait(life, retryMs);
      }
    }
  };
  const done = run();

  return {
    async stop(): Promise<void> {
      isStopped = true;
      wake();
      await Promise.all([done, hints.stop()]);
    },
  };
}
