import { expect, test } from 'vitest';
import type { ChannelName } from '../../domain/notification/notification.js';
import { advance } from '../../application/notification/advance.js';
import { Crash, createNotificationHouse, tenant } from '../support/notification-house.js';
import type { State } from '../support/notification-providers.js';

const minuteMs = 60_000;
const stepMax = 60;

interface Life {
  readonly first: ChannelName;
  readonly state: State;
}

/** One lead, one owner with this channel first and e-mail behind it; the process dies at its nth step and starts again. */
async function livedThrough({ first, state }: Life, nth: number) {
  const house = createNotificationHouse({ connected: ['telegram', 'sms', 'voice'] });
  await house.prefer('ann', { steps: [{ channel: first, minutes: 5 }] });
  await house.captureLead();
  house.providers[first].is(state);
  house.dieAt(nth);
  let died = false;
  for (const minute of [1, 2, 3, 5, 10, 20, 30]) {
    // What a provider lost once it does not lose for ever.
    if (minute === 5) house.providers[first].is('works');
    try {
      await house.pass(minute * minuteMs, minute <= 3 ? 20_000 : 5 * minuteMs);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      died = true;
    }
  }
  return { house, died };
}

test.each([
  { first: 'email', state: 'works' },
  { first: 'email', state: 'lost' },
  { first: 'email', state: 'down' },
  { first: 'telegram', state: 'works' },
  { first: 'telegram', state: 'lost' },
  { first: 'telegram', state: 'down' },
  { first: 'sms', state: 'works' },
  { first: 'sms', state: 'lost' },
  { first: 'sms', state: 'down' },
  { first: 'voice', state: 'lost' },
] as const)(
  'killed at each step of $first that $state, nothing is lost and nothing goes out twice on one channel',
  async (life) => {
    let deaths = 0;
    for (let nth = 1; nth <= stepMax; nth += 1) {
      const { house, died } = await livedThrough(life, nth);
      if (died) deaths += 1;
      const all = Object.values(house.providers).flatMap(({ taken }) => taken);
      const name = `${life.first} ${life.state}, died at ${String(nth)}`;
      expect(all.length, `${name}: told`).toBeGreaterThanOrEqual(1);
      for (const [channel, { taken }] of Object.entries(house.providers))
        expect(taken.length, `${name}: ${channel} once`).toBeLessThanOrEqual(1);
      if (!died) break;
    }
    expect(deaths).toBeGreaterThan(4);
  },
);

test('two processes that go on with one notification at the same moment send it once', async () => {
  const house = createNotificationHouse({ connected: ['telegram'] });
  await house.prefer('ann', { steps: [{ channel: 'telegram', minutes: 60 }] });
  await house.captureLead();
  await house.request();
  const [requested] = await house.told();
  const notificationId = requested?.data.notificationId ?? '';
  const goOn = advance(house.needs);
  await Promise.all([goOn(tenant, notificationId), goOn(tenant, notificationId)]);
  expect(house.providers.telegram.taken).toHaveLength(1);
});

test('where a messenger’s answer was lost it is not told again there, and the next channel is at once', async () => {
  const house = createNotificationHouse({ connected: ['telegram'] });
  await house.prefer('ann', { steps: [{ channel: 'telegram', minutes: 60 }] });
  house.providers.telegram.is('lost');
  await house.captureLead();
  await house.look();
  expect(house.providers.telegram.taken).toHaveLength(1);
  expect(house.providers.email.taken).toHaveLength(1);
});
