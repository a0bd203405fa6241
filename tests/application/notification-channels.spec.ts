import { expect, test } from 'vitest';
import { noticeLetter, noticeLines, noticeSpoken, noticeText } from '../../adapters/letters/notice-words.js';
import { onPress } from '../../application/notification/acknowledge.js';
import { emailChannel } from '../../application/notification/email-channel.js';
import { messengerChannel } from '../../application/notification/messenger-channel.js';
import { leftByLead, noticeOf } from '../../application/notification/notice.js';
import { resting } from '../../application/notification/resting.js';
import type { Letter } from '../../application/ports/mail.js';
import type { MessengerMessage, MessengerReceipt } from '../../application/ports/messenger.js';
import type { Requested } from '../../domain/notification/notification.js';
import { createNotificationHouse, tenant } from '../support/notification-house.js';

const origin = 'https://desk.example.com';
const reached = /bo@example\.com|Bo\b/u;

async function leadTold() {
  const house = createNotificationHouse();
  await house.captureLead('l');
  await house.look();
  const notificationId = (await house.told())[0]?.data.notificationId ?? '';
  const { state } = await house.needs.handleNotification.load(tenant, notificationId);
  if (state.status === 'unrequested') throw new Error('Nothing was requested');
  return { house, notification: state, notificationId };
}

async function letterOf(
  notification: Requested,
  isSensitive: boolean,
  house: Awaited<ReturnType<typeof leadTold>>['house'],
) {
  const letters: Letter[] = [];
  const channel = emailChannel({
    sendLetter({ attemptId, words }) {
      letters.push({ attemptId, to: 'owner@example.com', ...words(undefined) });
      return Promise.resolve({ outcome: 'accepted', letterId: 'x' });
    },
    membersOf: house.needs.membersOf,
    leftByLead: leftByLead({ handleLead: house.handleLead, isSensitive: () => Promise.resolve(isSensitive) }),
    letterOf: noticeLetter(origin),
  });
  await channel.send({ tenant, attemptId: 'notification-x-1', notification });
  return JSON.stringify(letters);
}

test('the letter about a lead says what was left, and that of a sensitive business names nobody', async () => {
  const { house, notification } = await leadTold();
  expect(await letterOf(notification, false, house)).toMatch(reached);
  expect(await letterOf(notification, true, house)).not.toMatch(reached);
});

test('no event of a notification, no text, call or messenger names anybody', async () => {
  const { house, notification } = await leadTold();
  const notice = noticeOf(notification);
  expect(JSON.stringify(await house.told())).not.toMatch(reached);
  const said = [noticeText(origin)(notice, null), noticeSpoken(notice), noticeLines(origin)(notice)];
  expect(said).toEqual([
    'You have a new lead: https://desk.example.com/#/leads',
    'This is your front desk. You have a new lead.',
    { text: 'You have a new lead', url: 'https://desk.example.com/#/leads' },
  ]);
});

test('a messenger gets buttons that come back, and what it blocks is refused', async () => {
  const { house, notification, notificationId } = await leadTold();
  const sent: MessengerMessage[] = [];
  let receipt: MessengerReceipt = { outcome: 'accepted', messageId: '7' };
  const channel = messengerChannel({
    messenger: {
      send(message) {
        sent.push(message);
        return Promise.resolve(receipt);
      },
    },
    chatOf: (_tenant, memberId) => Promise.resolve(memberId === 'ann' ? 'chat' : undefined),
    linesOf: noticeLines(origin),
  });
  expect(await channel.isConnected(tenant, 'ben', 'lead')).toBe(false);
  const order = { tenant, attemptId: 'notification-x-1', notification };
  expect(await channel.send(order)).toEqual({ outcome: 'accepted', ref: '7', isReceipt: true });
  const presses = sent[0]?.buttons.flatMap((button) => ('press' in button ? [button.press] : [])) ?? [];
  expect(presses).toEqual([`seen:${notificationId}`, `call:${notificationId}`]);
  expect(presses.every((press) => Buffer.byteLength(press) <= 64)).toBe(true);
  expect(JSON.stringify(sent)).not.toMatch(reached);
  receipt = { outcome: 'refused', code: 'blocked' };
  expect(await channel.send(order)).toEqual({ outcome: 'refused', code: 'blocked' });

  const press = onPress(house.needs);
  expect(await press({ tenant, memberId: 'ben', press: presses[0] ?? '' })).toBeUndefined();
  expect(await press({ tenant: 'other', memberId: 'ann', press: presses[0] ?? '' })).toBeUndefined();
  expect(await press({ tenant, memberId: 'ann', press: presses[1] ?? '' })).toContain('you call back');
  const { state } = await house.needs.handleNotification.load(tenant, notificationId);
  expect(state.status).toBe('acknowledged');
});

test('a provider that does not answer is left alone for a while, and what it was not given was not sent', async () => {
  const { notification } = await leadTold();
  let at = 0;
  let count = 0;
  const silent = (then: 'repeat' | 'leave') =>
    resting(
      {
        afterUnknown: { then },
        isConnected: () => Promise.resolve(true),
        send() {
          count += 1;
          return Promise.resolve({ outcome: 'unknown' });
        },
      },
      { now: () => new Date(at).toISOString() },
    );
  const order = { tenant, attemptId: 'notification-x-1', notification };
  const [letters, messenger] = [silent('repeat'), silent('leave')];
  await letters.send(order);
  await messenger.send(order);
  expect(await letters.send(order)).toEqual({ outcome: 'unknown' });
  expect(await messenger.send(order)).toEqual({ outcome: 'refused', code: 'resting' });
  expect(count).toBe(2);
  at += 5_000;
  await messenger.send(order);
  expect(count).toBe(3);
});
