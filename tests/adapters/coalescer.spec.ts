import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createCoalescer } from '../../adapters/event-store/postgres/coalescer.js';

interface Work {
  readonly lane: string;
  readonly weight: number;
  readonly name: number;
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** A round trip that takes a turn; what it was given stands in `batches`. */
function line(answer: (batch: readonly Work[]) => void = () => undefined) {
  const batches: (readonly Work[])[] = [];
  const waits: number[] = [];
  const underWay: (readonly Work[])[] = [];
  const submit = createCoalescer<Work, number>({
    async run(inputs) {
      batches.push(inputs);
      underWay.push(inputs);
      expect(underWay.length, 'no more than two are under way').toBeLessThanOrEqual(2);
      const lanes = underWay.flat().map(({ lane }) => lane);
      expect(new Set(lanes).size, 'and none of a lane in both').toBe(lanes.length);
      await turn();
      underWay.splice(underWay.indexOf(inputs), 1);
      answer(inputs);
      return inputs.map(({ name }) => name);
    },
    isLost: (error) => error instanceof Error && error.message === 'lost',
    wait(ms) {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { submit: (work: Work) => submit(work.lane, work.weight, work), batches, waits };
}

const work = fc.record({
  lane: fc.constantFrom('a', 'b', 'c', 'd'),
  weight: fc.double({ min: 0.001, max: 1.5, noNaN: true }),
});

describe('work that shares round trips', () => {
  test.prop([fc.array(fc.tuple(work, fc.boolean()), { maxLength: 60 })])(
    'keeps the order of each lane, one of it at a time, and no batch is fuller than full',
    async (script) => {
      const { submit, batches } = line();
      const answers: Promise<number>[] = [];
      for (const [index, [one, isLater]] of script.entries()) {
        if (isLater) await turn();
        answers.push(submit({ ...one, name: index }));
      }
      expect(await Promise.all(answers)).toEqual(script.map((_, index) => index));
      for (const batch of batches) {
        expect(new Set(batch.map(({ lane }) => lane)).size).toBe(batch.length);
        const full = batch.reduce((sum, { weight }) => sum + weight, 0);
        expect(batch.length === 1 || full <= 1).toBe(true);
      }
      for (const lane of ['a', 'b', 'c', 'd']) {
        const names = batches.flat().filter((one) => one.lane === lane);
        expect(names.map(({ name }) => name)).toEqual(
          names.map(({ name }) => name).toSorted((a, b) => a - b),
        );
      }
    },
  );

  test('what is asked for in one turn goes together, and an idle line is asked at once', async () => {
    const { submit, batches } = line();
    await Promise.all([0, 1, 2].map((name) => submit({ lane: String(name), weight: 0.01, name })));
    await submit({ lane: 'x', weight: 0.01, name: 3 });
    expect(batches.map(({ length }) => length)).toEqual([3, 1]);
  });

  test('what is little waits for the batch under way; what is much goes in two halves at once', async () => {
    const little = line();
    const first = little.submit({ lane: 'a', weight: 0.01, name: 0 });
    await turn();
    await Promise.all([first, little.submit({ lane: 'b', weight: 0.01, name: 1 })]);
    expect(little.batches.map(({ length }) => length)).toEqual([1, 1]);

    const much = line();
    await Promise.all(
      Array.from({ length: 32 }, (_, name) => much.submit({ lane: String(name), weight: 0.005, name })),
    );
    expect(much.batches.map(({ length }) => length)).toEqual([16, 16]);
  });

  test('what cannot be done fails alone', async () => {
    const { submit } = line((batch) => {
      if (batch.some(({ name }) => name === 1)) throw new Error('bad');
    });
    const outcomes = await Promise.allSettled(
      [0, 1, 2].map((name) => submit({ lane: String(name), weight: 0.01, name })),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('what was lost on the way is sent again, a bounded number of times', async () => {
    let losses = 2;
    const once = line(() => {
      losses -= 1;
      if (losses >= 0) throw new Error('lost');
    });
    expect(await once.submit({ lane: 'a', weight: 0.1, name: 7 })).toBe(7);
    expect(once.batches).toHaveLength(3);

    const never = line(() => {
      throw new Error('lost');
    });
    await expect(never.submit({ lane: 'a', weight: 0.1, name: 7 })).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect(never.batches).toHaveLength(5);
    expect(never.waits).toHaveLength(4);
  });

  test('a queue that is full refuses what comes next, and all that it took is done', async () => {
    const { submit } = line();
    const taken = Array.from({ length: 10_000 }, (_, name) =>
      submit({ lane: String(name), weight: 0.001, name }),
    );
    await expect(submit({ lane: 'one more', weight: 0.001, name: -1 })).rejects.toMatchObject({
      code: 'overloaded',
    });
    expect(await Promise.all(taken)).toHaveLength(10_000);
    expect(await submit({ lane: 'later', weight: 0.001, name: -2 })).toBe(-2);
  });
});
