import { DatabaseError } from 'pg';
import type { Position, RecordedEvent, UnreadableEvent } from '../../application/ports/event-store.js';
import { changesOf, handledTypes } from '../../projections/kernel/projection.js';
import { tableOf, type Build } from './builds.js';
import { writeChanges, type Owned } from './changes.js';
import type { Leases } from './leases.js';
import type { AnyProjection } from './read-models.js';

/** A piece of the log: what was found after a position, and how far was looked. */
export interface Batch {
  readonly after: Position;
  readonly events: readonly RecordedEvent[];
  readonly end: Position;
}

interface Needs {
  readonly leases: Leases;
  readonly byName: ReadonlyMap<string, AnyProjection>;
  readonly onFault: (about: string, error: unknown) => void;
}

/** Writes batches to tables that stand at the same place of the log. */
export function createBatches({ leases, byName, onFault }: Needs) {
  const apply = async (group: readonly Build[], { events, end }: Batch): Promise<void> => {
    const work = group.map((build) => ({
      table: tableOf(build.name, build.build),
      changes: events.flatMap((recorded) => ownedChanges(byName.get(build.name), recorded)),
    }));
    await leases.batch(async (client) => {
      if (!(await leases.moveOn(client, group, { end, count: events.length }))) throw new LeaseLost();
      await writeChanges(client, work);
    });
  };

  const park = async (build: Build, position: Position, cause: unknown, reason: string): Promise<void> => {
    await leases.park(build, { reason, position });
    onFault(`${build.name} is parked at ${reason}`, cause);
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
        await park(build, recorded.position, error, `event ${recorded.id} ${recorded.event.type}`);
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

  const advance = async <Some extends Build>(
    group: readonly Some[],
    batch: Batch,
  ): Promise<readonly Some[]> => {
    try {
      await apply(group, batch);
      return group;
    } catch (error) {
      if (!(error instanceof LeaseLost) && !isOwnFault(error)) throw error;
    }
    const advanced: Some[] = [];
    for (const build of group) if (await advanceAlone(build, batch)) advanced.push(build);
    return advanced;
  };

  return {
    /** Answers which of them have this batch now: normally all in one transaction, and each alone when that fails. */
    advance,

    /** Parks those that are made of such events and leads the others past it; answers which of them are past it. */
    async passOver<Some extends Build>(
      group: readonly Some[],
      batch: Batch,
      unreadable: UnreadableEvent,
    ): Promise<readonly Some[]> {
      const { position, type, message, cause } = unreadable;
      const needsIt = ({ name }: Build): boolean =>
        handledTypes(byName.get(name) ?? { on: {} }).includes(type);
      for (const build of group.filter(needsIt)) await park(build, position, cause, message);
      const others = group.filter((build) => !needsIt(build));
      return others.length === 0 ? [] : advance(others, batch);
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

function ownedChanges(
  projection: AnyProjection | undefined,
  { id, event, stream, envelope }: RecordedEvent,
): readonly Owned[] {
  if (projection === undefined) return [];
  const { tenant, actor } = envelope;
  try {
    const changes = changesOf(projection, event, { tenant, entity: stream.id, eventId: id, actor });
    return changes.map((change) => ({ tenant, change }));
  } catch (cause) {
    throw new Unprojectable('A projection failed', { cause });
  }
}
