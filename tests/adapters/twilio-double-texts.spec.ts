import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ownNumber } from '../../adapters/sandbox/twilio/number-store.js';
import { setReach } from '../../adapters/sandbox/twilio/phone-reach.js';
import { createTraces } from '../../adapters/twilio/traces.js';
import { described, fieldsOf } from '../support/twilio/description.js';
import {
  accountSid,
  codeOf,
  authToken,
  service,
  serviceNumber,
  studio,
  textingDouble,
  type TextingDouble,
} from '../support/twilio/texting-double.js';

let double: TextingDouble;

beforeAll(async () => {
  double = await textingDouble();
});
beforeEach(() => {
  double.calm();
});
afterAll(() => double.close());

describe('a text', () => {
  test('is queued, sent and delivered, and each state is told to its callback, signed', async () => {
    const to = double.somebody();
    const message = await double.send(to);
    expect(message).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      to,
      from: studio,
      dateSent: null,
    });
    await double.deliveries.settled();
    expect(await double.client.messages(message.sid).fetch()).toMatchObject({
      status: 'delivered',
      errorCode: null,
    });
    expect(double.told()).toEqual(['queued', 'sending', 'sent', 'delivered']);
    expect(double.called.every(({ isSigned }) => isSigned)).toBe(true);
    expect(double.called[3]?.params).toEqual({
      MessageSid: message.sid,
      SmsSid: message.sid,
      MessageStatus: 'delivered',
      SmsStatus: 'delivered',
      To: to,
      From: studio,
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
    });
  });
  test.each([
    ['unreachable', ['queued', 'sending', 'sent', 'undelivered'], 30003],
    ['unknown', ['queued', 'sending', 'sent', 'undelivered'], 30005],
    ['filtered', ['queued', 'sending', 'sent', 'undelivered'], 30007],
    ['failing', ['queued', 'sending', 'failed'], 30008],
    ['congested', ['queued', 'failed'], 30036],
    ['silent', ['queued', 'sending', 'sent'], null],
  ] as const)('to a phone that is %s ends as such a phone lets it end', async (reach, states, errorCode) => {
    const to = double.somebody();
    await setReach(double.database.pool, to, reach);
    const { sid } = await double.send(to);
    await double.deliveries.settled();
    expect(double.told()).toEqual(states);
    expect(await double.client.messages(sid).fetch()).toMatchObject({ status: states.at(-1), errorCode });
    expect(double.called.at(-1)?.params['ErrorCode']).toBe(errorCode?.toString());
  });
  test.each([
    ['twice', ['queued', 'queued', 'sending', 'sending', 'sent', 'sent', 'delivered', 'delivered']],
    ['last-first', ['delivered', 'sent', 'sending', 'queued']],
    ['never', []],
  ] as const)('can tell its states %s', async (order, states) => {
    double.trouble.callbacks = order;
    await double.send(double.somebody());
    await double.deliveries.settled();
    expect(double.told()).toEqual(states);
  });
  test('that waited when the process ended is delivered by the next one', async () => {
    const stopped = double.process(() => new Promise(() => undefined));
    const { sid } = await double.send(double.somebody(), { statusCallback: `${double.webhooks}/status/two` });
    await double.deliveries.settled();
    await double.database.pool.query(`update sandbox.twilio_messages set status = 'queued' where sid = $1`, [
      sid,
    ]);
    await stopped.resume();
    double.called.length = 0;
    const next = double.process();
    await next.resume();
    await next.settled();
    expect(double.told()).toEqual(['sending', 'sent', 'delivered']);
  });
  test('of a messaging service is accepted before a number is chosen', async () => {
    const { messagingServiceSid, status, from, sid } = await double.client.messages.create({
      to: double.somebody(),
      messagingServiceSid: service,
      body: 'Hello',
    });
    expect({ messagingServiceSid, status, from }).toEqual({
      messagingServiceSid: service,
      status: 'accepted',
      from: null,
    });
    await double.deliveries.settled();
    expect(await double.client.messages(sid).fetch()).toMatchObject({
      from: serviceNumber,
      status: 'delivered',
    });
  });
  test('is encoded the smart way when asked', async () => {
    const body = '\u201cIt\u2019s here\u201d \u2013 now\u2026';
    expect(await double.send(double.somebody(), { body })).toMatchObject({ body, numSegments: '1' });
    expect(await double.send(double.somebody(), { body: body.repeat(5) })).toMatchObject({
      numSegments: '2',
    });
    expect(await double.send(double.somebody(), { body, smartEncoded: true })).toMatchObject({
      body: '"It\'s here" - now...',
    });
  });
  test('can be emptied and deleted once nothing changes any more', async () => {
    const to = double.somebody();
    await setReach(double.database.pool, to, 'silent');
    const open = double.client.messages((await double.send(to)).sid);
    await double.deliveries.settled();
    expect(await codeOf(open.remove())).toBe(20009);
    expect(await codeOf(open.update({ body: '' }))).toBe(20009);
    const done = double.client.messages((await double.send(double.somebody())).sid);
    await double.deliveries.settled();
    expect(await codeOf(done.update({ body: 'Other words' }))).toBe(20001);
    expect(await done.update({ body: '' })).toMatchObject({ body: '', status: 'delivered' });
    expect((await done.fetch()).body).toBe('');
    expect(await done.remove()).toBe(true);
    expect(await codeOf(done.fetch())).toBe(20404);
  });
  test('is one of the newest thousand, which alone are kept', async () => {
    const { sid } = await double.send(double.somebody());
    await double.deliveries.settled();
    await double.database.pool.query(
      `insert into sandbox.twilio_messages (sid, direction, sender, recipient, body, status, validity_seconds)
       select 'old' || n, 'inbound', '+12025550100', '+12025550101', '', 'received', 0 from generate_series(1, 1000) n`,
    );
    await double.send(double.somebody());
    await double.deliveries.settled();
    expect(await codeOf(double.client.messages(sid).fetch())).toBe(20404);
    const { rows } = await double.database.pool.query(
      'select count(*)::int as n from sandbox.twilio_messages',
    );
    expect(rows).toEqual([{ n: 1000 }]);
    await double.database.pool.query(`delete from sandbox.twilio_messages where sid like 'old%'`);
  });
});

describe('a text is refused with the number that Twilio has for it', () => {
  test.each([
    ['without a recipient', { to: '' }, 21604],
    ['to what is no number', { to: '555' }, 21211],
    ['to a number with a digit too few', { to: '+1202555014' }, 21211],
    ['without words', { body: '' }, 21602],
    ['with too many words', { body: 'x'.repeat(1_601) }, 21617],
    ['without a sender', { from: '' }, 21603],
    ['from what is no number', { from: 'studio' }, 21212],
    ['from a number of somebody else', { from: '+12025550199' }, 21659],
    ['from a service that is not there', { messagingServiceSid: `MG${'b'.repeat(32)}` }, 21701],
    ['to its own sender', { to: studio }, 21266],
    ['with a validity of nothing', { validityPeriod: 0 }, 20001],
    ['with a validity of eleven hours', { validityPeriod: 39_600 }, 20001],
    ['with a callback that is no address', { statusCallback: 'http://my_host/status' }, 21609],
  ])('%s', async (_name, more, code) => {
    const to = double.somebody();
    expect(await codeOf(double.send(to, more))).toBe(code);
    expect(await double.seenBy(to)).toEqual([]);
  });
  test('to a landline', async () => {
    const to = double.somebody();
    await setReach(double.database.pool, to, 'landline');
    expect(await codeOf(double.send(to))).toBe(21614);
  });
  test('to somebody who opted out, with status 400', async () => {
    const to = double.somebody();
    await double.texts.receive({ from: to, to: studio, body: 'Stop' });
    await expect(double.send(to)).rejects.toMatchObject({
      status: 400,
      code: 21610,
      moreInfo: 'https://www.twilio.com/docs/errors/21610',
    });
    expect(await codeOf(double.send(to, { from: serviceNumber }))).toBe('sent');
  });
});

describe('the list', () => {
  test('is filtered by both numbers and by when a text was sent', async () => {
    const to = double.somebody();
    const { sid } = await double.send(to);
    await double.deliveries.settled();
    await double.send(double.somebody());
    const now = Date.now();
    const found = async (filter: object): Promise<readonly string[]> =>
      (await double.client.messages.list({ to, ...filter })).map((one) => one.sid);
    expect(await found({})).toEqual([sid]);
    expect(await found({ from: studio, dateSent: new Date(now) })).toEqual([sid]);
    expect(await found({ from: serviceNumber })).toEqual([]);
    expect(await found({ dateSentAfter: new Date(now - 60_000) })).toEqual([sid]);
    expect(await found({ dateSentAfter: new Date(now + 60_000) })).toEqual([]);
    expect(await found({ dateSentBefore: new Date(now + 60_000) })).toEqual([sid]);
    expect(await found({ dateSentBefore: new Date(now - 60_000) })).toEqual([]);
    expect(await found({ dateSent: new Date(now - 172_800_000) })).toEqual([]);
  });
  test('comes in pages that the SDK turns by itself, the newest first', async () => {
    const to = double.somebody();
    const sids: string[] = [];
    for (const body of ['one', 'two', 'three', 'four', 'five'])
      sids.unshift((await double.send(to, { body })).sid);
    await double.deliveries.settled();
    expect((await double.client.messages.list({ to, pageSize: 2 })).map(({ sid }) => sid)).toEqual(sids);
    expect(double.requests.filter(([operation]) => operation === 'GET Messages')).toHaveLength(3);
  });
});

describe('the numbers of the account', () => {
  test('are listed, and their webhooks set and checked', async () => {
    const number = await double.numberOf(studio);
    expect(await number.fetch()).toMatchObject({
      phoneNumber: studio,
      capabilities: { sms: true, voice: true },
    });
    const voiceUrl = 'https://desk.example.com/voice';
    await number.update({ voiceUrl, voiceFallbackUrl: 'https://example.com/ring' });
    expect(await number.fetch()).toMatchObject({ voiceUrl, voiceFallbackUrl: 'https://example.com/ring' });
    await number.update({ voiceFallbackUrl: '' });
    expect(await number.fetch()).toMatchObject({ voiceUrl, voiceFallbackUrl: '' });
    expect(await codeOf(number.update({ smsUrl: 'nowhere' }))).toBe(21402);
    expect(await double.client.incomingPhoneNumbers.list()).toHaveLength(3);
  });

  test('a rented one is given back, and one that was brought along stays and leads nowhere', async () => {
    const { client, database } = double;
    const traces = createTraces(client);
    const [rented, brought] = ['+12025550161', '+12025550162'];
    await ownNumber(database.pool, { phoneNumber: rented });
    await ownNumber(database.pool, { phoneNumber: brought, origin: 'hosted' });
    await (
      await double.numberOf(brought)
    ).update({
      ...{ voiceUrl: 'https://desk.example.com/voice', smsUrl: 'https://desk.example.com/texts' },
    });
    expect(await traces.releaseLine(rented)).toBe(1);
    expect(await traces.releaseLine(rented)).toBe(0);
    expect(await client.incomingPhoneNumbers.list({ phoneNumber: rented })).toEqual([]);
    expect(await traces.releaseLine(brought)).toBe(1);
    const left = await (await double.numberOf(brought)).fetch();
    expect([left.origin, left.voiceUrl, left.smsUrl]).toEqual(['hosted', '', '']);
    expect(await codeOf(client.incomingPhoneNumbers(`PN${'0'.repeat(32)}`).remove())).toBe(20404);
  });
});

describe('the frame', () => {
  test('lets nobody in who does not know the token', async () => {
    await expect(double.clientAs(accountSid, 'wrong').messages.list()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
    const other = `AC${'f'.repeat(32)}`;
    expect(await codeOf(double.clientAs(other, authToken).messages.list())).toBe(20003);
  });
  test('knows no other paths', async () => {
    await expect(double.client.queues.list()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await codeOf(double.client.incomingPhoneNumbers(`PN${'0'.repeat(32)}`).fetch())).toBe(20404);
  });
  test.each([
    ['fails', 20500, 0],
    ['too-many', 20429, 0],
    ['done-then-fails', 20500, 1],
    ['done-then-silent', 'ECONNABORTED', 1],
  ] as const)('%s on demand', async (failure, code, count) => {
    const to = double.somebody();
    double.trouble.failures.push(failure);
    const client = double.clientAs(accountSid, authToken, failure === 'done-then-silent' ? 1_000 : 10_000);
    expect(await codeOf(client.messages.create({ to, from: studio, body: 'Hello' }))).toBe(code);
    expect(double.requests[0]?.[0]).toBe('POST Messages');
    expect(await double.client.messages.list({ to })).toHaveLength(count);
  });
});

test('what is asked and answered is as Twilio describes it', async () => {
  const message = await double.send(double.somebody(), { validityPeriod: 600, smartEncoded: true });
  const [, form] = double.requests[0] ?? [];
  expect(form).toMatchObject({ ValidityPeriod: '600', SmartEncoded: 'true' });
  described('CreateMessageRequest').parse({ ...form, ValidityPeriod: 600, SmartEncoded: true });
  await double.deliveries.settled();
  await double.client.messages(message.sid).fetch();
  await double.client.messages.list({ limit: 1 });
  await (await double.numberOf(studio)).fetch();
  const [created, fetched, texts, numbers, fetchedNumber] = double.answers;
  for (const one of [created, fetched]) described('api.v2010.account.message').parse(one);
  described('ListMessageResponse').parse(texts);
  described('ListIncomingPhoneNumberResponse').parse(numbers);
  described('api.v2010.account.incoming_phone_number').parse(fetchedNumber);
  const keys = (resource: unknown): readonly string[] =>
    Object.keys(z.looseObject({}).parse(resource)).sort();
  expect(keys(created)).toEqual([...fieldsOf('api.v2010.account.message')].sort());
  expect(keys(fetchedNumber)).toEqual([...fieldsOf('api.v2010.account.incoming_phone_number')].sort());
  expect(keys(texts)).toEqual([...fieldsOf('ListMessageResponse')].sort());
  expect(keys(numbers)).toEqual([...fieldsOf('ListIncomingPhoneNumberResponse')].sort());
});
