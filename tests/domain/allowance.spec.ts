import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import {
  allowance,
  allowanceLimits,
  type AllowanceCommand,
  type AllowanceEvent,
} from '../../domain/allowance/allowance.js';
import { decideWith, fold } from '../../domain/kernel/decider.js';

const { perHour, hourMs } = allowanceLimits;
const at = (second: number): string => new Date(Date.UTC(2026, 10, 26, 9) + second * 1_000).toISOString();
const allow = (attemptId: string, second: number, askedAt = at(second)): AllowanceCommand => ({
  ...{ type: 'AllowText', commandId: attemptId, now: at(second) },
  data: { accountId: 'acme', attemptId, askedAt },
});

function after(commands: readonly AllowanceCommand[]) {
  const past: AllowanceEvent[] = [];
  let state = allowance.initial;
  const outcomes = commands.map((command) => {
    const decision = decideWith(allowance, state, command);
    if (decision.outcome === 'rejected') return decision.reason;
    past.push(...decision.events);
    state = fold(allowance.evolve, state, decision.events);
    return decision.outcome;
  });
  return { past, outcomes };
}

test('an hour has room for so many texts, and for more as it passes', () => {
  const full = Array.from({ length: perHour }, (_none, index) => allow(`a${String(index)}`, index));
  const { outcomes } = after([
    ...full,
    allow('more', perHour),
    // What was allowed is allowed, however often it is asked.
    allow('a0', perHour, at(0)),
    allow('late', 60 * 60 - 1),
    allow('later', 60 * 60),
    allow('latest', 60 * 60),
  ]);
  expect(outcomes.slice(perHour)).toEqual([
    ...['HourlyLimitReached', 'accepted', 'HourlyLimitReached', 'accepted', 'HourlyLimitReached'],
  ]);
});

test('who asks again after hours gets no second text for it', () => {
  const { past, outcomes } = after([allow('a', 0), allow('b', 2 * 60 * 60), allow('a', 3 * 60 * 60, at(0))]);
  expect(outcomes.at(-1)).toBe('AskedTooLate');
  expect(past).toHaveLength(2);
});

property.prop(
  [
    fc.array(fc.record({ asked: fc.nat({ max: 3 * 60 * 60 }), later: fc.nat({ max: 600 }) }), {
      ...{ minLength: 100, maxLength: 300, size: 'max' },
    }),
  ],
  { numRuns: 300 },
)('in any sixty minutes no more than so many are allowed, however disordered they are asked for', (all) => {
  const { past } = after(all.map(({ asked, later }) => allow(String(asked), asked + later, at(asked))));
  const times = past.map(({ data }) => Date.parse(data.allowedAt)).toSorted((a, b) => a - b);
  for (const [index, time] of times.entries()) {
    const within = times.slice(index).filter((other) => other - time < hourMs);
    expect(within.length).toBeLessThanOrEqual(perHour);
  }
});
