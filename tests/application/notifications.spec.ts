import { describe, expect, test } from 'vitest';
import { createNotificationHouse, playedId } from '../support/notification-house.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const both = [
  { channel: 'email', minutes: 5 },
  { channel: 'telegram', minutes: 5 },
] as const;
const partner = { memberId: 'ben', role: 'owner', email: 'ben@example.com' } as const;
const ann = { memberId: 'ann', role: 'owner', email: 'ann@example.com' } as const;

const firstId = async ({ told }: { told: ReturnType<typeof createNotificationHouse>['told'] }) =>
  (await told())[0]?.data.notificationId ?? '';
const types = async ({ told }: { told: ReturnType<typeof createNotificationHouse>['told'] }) =>
  (await told()).map(({ type }) => type);

test('a lead is told to every owner at once, each attempt written down before it and its outcome after it', async () => {
  const house = createNotificationHouse({ members: [ann, partner] });
  await house.captureLead();
  await house.look();
  expect(house.providers.email.taken.map(({ memberId }) => memberId).sort()).toEqual(['ann', 'ben']);
  const ofAnn = (await house.told()).filter(
    ({ data }) => data.notificationId === house.providers.email.taken[0]?.attemptId.slice(13, -2),
  );
  expect(ofAnn.map(({ type }) => type)).toEqual([
    'NotificationRequested',
    'NotificationAttemptBegun',
    'NotificationAccepted',
  ]);
});

test('where nothing but e-mail is connected, a letter that arrived is the end of it', async () => {
  const house = createNotificationHouse();
  await house.captureLead();
  await house.pass(48 * hourMs, 10 * minuteMs);
  expect(await types(house)).not.toContain('NotificationExhausted');
  expect(house.providers.email.taken).toHaveLength(1);
});

test('what nobody acknowledges goes to the next channel after its time, and then to the colleagues', async () => {
  const house = createNotificationHouse({ members: [ann, partner], connected: ['telegram'] });
  await house.prefer('ann', { steps: [...both] });
  await house.prefer('ben', { steps: [{ channel: 'email', minutes: 60 }] });
  await house.captureLead();
  await house.pass(4 * minuteMs);
  expect(house.providers.telegram.taken).toEqual([]);
  await house.pass(2 * minuteMs);
  expect(house.providers.telegram.taken).toHaveLength(1);
  await house.pass(6 * minuteMs);
  expect((await types(house)).filter((type) => type === 'NotificationExhausted')).toHaveLength(1);
  // Ben’s own alert, and that Ann was not reached.
  expect(house.providers.email.taken.filter(({ memberId }) => memberId === 'ben')).toHaveLength(2);
});

test('who acknowledges is not called again, and neither are the colleagues', async () => {
  const house = createNotificationHouse({ members: [ann, partner], connected: ['telegram'] });
  await house.captureLead();
  await house.look();
  const [first] = house.providers.email.taken;
  const id = first?.attemptId.slice('notification-'.length, -2) ?? '';
  expect(await house.acknowledge(id, 'nobody')).toBeUndefined();
  await house.acknowledge(id, first?.memberId ?? '');
  await house.pass(hourMs, minuteMs);
  expect(house.providers.telegram.taken).toEqual([]);
  const vias = (await house.told()).flatMap((one) =>
    one.type === 'NotificationAcknowledged' ? [one.data.via] : [],
  );
  expect(vias).toEqual(['dashboard', 'colleague']);
});

test('a letter that comes back sends the next channel at once', async () => {
  const house = createNotificationHouse({ connected: ['telegram'] });
  await house.captureLead();
  await house.look();
  await house.receipt(house.providers.email.taken[0]?.attemptId ?? '', { bounced: 'NoEmail' });
  await house.look();
  expect(house.providers.telegram.taken).toHaveLength(1);
});

describe('no lead is lost', () => {
  test('while the process is down for ten minutes', async () => {
    const house = createNotificationHouse();
    await house.captureLead();
    house.sleep(10 * minuteMs);
    await house.look();
    expect(house.providers.email.taken).toHaveLength(1);
  });

  test('while the mail vendor is down for a day, and its letter goes out once', async () => {
    const house = createNotificationHouse();
    house.providers.email.is('down');
    await house.captureLead();
    await house.pass(24 * hourMs, 5 * minuteMs);
    expect(house.providers.email.taken).toEqual([]);
    house.providers.email.is('works');
    await house.pass(hourMs, minuteMs);
    expect(house.providers.email.taken).toHaveLength(1);
    expect(await types(house)).toContain('NotificationAccepted');
  });

  test('while the mail vendor is down and another channel is there', async () => {
    const house = createNotificationHouse({ connected: ['telegram'] });
    house.providers.email.is('down');
    await house.captureLead();
    await house.pass(15 * minuteMs);
    expect(house.providers.telegram.taken).toHaveLength(1);
  });

  test('while the owner’s Telegram is blocked', async () => {
    const house = createNotificationHouse({ connected: ['telegram'] });
    await house.prefer('ann', { steps: [{ channel: 'telegram', minutes: 5 }] });
    house.providers.telegram.is('blocked');
    await house.captureLead();
    await house.look();
    expect(house.providers.email.taken).toHaveLength(1);
  });

  test('while both the mail vendor is down and Telegram is blocked', async () => {
    const house = createNotificationHouse({ connected: ['telegram'] });
    house.providers.email.is('down');
    house.providers.telegram.is('blocked');
    await house.captureLead();
    await house.pass(2 * hourMs, minuteMs);
    expect(await types(house)).not.toContain('NotificationExhausted');
    house.providers.email.is('works');
    await house.pass(hourMs, minuteMs);
    expect(house.providers.email.taken).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  // 22:30 in Berlin.
  const late = { start: '2026-11-26T21:30:00.000Z', timeZone: 'Europe/Berlin' };
  const quiet = { from: '22:00', to: '07:00' };

  test('hold a lead back until the morning of the business’s own clock', async () => {
    const house = createNotificationHouse(late);
    await house.prefer('ann', { quiet });
    await house.captureLead();
    await house.pass(8 * hourMs, 5 * minuteMs);
    expect(house.providers.email.taken).toEqual([]);
    await house.pass(hourMs, 5 * minuteMs);
    expect(house.providers.email.taken.map(({ at }) => at)).toEqual(['2026-11-27T06:00:00.000Z']);
  });

  test('and digests are for nothing where somebody may be in danger', async () => {
    const house = createNotificationHouse(late);
    await house.prefer('ann', { quiet, digest: ['lead'] });
    await house.happened('conversation', 'v', {
      type: 'EmergencyRecognised',
      data: { messageId: 'm', visitorId: 'x', kind: 'gas', recognisedAt: house.now() },
    });
    await house.look();
    expect(house.providers.email.taken).toHaveLength(1);
  });
});

test('a digest is one letter a day about all that happened until then', async () => {
  const house = createNotificationHouse();
  await house.prefer('ann', { digest: ['lead'], digestAt: '18:00' });
  await house.captureLead('one');
  await house.captureLead('two');
  await house.pass(8 * hourMs, 10 * minuteMs);
  // 18:00 in Berlin.
  expect(house.providers.email.taken.map(({ at }) => at)).toEqual(['2026-11-26T17:00:00.000Z']);
  await house.captureLead('three');
  await house.pass(24 * hourMs, 10 * minuteMs);
  expect(house.providers.email.taken).toHaveLength(2);
  expect((await house.needs.handleNotification.load('acme', await firstId(house))).state).toMatchObject({
    items: [{ subjectId: 'one' }, { subjectId: 'two' }],
  });
});

test('who does not belong to the business any more is told nothing', async () => {
  const house = createNotificationHouse({ members: [ann, partner], connected: ['telegram'] });
  await house.captureLead();
  await house.look();
  house.members.splice(0, 1);
  await house.pass(hourMs, minuteMs);
  expect(house.providers.telegram.taken.map(({ memberId }) => memberId)).toEqual(['ben']);
  expect(await types(house)).toContain('NotificationWithdrawn');
});

test('what became of a conversation that was only played alerts nobody', async () => {
  const house = createNotificationHouse();
  await house.captureLead('l', playedId);
  await house.happened('conversation', playedId, {
    type: 'HandOffRequested',
    data: { messageId: 'm', visitorId: 'v', by: 'visitor', requestedAt: house.now() },
  });
  await house.look();
  expect(await house.told()).toEqual([]);
  await house.captureLead('k');
  await house.look();
  expect(house.providers.email.taken).toHaveLength(1);
});

describe('one person who waits', () => {
  const handOff = {
    ...{ messageId: 'm', visitorId: 'x', by: 'visitor', requestedAt: '2026-11-26T10:00:00.000Z' },
  };
  const told = (house: ReturnType<typeof createNotificationHouse>, channel: 'email' | 'telegram') =>
    house.providers[channel].taken.length;
  const waiting = async () => {
    const house = createNotificationHouse({ connected: ['telegram'] });
    await house.prefer('ann', { steps: [...both] });
    return house;
  };
  const asksForSomebody = (house: ReturnType<typeof createNotificationHouse>, id = 'v') =>
    house.happened('conversation', id, { type: 'HandOffRequested', data: handOff });

  test('is told of once where somebody is asked for and details are left at the same moment', async () => {
    const house = await waiting();
    await asksForSomebody(house);
    await house.captureLead();
    await house.look();
    await house.pass(4 * minuteMs, 10_000);
    expect([told(house, 'email'), told(house, 'telegram')]).toEqual([1, 0]);
    await house.pass(2 * minuteMs, 10_000);
    expect(told(house, 'telegram')).toBe(1);
    // Nobody has acknowledged it: then the details are told as well, and nothing is lost.
    await house.pass(hourMs, minuteMs);
    const items = (await house.told()).flatMap((one) =>
      one.type === 'NotificationAttemptBegun' ? [one.data.notificationId] : [],
    );
    expect(new Set(items).size).toBe(2);
  });

  test.each([
    ['the lead first', true],
    ['somebody asked for first', false],
  ] as const)(
    'is told of no more once the member has acknowledged that they wait: %s',
    async (_said, isLead) => {
      const house = await waiting();
      if (isLead) {
        await house.captureLead();
        await house.look();
      }
      await asksForSomebody(house);
      if (!isLead) await house.captureLead();
      await house.look();
      // What is more urgent waits for nothing.
      expect(told(house, 'email')).toBe(isLead ? 2 : 1);
      const requested = (await house.told()).flatMap((one) =>
        one.type === 'NotificationRequested' && one.data.item.reason === 'hand-off'
          ? [one.data.notificationId]
          : [],
      );
      await house.acknowledge(requested[0] ?? '', 'ann');
      await house.pass(hourMs, minuteMs);
      expect([told(house, 'email'), told(house, 'telegram')]).toEqual([isLead ? 2 : 1, 0]);
    },
  );

  test('is told of no more once they are blocked, but of an emergency', async () => {
    const house = await waiting();
    const about = { conversationId: 'v', changeId: 'b', visitorId: 'w' };
    const started = { conversationId: 'v', visitorId: 'w', channel: 'chat', opening: { pageUrl: '' } };
    await house.happened('conversation', 'v', {
      type: 'ConversationStarted',
      data: { ...started, language: 'en', device: 'phone', startedAt: house.now() },
    });
    await asksForSomebody(house);
    await house.look();
    expect([told(house, 'email'), told(house, 'telegram')]).toEqual([1, 0]);
    const endsAt = '2099-01-01T00:00:00.000Z';
    await house.happened('conversation', 'v', {
      type: 'VisitorBlocked',
      data: { ...about, endsAt, blockedAt: house.now() },
    });
    await house.captureLead();
    await house.pass(hourMs, minuteMs);
    expect([told(house, 'email'), told(house, 'telegram')]).toEqual([1, 0]);
    await house.happened('conversation', 'v', {
      type: 'EmergencyRecognised',
      data: { messageId: 'm', visitorId: 'w', kind: 'gas', recognisedAt: house.now() },
    });
    await house.look();
    expect(told(house, 'email')).toBe(2);
  });

  test('holds up nobody else', async () => {
    const house = await waiting();
    await asksForSomebody(house, 'w');
    await house.captureLead();
    await house.look();
    expect(told(house, 'email')).toBe(2);
  });

  test('is told of by what is less urgent where the other gets nowhere', async () => {
    const house = await waiting();
    house.providers.email.is('down');
    house.providers.telegram.is('down');
    await asksForSomebody(house);
    await house.captureLead();
    await house.pass(20 * minuteMs, minuteMs);
    const begun = (await house.told()).filter(({ type }) => type === 'NotificationAttemptBegun');
    expect(new Set(begun.map(({ data }) => data.notificationId)).size).toBe(2);
    const postponed = (await house.told()).filter(({ type }) => type === 'NotificationPostponed');
    expect(postponed.length).toBeLessThanOrEqual(16);
  });
});
