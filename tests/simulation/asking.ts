import type { House } from './house.js';
import { people, type Houses, type Installation } from './installation.js';
import type { Random } from '../support/random.js';

const patienceMs = 8_000;
const triesMax = 500;

/** Asks a process, and another, always in the same words, until one has answered. */
export function createAsking({ world }: Installation, houses: Houses) {
  const { random, scheduler } = world;

  const answerOf = <Answer>(label: string, work: (house: House) => Promise<Answer>) =>
    new Promise<{ readonly value: Answer } | undefined>((resolve) => {
      const house = houses.any();
      const hear = (answer: { readonly value: Answer } | undefined): void => {
        const run = (): void => {
          resolve(world.happens('answerLost') ? undefined : answer);
        };
        scheduler.enqueue({ life: people, label: `hear: ${label}`, run });
      };
      const run = (): void => {
        work(house).then(
          (value) => {
            hear({ value });
          },
          () => {
            hear(undefined);
          },
        );
      };
      scheduler.enqueue({ life: house.life, label: `is asked: ${label}`, run });
      void scheduler.wait(people, patienceMs).then(() => {
        resolve(undefined);
      });
    });

  /** `tries`: after so many of them whoever asks is content without an answer. */
  const askFor = async <Answer>(label: string, tries: number, work: (house: House) => Promise<Answer>) => {
    for (let left = tries; left > 0; left -= 1) {
      const answer = await answerOf(label, work);
      if (answer !== undefined) return answer;
      await scheduler.wait(people, random.below(2_000));
    }
    return undefined;
  };
  const ask = async <Answer>(label: string, work: (house: House) => Promise<Answer>): Promise<Answer> => {
    const answer = await askFor(label, triesMax, work);
    if (answer === undefined) throw new Error(`Nobody ever answered: ${label}`);
    return answer.value;
  };
  return Object.assign(ask, { for: askFor });
}

export type Asking = ReturnType<typeof createAsking>;

/** Does it, and perhaps the very same once more, now or later. */
export function createDoing(random: Random) {
  const done: (() => Promise<void>)[] = [];
  return async (one: () => Promise<void>): Promise<void> => {
    done.push(one);
    await one();
    if (random.chance(0.3)) await done[random.below(done.length)]?.();
  };
}
