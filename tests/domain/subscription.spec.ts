import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { decideWith, fold } from '../../domain/kernel/decider.js';
import {
  daysAfter,
  standingOf,
  subscription,
  type Fetched,
  type SubscriptionCommand,
  type SubscriptionEvent,
} from '../../domain/subscription/subscription.js';
import { fetchedSubscription } from '../support/commands.js';

const accountId = 'acme';
const start = '2026-11-02T09:00:00.000Z';
const day = (count: number): string => daysAfter(start, count);

const plan = (more: Partial<Fetched> = {}): Fetched => ({
  ...{ subscriptionId: 'sub_1', customerId: 'cus_1', planId: 'small', status: 'active' },
  ...{ startedAt: day(10), periodFrom: day(14), periodTo: day(44) },
  ...{ cancelAt: null, owedSince: null, endedAt: null },
  ...more,
});
const trial: SubscriptionCommand = {
  ...{ type: 'BeginTrial', data: { accountId, days: 14 }, commandId: 'trial', now: start },
};
const record = (one: Fetched, count: number): SubscriptionCommand => ({
  type: 'RecordSubscription',
  data: { accountId, subscription: one, fetchedAt: day(count) },
  commandId: `record ${String(count)}`,
  now: day(count),
});

function after(commands: readonly SubscriptionCommand[]) {
  let state = subscription.initial;
  const past: SubscriptionEvent[] = [];
  for (const command of commands) {
    const decision = decideWith(subscription, state, command);
    if (decision.outcome === 'rejected') continue;
    past.push(...decision.events);
    state = fold(subscription.evolve, state, decision.events);
  }
  return { state, past, names: past.map(({ type }) => type) };
}

/** Everything that becomes due, as the follower of due times would find it, up to a day. */
function lived(commands: readonly SubscriptionCommand[], upTo: number, everyDays = 0.5) {
  const all = [...commands];
  const letters: { readonly reminder: string; readonly day: number }[] = [];
  const now = (count: number) => day(count);
  let isClosing = false;
  for (let count = 0; count <= upTo; count += everyDays) {
    const { past } = after(all.filter((one) => one.now <= now(count)));
    const dueAt = past.findLast((one) => 'nextAt' in one.data)?.data;
    if (dueAt === undefined || !('nextAt' in dueAt) || dueAt.nextAt === null || dueAt.nextAt > now(count))
      continue;
    const remind: SubscriptionCommand = {
      ...{ type: 'Remind', data: { accountId, dueAt: dueAt.nextAt }, commandId: 'remind', now: now(count) },
    };
    all.push(remind);
    all.sort((a, b) => (a.now < b.now ? -1 : a.now > b.now ? 1 : 0));
    const { past: then } = after(all.filter((one) => one.now <= now(count)));
    for (const { type, data } of then.slice(past.length)) {
      if (type === 'ReminderOwed') letters.push({ reminder: data.reminder, day: count });
      if (type === 'AccountClosingAsked') isClosing = true;
    }
  }
  return { letters, isClosing };
}

describe('a trial', () => {
  test('is followed by its reminders, and ninety days of reading with three warnings', () => {
    expect(lived([trial], 110)).toEqual({
      letters: [
        { reminder: 'trial-7-days', day: 7 },
        { reminder: 'trial-3-days', day: 11 },
        { reminder: 'trial-1-day', day: 13 },
        { reminder: 'trial-over', day: 14 },
        { reminder: 'trial-day-after', day: 15 },
        { reminder: 'closing-30-days', day: 74 },
        { reminder: 'closing-7-days', day: 97 },
        { reminder: 'closing-1-day', day: 103 },
        { reminder: 'closing', day: 104 },
      ],
      isClosing: true,
    });
  });

  test('that went on while nobody ran is caught up with one letter', () => {
    const { letters } = lived([trial], 12, 12);
    expect(letters).toEqual([{ reminder: 'trial-3-days', day: 12 }]);
  });

  test('closes no account without a warning the day before, however long nobody ran', () => {
    const { letters, isClosing } = lived([trial], 401, 200);
    expect(letters.map(({ reminder }) => reminder)).toEqual(['closing-1-day', 'closing']);
    expect(isClosing).toBe(true);
  });

  test('ends its reminders with a plan, and stands aside for it', () => {
    const { letters } = lived([trial, record(plan(), 10)], 110);
    expect(letters.map(({ reminder }) => reminder)).toEqual(['trial-7-days']);
    const { state } = after([trial, record(plan(), 10)]);
    expect(standingOf(state, day(20))).toMatchObject({ is: 'active' });
  });

  test('is what is left when the first payment never went through', () => {
    const { state } = after([trial, record(plan({ status: 'incomplete' }), 10)]);
    expect(standingOf(state, day(12))).toMatchObject({ is: 'trial' });
    expect(standingOf(state, day(14))).toMatchObject({ is: 'ended', because: 'trial' });
  });
});

describe('a plan', () => {
  const owing = plan({ status: 'past-due', owedSince: day(44) });

  test('goes on for fourteen days while money is owed', () => {
    const { state, names } = after([trial, record(plan(), 10), record(owing, 44)]);
    expect(names.at(-1)).toBe('PaymentFailed');
    expect(standingOf(state, day(57.9))).toMatchObject({ is: 'past-due', graceEndsAt: day(58) });
    expect(standingOf(state, day(58))).toMatchObject({ is: 'ended', because: 'unpaid', closesAt: day(148) });
  });

  test('reminds of the grace period before it is over, and not once it was paid', () => {
    const failed = [trial, record(plan(), 10), record(owing, 44)];
    expect(lived(failed, 60).letters.slice(1)).toEqual([
      { reminder: 'grace-3-days', day: 55 },
      { reminder: 'grace-over', day: 58 },
    ]);
    expect(lived([...failed, record(plan(), 50)], 140).letters).toHaveLength(1);
  });

  test('that was cancelled goes on to its end, and is readable for ninety days after it', () => {
    const { state, names } = after([
      trial,
      record(plan(), 10),
      record(plan({ cancelAt: day(44) }), 20),
      record(plan(), 21),
      record(plan({ cancelAt: day(44) }), 22),
      record(plan({ status: 'ended', endedAt: day(44) }), 44),
    ]);
    expect(names.slice(1)).toEqual([
      ...['SubscriptionStarted', 'CancellationScheduled', 'SubscriptionResumed', 'CancellationScheduled'],
      'SubscriptionEnded',
    ]);
    expect(standingOf(state, day(50))).toMatchObject({
      is: 'ended',
      because: 'cancelled',
      closesAt: day(134),
    });
  });

  test('counts once where two windows paid for two', () => {
    const second = plan({ subscriptionId: 'sub_2', startedAt: day(11), planId: 'large' });
    const { state } = after([trial, record(second, 11), record(plan(), 12)]);
    expect(standingOf(state, day(20))).toMatchObject({ plan: { subscriptionId: 'sub_2' } });
  });

  test('is no business of an account that nothing was ever billed to', () => {
    expect(decideWith(subscription, subscription.initial, record(plan(), 1))).toMatchObject({
      reason: 'NothingBilled',
    });
  });
});

test('an owner credits twenty units within thirty days, and an operator as many as it takes', () => {
  const credit = (unitId: string, by: 'owner' | 'operator', count = 1): SubscriptionCommand => ({
    ...{
      type: 'CreditUnit',
      data: { accountId, unitId, reason: 'spam', by },
      commandId: unitId,
      now: day(count),
    },
  });
  const twenty = Array.from({ length: 20 }, (_none, index) => credit(String(index), 'owner'));
  const { state } = after(twenty);
  expect(decideWith(subscription, state, credit('more', 'owner'))).toMatchObject({
    reason: 'TooManyCredits',
  });
  expect(decideWith(subscription, state, credit('0', 'owner'))).toEqual({ outcome: 'accepted', events: [] });
  expect(decideWith(subscription, state, credit('more', 'operator'))).toMatchObject({ outcome: 'accepted' });
  expect(decideWith(subscription, state, credit('more', 'owner', 32))).toMatchObject({ outcome: 'accepted' });
});

const looks = fc.oneof(
  fetchedSubscription,
  fc.constantFrom(plan(), plan({ status: 'past-due', owedSince: day(44) })),
);
const histories = fc.array(fc.record({ subscription: looks, second: fc.nat({ max: 1_000 }) }), {
  ...{ minLength: 1, maxLength: 12 },
});
const at = (second: number): string => new Date(Date.parse(start) + second * 1_000).toISOString();
const recording = (one: Fetched, second: number): SubscriptionCommand => ({
  type: 'RecordSubscription',
  data: { accountId, subscription: one, fetchedAt: at(second) },
  ...{ commandId: String(second), now: at(second) },
});

property.prop([histories, fc.array(fc.nat(), { minLength: 24, maxLength: 24 })])(
  'however late and often anything is recorded, each subscription stands as it was fetched last',
  (history, chance) => {
    // One instant, one look.
    const seen = [...new Map(history.map((one) => [one.second, one])).values()];
    const commands = seen.map(({ subscription: one, second }) => recording(one, second));
    const inOrder = commands.toSorted((a, b) => (a.now < b.now ? -1 : 1));
    const shuffled = [...commands, ...commands]
      .map((command, index) => ({ command, place: chance[index] ?? 0 }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ command }) => command);
    const stand = (all: readonly SubscriptionCommand[]) => {
      const { recorded } = after([trial, ...all]).state;
      return Object.fromEntries(
        Object.entries(recorded).map(([id, { fetchedAt: _when, ...rest }]) => [id, rest]),
      );
    };
    expect(stand(shuffled)).toEqual(stand(inOrder));
  },
);

property.prop([histories])('a due time never lies behind what was dealt with', (history) => {
  const commands = history.map(({ subscription: one, second }) => recording(one, second));
  const { state, past } = after([trial, ...commands]);
  const nextAt = past.flatMap(({ data }) => ('nextAt' in data ? [data.nextAt] : [])).at(-1);
  if (nextAt != null) expect(nextAt > state.remindedUpTo).toBe(true);
});
