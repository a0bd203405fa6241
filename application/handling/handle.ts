import {
  decideWith,
  fold,
  type Asked,
  type Decider,
  type Decision,
  type Happened,
} from '../../domain/kernel/decider.js';
import type { Envelope, EventStore, Position, StreamEvent } from '../ports/event-store.js';
import { Fault } from '../ports/fault.js';
import type { NewId } from '../ports/ids.js';
import type { Snapshots } from '../ports/snapshots.js';

/** Who asks, on whose behalf, and what it followed from. */
export type Context = Omit<Envelope, 'commandId' | 'correlationId'> & { readonly correlationId?: string };

export interface Handled<State, Event, Reason extends string> {
  readonly decision: Decision<Event, Reason>;
  /** The state after the decision. */
  readonly state: State;
  /** Where the last new event stands in the log; null when nothing was written. */
  readonly position: Position | null;
}

export interface Loaded<State, Event> {
  readonly state: State;
  /** Of the last event; 0 where there is none. */
  readonly revision: number;
  /** Oldest first. */
  readonly events: readonly Event[];
}

/**
 * Loads, decides and appends; decides again when another append was faster. `loaded`: decides first on what was loaded
 * before, and loads only when that is no longer all.
 */
export interface Handle<State, Command extends Asked, Event extends Happened, Reason extends string> {
  (
    id: string,
    command: Command,
    context: Context,
    loaded?: Loaded<State, Event>,
  ): Promise<Handled<State, Event, Reason>>;
  /** The state and what made it; a stream of another tenant reads as if it had never begun. */
  load(tenant: string, id: string): Promise<Loaded<State, Event>>;
}

interface Needs {
  readonly store: EventStore;
  readonly newId: NewId;
  /** Without them every fold begins at the first event. */
  readonly snapshots?: Snapshots;
}

const triesMax = 20;

type Start<State> = Pick<Loaded<State, never>, 'state' | 'revision'>;

/** The only load-decide-append loop of the project. */
export const createHandle =
  ({ store, newId, snapshots }: Needs) =>
  <State, Command extends Asked, Event extends Happened, Reason extends string>(
    decider: Decider<State, Command, Event, Reason>,
  ): Handle<State, Command, Event, Reason> => {
    const { category, evolve, initial, snapshot } = decider;

    const readFrom = async (start: Start<State>, tenant: string, id: string) => {
      const recorded = await store.readStream(tenant, { category, id }, start.revision + 1);
      const events = recorded.map((one) => (one as StreamEvent<Event>).event);
      const revision = recorded.at(-1)?.revision ?? start.revision;
      return { state: fold(evolve, start.state, events), events, revision, keptAt: start.revision };
    };

    const read = async (tenant: string, id: string) => {
      const kept = snapshot && (await snapshots?.load(tenant, { category, id }, snapshot.version));
      const start = kept && { state: snapshot.restore(kept.body), revision: kept.revision };
      return readFrom(start ?? { state: initial, revision: 0 }, tenant, id);
    };

    const keep = async (tenant: string, id: string, { state, revision }: Start<State>, keptAt: number) => {
      if (snapshot === undefined || revision - keptAt < snapshot.every) return;
      await snapshots?.save(tenant, { category, id }, { revision, body: snapshot.take(state) });
    };

    const handle = async (id: string, command: Command, context: Context, loaded?: Loaded<State, Event>) => {
      const envelope = { correlationId: command.commandId, ...context, commandId: command.commandId };
      for (let tries = 0; tries < triesMax; tries += 1) {
        const isFirst = tries === 0 && loaded !== undefined;
        const { state, revision, keptAt } = isFirst
          ? { ...loaded, keptAt: loaded.revision }
          : await read(context.tenant, id);
        const decision = decideWith(decider, state, command);
        if (decision.outcome === 'rejected' || decision.events.length === 0) {
          // What came since may allow it.
          if (isFirst) continue;
          return { decision, state, position: null };
        }
        const events = decision.events.map((event) => ({ id: newId(), event }));
        const expected = revision === 0 ? 'no-stream' : revision;
        const appended = await store.append({ category, id }, expected, events, envelope);
        if (appended.outcome === 'appended') {
          const after = fold(evolve, state, decision.events);
          await keep(context.tenant, id, { state: after, revision: appended.revision }, keptAt);
          return { decision, state: after, position: appended.position };
        }
        // A stream of another tenant reads as empty and conflicts for ever: that is 'not found', not 'busy'.
        if (revision === 0 && tries > 0) break;
      }
      throw new Fault('conflict', 'Somebody else changed this at the same time. Please try again.');
    };

    const load = (tenant: string, id: string) => readFrom({ state: initial, revision: 0 }, tenant, id);
    return Object.assign(handle, { load });
  };
