import type { Happened } from '../../domain/kernel/decider.js';
import type { Checkpoints } from '../ports/checkpoints.js';
import {
  UnreadableEvent,
  type Batch,
  type EventFilter,
  type EventStore,
  type Position,
  type RecordedEvent,
  type Subscription,
} from '../ports/event-store.js';
import { Fault } from '../ports/fault.js';
import type { MovedBusinesses } from '../ports/moved-businesses.js';

/** "When X happened, do Y": safe to run twice, because every command it gives carries an id made of the event's. */
export interface Policy<Event extends Happened = Happened> {
  /** Its checkpoint's name; kept for ever. */
  readonly name: string;
  readonly filter: EventFilter;
  /** How old an event is before the policy looks at it, milliseconds. */
  readonly afterMs: number;
  /** How many events it deals with at once. */
  readonly concurrency: number;
  /** What it makes has to be made here too of what happened elsewhere, before a business moved here. */
  readonly alsoMoved?: true;
  when(recorded: RecordedEvent<Event>, signal: AbortSignal): Promise<void>;
}

interface Needs {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly moved: MovedBusinesses;
  readonly now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of an event that a policy could not deal with, after its last try; the policy goes on with the next. `tenant`: whose event it was, where that is known. */
  readonly onFailure: (policy: string, eventId: string, error: unknown, tenant?: string) => void;
}

const batchMax = 100;
const triesMax = 10;
const pauseMs = { first: 200, longest: 30_000 };
const retryMs = 1_000;
/** How long what did not concern a policy waits to be noted down: it is looked at again at little cost. */
const restMs = 1_000;
/** Faults that say nothing of the event. */
const passing: ReadonlySet<string> = new Set(['store-unavailable', 'overloaded']);
/** Nor do these, while others may meet them as well; what meets them for hours must not hold up the others for ever. */
const passingForAWhile: ReadonlySet<string> = new Set([
  'telephony-unavailable',
  'texting-unavailable',
  'mail-unavailable',
]);
const whileMs = 6 * 60 * 60_000;

/** Follows the log from the policy's checkpoint until stopped. What was not dealt with by then is dealt with next time. */
export function createFollow(needs: Needs): (policy: Policy) => Subscription {
  const { store, moved, now, wait, onFailure } = needs;
  return (policy) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const onFault = (error: unknown): void => {
      onFailure(policy.name, error instanceof UnreadableEvent ? error.eventId : '', error);
    };

    const begin = async () => {
      const progress = await createProgress(policy.name, needs);
      const take = async ({ events, end }: Batch): Promise<void> => {
        for (const recorded of policy.alsoMoved ? events : await moved.happenedHere(events)) {
          // Events come in order of time: whoever waits for one has waited for all before it.
          await wait(Math.max(0, Date.parse(recorded.recordedAt) + policy.afterMs - now()), signal);
          await progress.room(policy.concurrency, signal);
          if (signal.aborted) return;
          progress.begin(recorded.position, () => dealWith(needs, policy, recorded, signal), signal);
        }
        progress.passed(end, signal);
      };
      const following = store.subscribe({
        ...{ after: progress.start, filter: policy.filter, countMax: batchMax, take, onFault },
      });
      return { following, progress };
    };

    const beginPatiently = async () => {
      while (!signal.aborted) {
        try {
          return await begin();
        } catch (error) {
          onFault(error);
          await wait(retryMs, signal);
        }
      }
      return undefined;
    };
    const begun = beginPatiently();

    return {
      async stop() {
        stopping.abort();
        const one = await begun;
        await one?.following.stop();
        await one?.progress.settled();
      },
    };
  };
}

/** Ten tries, not counting those that an outage spoiled: however long that lasts, nobody's lead is lost to it. */
async function dealWith(
  { store, now, wait, onFailure }: Needs,
  policy: Policy,
  recorded: RecordedEvent,
  signal: AbortSignal,
): Promise<void> {
  let tries = 0;
  for (let round = 0; !signal.aborted; round += 1) {
    try {
      await policy.when(recorded, signal);
      return;
    } catch (error) {
      const ageMs = now() - Date.parse(recorded.recordedAt);
      if (!(await isOutage(error, ageMs, store))) tries += 1;
      if (tries >= triesMax) {
        onFailure(policy.name, recorded.id, error, recorded.envelope.tenant);
        return;
      }
      await wait(Math.min(pauseMs.first * 2 ** round, pauseMs.longest), signal);
    }
  }
}

/** Whatever failed, it proves nothing while the log itself does not answer. */
async function isOutage(error: unknown, ageMs: number, store: EventStore): Promise<boolean> {
  if (error instanceof Fault) {
    if (passing.has(error.code)) return true;
    if (passingForAWhile.has(error.code) && ageMs < whileMs) return true;
  }
  return store.head().then(
    () => false,
    () => true,
  );
}

/** Keeps the checkpoint just before the oldest event that is still being dealt with. */
async function createProgress(name: string, { checkpoints, wait }: Pick<Needs, 'checkpoints' | 'wait'>) {
  const start = await checkpoints.read(name);
  /** By where the event stands: what lies before it, and its work. */
  const running = new Map<Position, { readonly before: Position; readonly work: Promise<void> }>();
  let saved = start;
  let begun = start;
  let passed = start;
  let saving = Promise.resolve();
  let resting: Promise<void> | undefined;

  const save = (): Promise<void> => {
    const next = async (): Promise<void> => {
      const [oldest] = running.values();
      const reached = oldest?.before ?? passed;
      if (reached <= saved) return;
      await checkpoints.save(name, reached);
      saved = reached;
    };
    saving = saving.catch(() => undefined).then(next);
    return saving;
  };

  /** The next event may be long in coming: what could not be saved does not wait for it. */
  const insist = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      try {
        await save();
        return;
      } catch {
        await wait(retryMs, signal);
      }
    }
  };

  return {
    start,
    async room(countMax: number, signal: AbortSignal): Promise<void> {
      while (running.size >= countMax && !signal.aborted) {
        await Promise.race([...running.values()].map(({ work }) => work));
      }
    },
    /** A batch may come twice; what was begun is not begun again. */
    begin(position: Position, deal: () => Promise<void>, signal: AbortSignal): void {
      if (position <= begun) return;
      const finish = async (): Promise<void> => {
        await deal();
        // Cut short by a stop: it stays behind the checkpoint and is dealt with next time.
        if (signal.aborted) return;
        running.delete(position);
        await insist(signal);
      };
      running.set(position, { before: begun, work: finish() });
      begun = position;
    },
    /** Noted down with what comes within a while, not at every append. */
    passed(end: Position, signal: AbortSignal): void {
      passed = end;
      resting ??= wait(restMs, signal).then(() => {
        resting = undefined;
        return insist(signal);
      });
    },
    async settled(): Promise<void> {
      await Promise.all([...running.values()].map(({ work }) => work));
    },
  };
}
