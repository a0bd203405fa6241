import { expect, test } from 'vitest';
import { accept } from '../../domain/kernel/decider.js';
import { subscription } from '../../domain/subscription/subscription.js';
import { createMemoryHouse, type OtherParts } from '../support/memory-house.js';
import { opened } from '../support/opened.js';
import { rowOf } from '../support/promise-row.js';

const beganAt = '2026-01-01T10:00:00.000Z';
const context = { tenant: 'acme', actor: 'system', causationId: '' };

/** A business that never takes a plan, day by day for half a year. */
async function trialAndNoPlan(other: OtherParts = {}) {
  const house = createMemoryHouse(other);
  await opened(house);
  const { handleSubscription } = house;
  const begin = { type: 'BeginTrial', data: { accountId: 'acme', days: 14 }, commandId: 'b' } as const;
  await handleSubscription('acme', { ...begin, now: beganAt }, context);
  for (let day = 0; day < 180; day += 1) {
    const now = new Date(Date.parse(beganAt) + day * 24 * 60 * 60_000).toISOString();
    const remind = { type: 'Remind', data: { accountId: 'acme', dueAt: now }, commandId: String(day) };
    await handleSubscription('acme', { ...remind, type: 'Remind', now }, context);
  }
  return house;
}

test('it is warned three times and closed after ninety days', async () => {
  const row = await rowOf('P13', await trialAndNoPlan());
  expect(row).toMatchObject({
    state: 'kept',
    count: 1,
    evidence: expect.stringContaining('1 closed') as string,
  });
});

test('an account that is closed with its trial breaks it', async () => {
  const hasty: typeof subscription = {
    ...subscription,
    decide: {
      ...subscription.decide,
      Remind: ({ trial }, { data: { accountId }, now: askedAt }) =>
        trial !== null && askedAt >= trial.endsAt
          ? accept({ type: 'AccountClosingAsked', data: { accountId, askedAt } })
          : accept(),
    },
  };
  expect(await rowOf('P13', await trialAndNoPlan({ subscription: hasty }))).toMatchObject({
    state: 'broken',
  });
});
