import type { Checkpoints } from '../ports/checkpoints.js';
import type { EventFilter, EventStore, RecordedEvent, Subscription } from '../ports/event-store.js';

/** "When X happened, do Y": safe to run twice, because every command it gives carries the event's id. */
export interface Policy {
  /** Its checkpoint's name; kept for ever. */
  readonly name: string;
  readonly filter: EventFilter;
  /** How old an event is before the policy looks at it, milliseconds. */
  readonly afterMs: number;
  when(recorded: RecordedEvent): Promise<void>;
}

interface Needs {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of an event that a policy could not deal with, after its last try; the policy goes on with the next. */
  readonly onFailure: (policy: string, eventId: string, error: unknown) => void;
}

const batchMax = 100;
const triesMax = 5;

/** Follows the log from the policy's checkpoint until stopped. */
export const createFollow =
  ({ store, checkpoints, now, wait, onFailure }: Needs) =>
  (policy: Policy): Subscription => {
    const stopping = new AbortController();
    const { signal } = stopping;
    let wakeUp = (): void => undefined;
    const hints = store.onAppend(() => {
      wakeUp();
    });

    const dealWith = async (recorded: RecordedEvent): Promise<void> => {
      await wait(Math.max(0, Date.parse(recorded.recordedAt) + policy.afterMs - now()), signal);
      for (let tries = 1; !signal.aborted; tries += 1) {
        try {
          await policy.when(recorded);
          return;
        } catch (error) {
          if (tries >= triesMax) {
            onFailure(policy.name, recorded.id, error);
            return;
          }
          await wait(100 * 2 ** tries, signal);
        }
      }
    };

    const run = async (): Promise<void> => {
      let position = await checkpoints.read(policy.name);
      while (!signal.aborted) {
        const woken = new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
        const { events, end } = await store.readAll(position, policy.filter, batchMax);
        for (const recorded of events) {
          await dealWith(recorded);
          if (stopping.signal.aborted) return;
          await checkpoints.save(policy.name, recorded.position);
        }
        if (end > position) position = end;
        else await Promise.race([woken, wait(5_000, signal)]);
      }
    };

    const runForEver = async (): Promise<void> => {
      while (!signal.aborted) {
        try {
          await run();
        } catch (error) {
          onFailure(policy.name, '', error);
          await wait(1_000, signal);
        }
      }
    };
    const done = runForEver();

    return {
      async stop() {
        stopping.abort();
        wakeUp();
        await Promise.all([hints.stop(), done]);
      },
    };
  };
