import { createHash } from 'node:crypto';
import type { Random } from '../support/random.js';

/** Whoever waits for something: a process from its start to its end, or the people outside. */
export interface Life {
  readonly name: string;
  isOver: boolean;
  /** Milliseconds of simulated time; until then nothing of it goes on. */
  pausedUntil: number;
}

interface Task {
  readonly life: Life;
  /** Ids and names only: it stands in the trace. */
  readonly label: string;
  readonly run: () => void;
  /** Run instead when the life has ended meanwhile. */
  readonly runLate?: () => void;
}

interface Timer extends Task {
  readonly at: number;
}

const startsAt = Date.UTC(2026, 10, 24);
const tailMax = 40;

/** Decides what happens next, out of the seed alone. No time passes unless it moves the clock. */
export function createScheduler(random: Random) {
  const ready: Task[] = [];
  const timers = new Set<Timer>();
  const hash = createHash('sha256');
  const tail: string[] = [];
  let now = startsAt;
  let steps = 0;

  const note = (line: string): void => {
    const text = `${String(steps)} +${String(now - startsAt)} ms ${line}`;
    hash.update(text).update('\n');
    tail.push(text);
    if (tail.length > tailMax) tail.shift();
  };

  const moveClock = (): void => {
    let next: number | undefined;
    for (const { at } of timers) if (next === undefined || at < next) next = at;
    if (next === undefined) return;
    if (next > now) now = next;
    for (const timer of timers) {
      if (timer.at > now) continue;
      timers.delete(timer);
      ready.push(timer);
    }
  };

  /** Some other task than that of a process that has ended or stands still. */
  const take = (): Task | undefined => {
    for (;;) {
      // A busy house is a slow one: now and then time passes although there is something to do.
      if (ready.length === 0 || (timers.size > 0 && random.chance(0.01))) moveClock();
      const index = random.below(ready.length);
      const task = ready[index];
      const last = ready.pop();
      if (task === undefined || last === undefined) return undefined;
      if (index < ready.length) ready[index] = last;
      if (task.life.isOver) task.runLate?.();
      else if (task.life.pausedUntil > now) timers.add({ ...task, at: task.life.pausedUntil });
      else return task;
    }
  };

  return {
    /** Milliseconds since 1970, simulated. */
    now: (): number => now,
    steps: (): number => steps,
    note,

    enqueue(task: Task): void {
      ready.push(task);
    },

    /** Resolves after so much simulated time, or soon after the signal is aborted. */
    wait: (life: Life, ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const task = { life, label: 'goes on', run: resolve };
        if (ms <= 0 || signal?.aborted === true) {
          ready.push(task);
          return;
        }
        const cut = (): void => {
          if (timers.delete(timer)) ready.push(task);
        };
        const timer: Timer = {
          ...{ life, label: 'has waited', at: now + ms },
          run() {
            signal?.removeEventListener('abort', cut);
            resolve();
          },
        };
        timers.add(timer);
        signal?.addEventListener('abort', cut, { once: true });
      }),

    /** One task at a time, everything that follows from it at once, until there is nothing left to wait for. */
    async run(isDone: () => boolean, stepsMax: number): Promise<void> {
      for (const limit = steps + stepsMax; !isDone();) {
        const task = take();
        if (task === undefined) throw new Error('Nothing happens any more, and not all is done');
        if (steps >= limit) throw new Error(`Not done after ${String(stepsMax)} steps`);
        steps += 1;
        note(`${task.life.name} ${task.label}`);
        task.run();
        await settled();
      }
    },

    /** What happened, in short: of the whole, and its last lines. */
    trace: () => ({ hash: hash.copy().digest('hex'), tail: [...tail] as readonly string[] }),
  };
}

export type Scheduler = ReturnType<typeof createScheduler>;

/** Promises that wait for no task have all been resolved by the next turn of the loop. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
