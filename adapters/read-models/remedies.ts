import type { Pool } from 'pg';
import type { EventStore, Position } from '../../application/ports/event-store.js';
import { Fault } from '../../application/ports/fault.js';
import { createBuilds } from './builds.js';
import type { AnyProjection } from './read-models.js';

/** Where one table of a read model stands. */
export interface Progress {
  readonly name: string;
  readonly build: number;
  readonly version: number;
  /** `live`: screens read it. `parked`: they do, and it stays as it is. `building`: it will take the place of those. */
  readonly status: 'building' | 'live' | 'parked';
  /** Everything of the log up to here is in it. */
  readonly position: Position;
  /** Where the log ends. */
  readonly head: Position;
  /** Why it stopped, as `event ID TYPE`, whether it is in use or was being built; null while it goes on. */
  readonly reason: string | null;
  /** How many events were read into it. */
  readonly events: number;
  /** Of one that is being built: since it was begun. */
  readonly eventsPerSecond: number | null;
  /** How many events are not in it because `skip` was asked for, and the last of them. */
  readonly skipped: number;
  readonly lastSkipped: string | null;
}

/**
 * What an operator sees of the read models and can do for them. Works in any process, whether it keeps read models or not:
 * whoever keeps them finds what was asked for in the database within a second.
 */
export interface Remedies {
  /** By name; the table in use comes before the one that is being built. */
  progress(): Promise<readonly Progress[]>;
  /** Fills a new table from the start of the log while the old one is read on, then swaps them. Also for a parked one. Raises `read-model-unknown`. */
  rebuild(name: string): Promise<void>;
  /** All of them at once: the log is read and decoded once. */
  rebuildAll(): Promise<void>;
  /** Goes on behind the event at which it stopped; answers with that event, or undefined when it did not stop. Raises `read-model-unknown`. */
  skip(name: string): Promise<string | undefined>;
}

interface Config {
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'head'>;
  readonly projections: readonly AnyProjection[];
}

interface Row extends Omit<Progress, 'position' | 'head' | 'events'> {
  readonly position: string;
  readonly events: string;
}

export function createRemedies({ pool, store, projections }: Config): Remedies {
  const builds = createBuilds(pool);

  const projectionOf = (name: string): AnyProjection => {
    const projection = projections.find((one) => one.name === name);
    if (projection !== undefined) return projection;
    const known = projections.map((one) => one.name).sort();
    throw new Fault('read-model-unknown', `No read model is called ${name}: there are ${known.join(', ')}.`);
  };

  return {
    async progress() {
      const { rows } = await pool.query<Row>(progressText);
      const head = await store.head();
      return rows.map((row) => ({
        ...row,
        position: BigInt(row.position),
        head,
        events: Number(row.events),
      }));
    },

    // Not only a promise that fails: asking for what there is not fails in the same way everywhere.
    rebuild: async (name) => builds.rebuild([projectionOf(name)]),

    rebuildAll: () => builds.rebuild(projections),

    async skip(name) {
      const { rows } = await pool.query<{ skipped: string }>(skipText, [projectionOf(name).name]);
      return rows[0]?.skipped;
    },
  };
}

const progressText = `
  select name, build, version, status, position, reason, events, skipped, last_skipped as "lastSkipped",
    case when status = 'building'
      then coalesce(events / nullif(extract(epoch from moved_at - begun_at), 0), 0)::float8 end as "eventsPerSecond"
  from read_models.builds order by name, build`;

// Whoever was before the event finds its checkpoint moved, and is refused.
const skipText = `
  update read_models.builds set status = case status when 'parked' then 'live' else status end,
    position = stopped_at, skipped = skipped + 1, last_skipped = reason, reason = null, stopped_at = null
  where name = $1 and reason is not null and stopped_at is not null
  returning last_skipped as skipped`;
