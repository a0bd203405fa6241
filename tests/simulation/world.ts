import { Fault } from '../../application/ports/fault.js';
import type { Random } from '../support/random.js';
import type { Life, Scheduler } from './scheduler.js';

/** How rough a history is: each draws its own, so that some have much of one fault and none of another. */
export interface Weather {
  /** Asked for in vain: nothing was done. */
  readonly refused: number;
  /** Done, and the answer never came. */
  readonly replyLost: number;
  readonly killedBefore: number;
  readonly killedAfter: number;
  /** The process stands still with what it was about to ask for, and goes on as if no time had passed. */
  readonly paused: number;
  /** A batch is given to a follower once more. */
  readonly givenTwice: number;
  readonly hintLost: number;
  readonly keyRefused: number;
  /** Of a visitor or an owner. */
  readonly answerLost: number;
}

type Mishap = 'givenTwice' | 'hintLost' | 'keyRefused' | 'answerLost';

export const drawWeather = (random: Random, isCalled: boolean): Weather => {
  const rough = (): number => random.pick([0, 0, 0.005, 0.02, 0.05]);
  const deadly = (): number => random.pick([0, 0, 0.001, 0.003]);
  return {
    refused: rough(),
    replyLost: rough(),
    killedBefore: deadly(),
    killedAfter: deadly(),
    // So many callers ask so much that a process which stands still oftener never comes to answer them.
    paused: random.pick([0, 0.002, isCalled ? 0.003 : 0.01]),
    givenTwice: random.pick([0, 0.05, 0.2]),
    hintLost: random.pick([0, 0.1, 0.9]),
    keyRefused: random.pick([0, 0, 0.01]),
    answerLost: random.pick([0, 0.05, 0.2]),
  };
};

/** Three times as long as a lease of a read model. */
const pauseMsMax = 30_000;

export const unavailable = (): Fault =>
  new Fault('store-unavailable', 'The database cannot be reached. Please try again.');

/** Asked for on the way of a text: counted apart. */
const concernsTexts = /consent-|text/u;

/** What stands between a process and everything that is not in its own memory. */
export function createWorld(random: Random, scheduler: Scheduler, isCalled: boolean) {
  const weather = drawWeather(random, isCalled);
  let isCalm = false;
  let isOver = false;
  let awayUntil = 0;
  const complaints: string[] = [];
  const faults = new Map<string, number>();

  const count = (fault: string): void => {
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  };

  const fateOf = ({ refused, replyLost, killedBefore, killedAfter, paused }: Weather) => {
    if (isCalm) return 'done';
    if (random.chance(paused)) return 'paused';
    if (awayUntil > scheduler.now()) return 'away';
    if (random.chance(refused)) return 'refused';
    if (random.chance(replyLost)) return 'reply-lost';
    if (random.chance(killedBefore)) return 'killed-before';
    return random.chance(killedAfter) ? 'killed-after' : 'done';
  };

  const kill = (life: Life): void => {
    scheduler.note(`${life.name} is killed`);
    life.isOver = true;
  };

  const pause = (life: Life): void => {
    const ms = random.below(pauseMsMax);
    scheduler.note(`${life.name} stands still for ${String(ms)} ms`);
    life.pausedUntil = scheduler.now() + ms;
  };

  return {
    random,
    scheduler,
    kill,
    pause,
    /** Whether this goes wrong just now. */
    happens(mishap: Mishap): boolean {
      const isSo = !isCalm && random.chance(weather[mishap]);
      if (isSo) count(mishap);
      return isSo;
    },

    count,
    /** What went wrong so far, and how often. */
    faults: faults as ReadonlyMap<string, number>,

    /** From now on nothing goes wrong. */
    calm(): void {
      scheduler.note('it is calm');
      isCalm = true;
      awayUntil = 0;
    },
    isCalm: (): boolean => isCalm,

    /** Nobody lives in it any more: what is asked now is answered at once. */
    end(): void {
      isOver = true;
    },
    isOver: (): boolean => isOver,

    /** A promise is broken: the run ends here. */
    complain: (complaint: string): void => {
      complaints.push(complaint);
    },
    complaints: complaints as readonly string[],

    /** Nothing beyond the processes answers for a while. */
    goAway(ms: number): void {
      awayUntil = scheduler.now() + ms;
    },

    /**
     * Asks for something outside of the process. It is done when the scheduler says so, or not, or done and not told; or the
     * process ends under it, and what was on its way may still be done. `rough`: what is rougher there than elsewhere.
     */
    cross: <Result>(
      life: Life,
      label: string,
      act: () => Promise<Result>,
      rough: Partial<Weather> = {},
    ): Promise<Result> =>
      new Promise((resolve, reject) => {
        const run = (): void => {
          const fate = fateOf({ ...weather, ...rough });
          if (fate !== 'done') {
            scheduler.note(`${life.name} ${label}: ${fate === 'away' ? 'refused' : fate}`);
            // Whoever asks again while nothing answers meets the same fault.
            if (fate !== 'away') count(concernsTexts.test(label) ? `text ${fate}` : fate);
          }
          if (fate === 'paused') {
            pause(life);
            scheduler.enqueue({ life, label, run, runLate });
            return;
          }
          if (fate === 'killed-before') {
            kill(life);
            return;
          }
          if (fate === 'refused' || fate === 'away') {
            reject(unavailable());
            return;
          }
          act().then(
            (result) => {
              if (life.isOver) return;
              if (fate === 'killed-after') kill(life);
              else if (fate === 'reply-lost') reject(unavailable());
              else resolve(result);
            },
            (error: unknown) => {
              if (!life.isOver) reject(error instanceof Error ? error : new Error(String(error)));
            },
          );
        };
        const runLate = (): void => {
          if (random.chance(0.5)) act().catch(() => undefined);
        };
        scheduler.enqueue({ life, label, run, runLate });
      }),
  };
}

export type World = ReturnType<typeof createWorld>;
