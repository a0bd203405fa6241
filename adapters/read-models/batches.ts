import { DatabaseError } from 'pg';
import type { Position, RecordedEvent } from '../../application/ports/event-store.js';
import type { Change, Origin } from '../../projections/kernel/projection.js';
import { tableOf, type Build, type Builds } from './builds.js';
import { writeChanges, type AnyRow, type Owned } from './changes.js';
import type { AnyProjection } from './read-models.js';

type Handler = (data: object, origin: Origin) => readonly Change<AnyRow>[];

/** A piece of the log: what was found after a position, and how far was looked. */
export interface Batch {
  readonly after: Position;
  readonly events: readonly RecordedEvent[];
  readonly end: Position;
}

interface Needs {
  readonly builds: Builds;
  readonly byName: ReadonlyMap<string, AnyProjection>;
  readonly onFault: (about: string, error: unknown) => void;
}

/** Writes batches to tables that stand at the same place of the log. */
export function createBatches({ builds, byName, onFault }: Needs) {
  const apply = async (group: readonly Build[], { events, end }: Batch): Promise<void> => {
    const work = group.map((build) => ({
      table: tableOf(build.name, build.build),
      changes: events.flatMap((recorded) => changesOf(byName.get(build.name), recorded)),
    }));
    await builds.batch(async (client) => {
      if (!(await builds.moveOn(client, group, end))) throw new LeaseLost();
      for (const { table, changes } of work) await writeChanges(client, table, changes);
    });
  };

  /** One event at a time finds the one that cannot be projected; that read model stops there. */
  const findPoison = async (build: Build, { events, end }: Batch): Promise<void> => {
    let at = build;
    for (const [index, recorded] of events.entries()) {
      const reached = index === events.length - 1 ? end : recorded.position;
      try {
        await apply([at], { after: at.position, events: [recorded], end: reached });
      } catch (error) {
        if (!isOwnFault(error)) throw error;
        const reason = `event ${recorded.id} ${recorded.event.type}`;
        await builds.park(build, reason);
        onFault(`${build.name} is parked at ${reason}`, error);
        return;
      }
      at = { ...at, position: reached };
    }
  };

  const advanceAlone = async (build: Build, batch: Batch): Promise<boolean> => {
    try {
      await apply([build], batch);
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      if (!isOwnFault(error)) throw error;
    }
    await findPoison(build, batch).catch((error: unknown) => {
      if (!(error instanceof LeaseLost)) throw error;
    });
    return false;
  };

  return {
    /** Answers which of them have this batch now: normally all in one transaction, and each alone when that fails. */
    async advance<Some extends Build>(group: readonly Some[], batch: Batch): Promise<readonly Some[]> {
      try {
        await apply(group, batch);
        return group;
      } catch (error) {
        if (!(error instanceof LeaseLost) && !isOwnFault(error)) throw error;
      }
      const advanced: Some[] = [];
      for (const build of group) if (await advanceAlone(build, batch)) advanced.push(build);
      return advanced;
    },
  };
}

class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A projection failed, which is pure: it will fail again. */
class Unprojectable extends Error {
  override readonly name = 'Unprojectable';
}

// Data, integrity, syntax and size: what the database will refuse again. A table or a right that is gone is none of these.
const refusals = /^(?:22|23|42(?!P01|501)|54)/u;

/** The event's or the projection's own fault, and so again next time; a line that broke is neither. */
const isOwnFault = (error: unknown): boolean =>
  error instanceof DatabaseError
    ? refusals.test(error.code ?? '')
    : error instanceof Unprojectable || error instanceof TypeError;

function changesOf(
  projection: AnyProjection | undefined,
  { id, event, stream, envelope }: RecordedEvent,
): readonly Owned[] {
  const handlers = (projection?.on ?? {}) as Readonly<Record<string, Handler | undefined>>;
  const { tenant } = envelope;
  try {
    const changes = handlers[event.type]?.(event.data, { tenant, entity: stream.id, eventId: id }) ?? [];
    return changes.map((change) => ({ tenant, change }));
  } catch (cause) {
    throw new Unprojectable('A projection failed', { cause });
  }
}
