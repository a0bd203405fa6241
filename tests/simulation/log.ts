import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createSubscribe } from '../../adapters/event-store/subscribe.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import type {
  AppendOutcome,
  EventStore,
  NewEvent,
  Position,
  StreamName,
} from '../../application/ports/event-store.js';
import { Fault } from '../../application/ports/fault.js';
import type { KeyVault } from '../../application/ports/key-vault.js';
import { families } from '../support/families.js';
import type { Life } from './scheduler.js';
import { unavailable, type World } from './world.js';

/** As much of a committed event as the trace may hold. */
export interface Committed {
  readonly id: string;
  readonly category: string;
  readonly type: string;
  readonly position: Position;
}

const pollMs = 5_000;
const appendTriesMax = 3;

/** The one log of a simulation: the memory store, whose keys take their time. */
export function createLog(world: World) {
  const { scheduler } = world;
  const codec = createCodec(families, createSlowVault(world));
  const store = createMemoryEventStore(codec, () => new Date(scheduler.now()).toISOString());
  const committed: Committed[] = [];

  const placeOf = new Map<string, Position>();

  /** What was committed once is answered alike for ever, and stands behind everything before it. */
  const remember = (stream: StreamName, events: readonly NewEvent[], outcome: AppendOutcome): void => {
    const known = placeOf.get(events.at(-1)?.id ?? '');
    if (known !== undefined) {
      const isSame = outcome.outcome === 'appended' && outcome.position === known;
      if (!isSame) world.complain(`${events[0]?.id ?? ''} is in the log, and its repetition was not known`);
    } else if (outcome.outcome === 'appended') {
      if (outcome.position !== BigInt(committed.length + events.length)) world.complain('the log has a hole');
      for (const { id, event } of events) {
        const { category } = stream;
        const position = BigInt(committed.length + 1);
        scheduler.note(`committed ${id} ${event.type} in ${category}-${stream.id}`);
        committed.push({ id, category, type: event.type, position });
        placeOf.set(id, position);
      }
    }
  };

  /** The port as one process has it. */
  const storeOf = (life: Life): EventStore => {
    const append: EventStore['append'] = async (stream, expected, events, envelope) => {
      const label = `appends ${events.map(({ event }) => event.type).join(' ')} to ${stream.category}-${stream.id}`;
      for (let tries = 1; ; tries += 1) {
        try {
          return await world.cross(life, label, async () => {
            const outcome = await store.append(stream, expected, events, envelope);
            remember(stream, events, outcome);
            return outcome;
          });
        } catch (error) {
          // An answer that was lost is asked for again with the same events, as the real store does.
          const isLost = error instanceof Fault && error.code === 'store-unavailable';
          if (!isLost || tries >= appendTriesMax) throw error;
        }
      }
    };

    const readAll: EventStore['readAll'] = (after, filter, countMax) =>
      world.cross(life, `reads on after ${String(after)}`, () => store.readAll(after, filter, countMax));

    // Every so often somebody is woken without a reason, because hints are lost.
    const onAppend: EventStore['onAppend'] = (wake) => {
      let isStopped = false;
      const poll = async (): Promise<void> => {
        for (;;) {
          await scheduler.wait(life, pollMs);
          if (isStopped) return;
          wake();
        }
      };
      void poll();
      const hints = store.onAppend(() => {
        if (!life.isOver && !world.happens('hintLost'))
          scheduler.enqueue({ life, label: 'is woken', run: wake });
      });
      return {
        stop() {
          isStopped = true;
          return hints.stop();
        },
      };
    };

    const subscribe = createSubscribe({ readAll, onAppend }, (ms, signal) =>
      scheduler.wait(life, ms, signal),
    );

    return {
      append,
      readAll,
      onAppend,
      readStream: (tenant, stream, fromRevision) =>
        world.cross(life, `reads ${stream.category}-${stream.id}`, () =>
          store.readStream(tenant, stream, fromRevision),
        ),
      subscribe: (follower) =>
        subscribe({
          ...follower,
          async take(batch) {
            await follower.take(batch);
            if (world.happens('givenTwice')) throw new Error('Given once more');
          },
        }),
      head: () => world.cross(life, 'reads the head', () => store.head()),
      eraseSealed: (keyIds) => world.cross(life, 'erases', () => store.eraseSealed(keyIds)),
    };
  };

  return {
    storeOf,
    /** Whatever was committed so far, in order. */
    committed: committed as readonly Committed[],
    /** The store itself: for whoever looks at the end. */
    store,
  };
}

/** Nobody's own: what asks for a key may be gone when it comes. */
const keys: Life = { name: 'keys', isOver: false, pausedUntil: 0 };

function createSlowVault(world: World): KeyVault {
  const vault = createMemoryKeyVault();
  const later = <Result>(label: string, act: () => Promise<Result>): Promise<Result> => {
    if (world.isOver()) return act();
    return new Promise((resolve, reject) => {
      const run = (): void => {
        if (world.happens('keyRefused')) reject(unavailable());
        else act().then(resolve, reject);
      };
      world.scheduler.enqueue({ life: keys, label, run });
    });
  };
  return {
    ...vault,
    keyFor: (scope) => later('are asked for one', () => vault.keyFor(scope)),
    existing: (keyIds) =>
      keyIds.length === 0 ? vault.existing(keyIds) : later('are asked for', () => vault.existing(keyIds)),
  };
}
