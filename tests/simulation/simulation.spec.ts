import { expect, test } from 'vitest';
import { simulate } from './simulate.js';
import { verdictOf } from './verdict.js';

/**
 * `SIMULATION_SEED=7 npx vitest run tests/simulation/simulation.spec.ts` plays one history again; `SIMULATION_ROUNDS=5000` plays more of them
 * than usual, from `SIMULATION_BASE` on.
 */
const only = process.env['SIMULATION_SEED'];
const rounds = Number(process.env['SIMULATION_ROUNDS'] ?? 60);
const base = Number(process.env['SIMULATION_BASE'] ?? 20_261_124);

/** Histories in which something was wrong once, by what they have proved since. */
const found: Readonly<Record<string, number>> = {
  'a message is answered, however long the database was away': 20_262_742,
  'a business that opened while the database was away is read': 20_261_224,
  'a checkpoint that was lost is saved though the log has gone quiet': 20_263_050,
};

if (only !== undefined) {
  test(`history ${only} ends well`, async () => {
    expect(verdictOf(await simulate(Number(only)))).toBe('well');
  });
} else {
  test(
    `in ${String(rounds)} histories of faults nothing acknowledged is lost, and nothing happens twice`,
    { timeout: 60_000 + rounds * 1_000 },
    async () => {
      let eventCount = 0;
      for (let seed = base; seed < base + rounds; seed += 1) {
        const history = await simulate(seed);
        expect(verdictOf(history)).toBe('well');
        eventCount += history.eventCount;
      }
      // Histories in which nothing happens prove nothing.
      expect(eventCount / rounds).toBeGreaterThan(20);
    },
  );

  test.each(Object.entries(found))('%s (history %i)', async (_guarantee, seed) => {
    expect(verdictOf(await simulate(seed))).toBe('well');
  });

  test('a seed replays its history, step by step', async () => {
    const [first, second, other] = [await simulate(base), await simulate(base), await simulate(base + 1)];
    expect(second).toEqual(first);
    expect(other.trace.hash).not.toBe(first.trace.hash);
  });
}
