import { expect, test } from 'vitest';
import { noticeLetter, noticeLines, noticeText } from '../../adapters/letters/notice-letter.js';
import { alertOf } from '../../application/notification/alerts.js';
import { onPress } from '../../application/notification/acknowledge.js';
import { answerAlertCall } from '../../application/notification/answer-alert-call.js';
import { emailChannel } from '../../application/notification/email-channel.js';
import { messengerChannel } from '../../application/notification/messenger-channel.js';
import { leftByLead, noticeOf } from '../../application/notification/notice.js';
import { resting } from '../../application/notification/resting.js';
import { noticeWords } from '../../application/notification/words/notice-words.js';
import { languages } from '../../application/report/locale-of.js';
import type { Letter } from '../../application/ports/mail.js';
import type { MessengerMessage, MessengerReceipt } from '../../application/ports/messenger.js';
import type { Requested } from '../../domain/notification/notification.js';
import { createNotificationHouse, tenant } from '../support/notification-house.js';

const origin = 'https://desk.example.com';
const english = noticeWords('en-US');
const wordsOf = () => Promise.resolve(english);
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
    ...{ wordsOf, letterOf: noticeLetter(origin) },
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
  const call = answerAlertCall({ ...house.needs, wordsOf });
  const { notificationId } = notification;
  const { said: spoken } = await call.answered({ tenant, notificationId, attemptId: 'a' });
  const said = [noticeText(origin)(english, notice, null), spoken, noticeLines(origin)(english, notice)];
  expect(said).toEqual([
    'You have a new lead: https://desk.example.com/#/leads',
    'This is your front desk. You have a new lead. Press 1 to take it.',
    { text: 'You have a new lead', url: 'https://desk.example.com/#/leads' },
  ]);
});

test('a text that said CANCEL leads to the texts with its sender, and one of before to all texts', () => {
  const optedOut = { messageId: 'm', contactId: 'contact-1', via: 'text', words: 'CANCEL' } as const;
  const data = { ...optedOut, isCancel: true, optedOutAt: '2026-11-24T10:00:00.000Z' };
  const alert = alertOf({ type: 'OptedOut', data }, 'contact-1');
  if (alert === undefined) throw new Error('Nobody is told');
  const urlOf = (subjectId: string) =>
    noticeLines(origin)(english, { ...alert, subjectId, counts: [] }).url.slice(origin.length);
  expect(urlOf(alert.subjectId)).toBe('/#/inbox/texts/contact-1');
  expect(urlOf('')).toBe('/#/inbox?channel=text');
});

test('a business is told in its own language, by every way', async () => {
  const { house, notification, notificationId } = await leadTold();
  const notice = noticeOf(notification);
  const words = noticeWords('de-AT');
  const letter = noticeLetter(origin)(words, notice, undefined);
  expect(letter).toMatchObject({ subject: 'Sie haben eine neue Anfrage' });
  expect(letter.html).toContain('lang="de"');
  expect(noticeText(origin)(words, notice, '123456')).toMatch(/^123456 ist Ihr Code.* STOP /u);
  const call = answerAlertCall({ ...house.needs, wordsOf: () => Promise.resolve(words) });
  const alert = { tenant, notificationId, attemptId: 'a' };
  expect(await call.answered(alert)).toEqual({
    ...{ language: 'de', asks: true },
    said: 'Hier ist Ihr Empfang. Sie haben eine neue Anfrage. Drücken Sie die 1, um es zu übernehmen.',
  });
  expect((await call.pressed(alert, '2')).said).toContain('nichts vermerkt');
  expect((await call.pressed(alert, '1')).said).toBe('Danke. Es gehört Ihnen.');
  expect(await call.answered(alert)).toMatchObject({ asks: false });
});

test('no language says the words of another, and each names what is filled in', () => {
  const said = languages.map((language) => noticeWords(language));
  expect(said.map(({ language }) => language)).toEqual(languages);
  const subjects = said.map(({ things }) => Object.values(things).map(({ subject }) => subject));
  for (const [index] of (subjects[0] ?? []).entries())
    expect(new Set(subjects.map((all) => all[index])).size).toBe(languages.length);
  for (const { code, call } of said) {
    expect(code).toMatch(/\{code\}.*STOP/u);
    expect(call.told).toContain('{what}');
    expect(call.press).toContain('1');
  }
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
    ...{ wordsOf, linesOf: noticeLines(origin) },
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

  const press = onPress({ ...house.needs, wordsOf });
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
