import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContainer } from '../../adapters/composition/container.js';
import { messengerPlace } from '../../adapters/composition/forgetting/erasure-messenger.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { pairingOf } from '../../application/messenger/needs.js';
import type { Messenger } from '../../application/ports/messenger.js';
import type { ErasureScope } from '../../domain/erasure/erasure.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { createNotifications } from '../../projections/notifications/queries.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { outsideOf } from '../support/outside.js';
import { createTelegramWorld, people, type TelegramWorld } from '../support/telegram/telegram-world.js';

const tenant = 'acme';
const { ann, ben } = people;
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
let database: TestDatabase;
let world: TelegramWorld;
let container: ReturnType<typeof createContainer>;

beforeAll(async () => {
  [database, world] = await Promise.all([testDatabase(), createTelegramWorld()]);
  container = createContainer(outsideOf(database));
  await container.get(tokens.readModels).start();
  for (const { chatId } of [ann, ben]) await world.double.people.start(chatId);
  await world.double.updates.settled();
  await append('account', tenant, {
    type: 'AccountOpened',
    data: {
      ...{ accountId: tenant, ownerId: 'owner', businessName: 'Acme', ownerEmail: 'owner@example.com' },
      ...{ website: 'https://example.com/', industry: 'other', siteKey: 'acme', openedAt: hoursAgo(200) },
    },
  });
  // The owner had another chat before: numbers of messages count anew in each.
  await paired(ben.chatId, hoursAgo(60));
  await paired(ann.chatId, hoursAgo(20));
});
afterAll(async () => {
  await container.get(tokens.readModels).stop();
  await container.get(tokens.store).close();
  await Promise.all([database.close(), world.close()]);
});

async function append(category: string, id: string, ...events: readonly Happened[]): Promise<void> {
  const envelope = { tenant, actor: 'test', commandId: 'c', correlationId: 'c', causationId: '' };
  const fresh = events.map((event) => ({ id: crypto.randomUUID(), event }));
  await container.get(tokens.store).append({ category, id }, 'any', fresh, envelope);
}

function paired(chatId: number, at: string): Promise<void> {
  const whose = { accountId: tenant, memberId: 'owner', pairingId: `to ${String(chatId)}` };
  const chat = { chatRef: `ref ${String(chatId)}`, chatId: String(chatId), chatName: '@owner' };
  const asked = { ...whose, ...chat, askedAt: at, expiresAt: at };
  return append(
    'pairing',
    pairingOf(container.get(tokens.pairingNeeds), whose),
    { type: 'ChatAsked', data: asked },
    { type: 'ChatPaired', data: { ...whose, chatRef: chat.chatRef, pairedAt: at } },
  );
}

const countIn = async (chatId: number) =>
  (await world.double.people.messages(chatId)).filter(({ isOfBot }) => isOfBot).length;

interface Where {
  readonly chatId?: number;
  readonly at?: string;
  readonly isHeard?: boolean;
}

/** An alert about these leads that stands in a chat. Without an id nobody has heard whether Telegram took it. */
async function alerted(
  leadIds: readonly string[],
  { chatId = ann.chatId, at = hoursAgo(1), isHeard = true }: Where = {},
) {
  const notificationId = crypto.randomUUID();
  const receipt = await world.telegram.messenger.send({
    ...{ attemptId: notificationId, chatId: String(chatId), text: 'Somebody left a message.', buttons: [] },
  });
  const ref = receipt.outcome === 'accepted' ? receipt.messageId : '';
  const about = { accountId: tenant, notificationId, nextAt: null };
  const attempt = { ...about, attemptId: `attempt ${notificationId}`, channel: 'telegram' };
  const items = leadIds.map((subjectId) => ({
    ...{ sourceId: `of ${subjectId}`, reason: 'lead', place: 'leads', subjectId, happenedAt: at },
  }));
  const [item, ...more] = items;
  await append(
    'notification',
    notificationId,
    {
      type: 'NotificationRequested',
      data: { ...about, memberId: 'owner', item, steps: [], requestedAt: at },
    },
    ...more.map((one) => ({ type: 'NotificationItemAdded', data: { ...about, item: one, addedAt: at } })),
    { type: 'NotificationAttemptBegun', data: { ...attempt, step: 0, begunAt: at } },
    isHeard
      ? { type: 'NotificationAccepted', data: { ...attempt, ref, acceptedAt: at } }
      : { type: 'NotificationUnknown', data: { ...attempt, notedAt: at } },
  );
  await container.get(tokens.readModels).waitFor(await container.get(tokens.store).head(), 10_000);
}

const placeWith = (messenger: Pick<Messenger, 'remove'> = world.telegram.messenger) =>
  messengerPlace({
    messenger,
    inChats: (...asked) => createNotifications(container.get(tokens.readModels).query).inChats(...asked),
    handleAccount: container.get(tokens.handleAccount),
    handleNotification: container.get(tokens.handleNotification),
    pairing: container.get(tokens.pairingNeeds),
    businessNow: () => new Date().toISOString(),
  });
const erased = (scope: ErasureScope, leadIds: string[] = []) => ({
  ...{ erasureId: 'e', tenant, scope, keyIds: [] },
  person: { subjectIds: ['s'], conversationIds: [], callIds: [], leadIds },
});

test('alerts about a person alone are taken back where they went to, once', async () => {
  await alerted(['one']);
  for (const hours of [30, 50]) await alerted(['one'], { chatId: ben.chatId, at: hoursAgo(hours) });
  await alerted(['other']);
  await alerted(['one', 'other']);
  const before = await Promise.all([countIn(ann.chatId), countIn(ben.chatId)]);
  // Of the two in the chat before one is too old.
  expect(await placeWith().erase(erased('person', ['one']))).toEqual({ count: 2, kept: 'older-alerts' });
  expect(await placeWith().erase(erased('person', ['one']))).toEqual({ count: 0, kept: 'older-alerts' });
  expect(await Promise.all([countIn(ann.chatId), countIn(ben.chatId)])).toEqual([
    before[0] - 1,
    before[1] - 1,
  ]);
});

test('what Telegram refuses, and what nobody knows to have arrived, is named on the receipt', async () => {
  await alerted(['late']);
  world.clock.aheadMs = 48 * 3_600_000;
  expect(await placeWith().erase(erased('person', ['late']))).toEqual({ count: 0, kept: 'older-alerts' });
  world.clock.aheadMs = 0;
  expect(await placeWith().erase(erased('person', ['late']))).toEqual({ count: 1 });
  await alerted(['unheard'], { isHeard: false });
  expect(await placeWith().erase(erased('person', ['unheard']))).toEqual({ count: 0, kept: 'older-alerts' });
  expect(await placeWith().erase(erased('person', ['nobody']))).toEqual({ count: 0 });
});

test('an erasure that breaks off between two alerts goes on with the one that is left', async () => {
  await alerted(['broken']);
  await alerted(['broken']);
  let left = 1;
  const breaking = placeWith({
    remove: (message) =>
      left-- > 0 ? world.telegram.messenger.remove(message) : Promise.reject(new Error('Killed')),
  });
  const before = await countIn(ann.chatId);
  await expect(breaking.erase(erased('person', ['broken']))).rejects.toThrow('Killed');
  expect(await placeWith().erase(erased('person', ['broken']))).toEqual({ count: 1 });
  expect(await countIn(ann.chatId)).toBe(before - 2);
});

test('Telegram that does not answer is asked again later', async () => {
  await alerted(['away']);
  world.failures.push({ status: 502, description: 'Bad Gateway' });
  await expect(placeWith().erase(erased('person', ['away']))).rejects.toMatchObject({
    code: 'messenger-unavailable',
  });
  world.failures.push({ status: 429, description: 'Too Many Requests', retryAfter: 3 });
  expect(await placeWith().erase(erased('person', ['away']))).toEqual({ count: 1 });
  expect(world.waits).toEqual([3_000]);
});

test('of a business every young alert goes while its chats can still be read, and the receipt says what stays', async () => {
  await alerted(['any']);
  const before = await countIn(ben.chatId);
  await placeWith().beforeKeys?.(erased('person'));
  expect(await countIn(ann.chatId)).toBeGreaterThan(2);
  await placeWith().beforeKeys?.(erased('business'));
  // But its hello, and the one of which nobody knows the id.
  expect(await countIn(ann.chatId)).toBe(2);
  expect(await countIn(ben.chatId)).toBe(before);
  expect(await placeWith().erase(erased('business'))).toEqual({ count: 0, kept: 'older-alerts' });
  expect(await placeWith().erase({ ...erased('business'), tenant: 'without chats' })).toEqual({ count: 0 });
});
