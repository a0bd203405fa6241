import type { Happened } from '../../domain/kernel/decider.js';
import type { Checkpoints } from '../ports/checkpoints.js';
import type { EventFilter, EventStore, Position, RecordedEvent, Subscription } from '../ports/event-store.js';

/** "When X happened, do Y": safe to run twice, because every command it gives carries an id made of the event's. */
export interface Policy<Event extends Happened = Happened> {
  /** Its checkpoint's name; kept for ever. */
  readonly name: string;
  readonly filter: EventFilter;
  /** How old an event is before the policy looks at it, milliseconds. */
  readonly afterMs: number;
  /** How many events it deals with at once. */
  readonly concurrency: number;
  when(recorded: RecordedEvent<Event>, signal: AbortSignal): Promise<void>;
}

interface Needs {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of an event that a policy could not deal with, after its last try; the policy goes on with the next. */
  readonly onFailure: (policy: string, eventId: string, error: unknown) => void;
}

const batchMax = 100;
const triesMax = 5;
const idleMs = 5_000;

/** Follows the log from the policy's checkpoint until stopped. What was not dealt with by then is dealt with next time. */
export function createFollow(needs: Needs): (policy: Policy) => Subscription {
  const { store, now, wait, onFailure } = needs;
  return (policy) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const hasStopped = (): boolean => signal.aborted;
    let wakeUp = (): void => undefined;
    const hints = store.onAppend(() => {
      wakeUp();
    });

    const run = async (): Promise<void> => {
      const progress = await createProgress(policy.name, needs.checkpoints);
      for (let position = progress.start; !signal.aborted;) {
        const woken = new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
        const { events, end } = await store.readAll(position, policy.filter, batchMax);
        for (const recorded of events) {
          // Events come in order of time: whoever waits for one has waited for all before it.
          await wait(Math.max(0, Date.parse(recorded.recordedAt) + policy.afterMs - now()), signal);
          await progress.room(policy.concurrency, signal);
          if (hasStopped()) break;
          progress.begin(recorded.position, dealWith(needs, policy, recorded, signal), signal);
        }
        if (hasStopped()) break;
        await progress.passed(end);
        if (end > position) position = end;
        else await idle(woken, signal);
      }
      await progress.settled();
    };

    /** Until something happens, or a while has passed: a hint may get lost. */
    const idle = async (woken: Promise<void>, stopped: AbortSignal): Promise<void> => {
      const over = new AbortController();
      await Promise.race([woken, wait(idleMs, AbortSignal.any([stopped, over.signal]))]);
      over.abort();
    };

    const runUntilStopped = async (): Promise<void> => {
      while (!signal.aborted) {
        try {
          await run();
        } catch (error) {
          onFailure(policy.name, '', error);
          await wait(1_000, signal);
        }
      }
    };
    const done = runUntilStopped();

    return {
      async stop() {
        stopping.abort();
        wakeUp();
        await Promise.all([hints.stop(), done]);
      },
    };
  };
}

async function dealWith(
  { wait, onFailure }: Needs,
  policy: Policy,
  recorded: RecordedEvent,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 1; !signal.aborted; tries += 1) {
    try {
      await policy.when(recorded, signal);
      return;
    } catch (error) {
      if (tries >= triesMax) {
        onFailure(policy.name, recorded.id, error);
        return;
      }
      await wait(100 * 2 ** tries, signal);
    }
  }
}

/** Keeps the checkpoint just below the oldest event that is still being dealt with. */
async function createProgress(name: string, checkpoints: Checkpoints) {
  const start = await checkpoints.read(name);
  const running = new Map<Position, Promise<void>>();
  let saved = start;
  let passed = start;
  let saving = Promise.resolve();

  const save = (): Promise<void> => {
    saving = saving.then(async () => {
      const [oldest] = running.keys();
      const reached = oldest === undefined ? passed : oldest - 1n;
      if (reached <= saved) return;
      await checkpoints.save(name, reached);
      saved = reached;
    });
    return saving;
  };

  return {
    start,
    async room(countMax: number, signal: AbortSignal): Promise<void> {
      while (running.size >= countMax && !signal.aborted) await Promise.race(running.values());
    },
    begin(position: Position, work: Promise<void>, signal: AbortSignal): void {
      const finish = async (): Promise<void> => {
        await work;
        // Cut short by a stop: it stays below the checkpoint's reach and is dealt with next time.
        if (signal.aborted) return;
        running.delete(position);
        await save();
      };
      running.set(position, finish());
    },
    async passed(end: Position): Promise<void> {
      passed = end;
      await save();
    },
    async settled(): Promise<void> {
      await Promise.all(running.values());
    },
  };
}
