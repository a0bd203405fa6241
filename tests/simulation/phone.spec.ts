import { expect, test } from 'vitest';
import { simulate } from './simulate.js';
import { verdictOf } from './verdict.js';

/**
 * `SIMULATION_SEED=7 npx vitest run tests/simulation/phone.spec.ts` plays one history again, `SIMULATION_ROUNDS=500` more of them
 * than usual, and `LONG=1` as many as it takes for ten thousand faults on the way of a text.
 */
const only = process.env['SIMULATION_SEED'];
const rounds = Number(process.env['SIMULATION_ROUNDS'] ?? 10);
const base = Number(process.env['SIMULATION_BASE'] ?? 20_261_126);
const faultsWanted = process.env['LONG'] === '1' ? 10_000 : 0;

/** Each of them has to have happened, or nothing was tried. */
const kinds = [
  ...['text killed-before', 'text killed-after', 'text reply-lost', 'text refused', 'text paused'],
  ...['text errorBefore', 'text errorAfter', 'text timedOut', 'text carrier away'],
  ...['text callbackLost', 'text callbackTwice'],
];

if (only !== undefined) {
  test(`history ${only} of callers ends well`, async () => {
    expect(verdictOf(await simulate(Number(only), true))).toBe('well');
  });
} else {
  test(
    `through ${String(faultsWanted || 'some hundred')} faults no text goes out twice, against a wish or without proof, and no request is lost (from seed ${String(base)})`,
    { timeout: 120_000 + rounds * 10_000 + faultsWanted * 200 },
    async () => {
      const faults = new Map<string, number>();
      let faultCount = 0;
      let textCount = 0;
      let seed = base;
      const isTried = () => kinds.every((kind) => faults.has(kind));
      for (; seed < base + rounds || faultCount < faultsWanted || !isTried(); seed += 1) {
        expect(seed, 'not everything has happened').toBeLessThan(base + rounds * 5 + faultsWanted);
        const history = await simulate(seed, true);
        expect(verdictOf(history)).toBe('well');
        textCount += history.textCount;
        for (const [kind, count] of history.faults) {
          faults.set(kind, (faults.get(kind) ?? 0) + count);
          if (kind.startsWith('text ')) faultCount += count;
        }
      }
      // Histories in which nobody is texted prove nothing.
      expect(textCount / (seed - base)).toBeGreaterThan(1);
      console.info(
        `${String(faultCount)} faults on the way of ${String(textCount)} texts, in the histories ${String(base)} to ${String(seed - 1)}: `,
        Object.fromEntries(faults),
      );
    },
  );
}
