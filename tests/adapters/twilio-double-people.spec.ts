import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  accountSid,
  codeOf,
  service,
  secondServiceNumber,
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

const setUp = async (phoneNumber: string, more: Record<string, string> = {}): Promise<void> => {
  const number = await double.numberOf(phoneNumber);
  await number.update({ smsUrl: `${double.webhooks}/sms`, smsFallbackUrl: '', ...more });
};

test('a person who texts is heard by the webhook, signed and with what Twilio says of a text', async () => {
  await setUp(studio);
  await double.texts.receive({ from: double.somebody(), to: studio, body: 'Do you open on Sunday?' });
  const heard = double.called.at(-1);
  expect(heard).toMatchObject({
    path: '/sms',
    isSigned: true,
    params: {
      To: studio,
      Body: 'Do you open on Sunday?',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      AccountSid: accountSid,
      FromCountry: 'US',
    },
  });
  expect(heard?.params['MessageSid']).toMatch(/^SM[0-9a-f]{32}$/u);
  expect(heard?.params).not.toHaveProperty('OptOutType');
});
test.each(['STOP', 'Unsubscribe', 'end', ' quit ', 'STOPALL', 'revoke', 'OptOut', 'CANCEL'])(
  'a person who texts %s opts out, is told so once, and the webhook hears it',
  async (word) => {
    await setUp(studio);
    const from = double.somebody();
    await double.texts.receive({ from, to: studio, body: word });
    await double.texts.receive({ from, to: studio, body: word });
    expect(await codeOf(double.send(from))).toBe(21610);
    expect(await double.seenBy(from)).toEqual([
      `received: ${word}`,
      expect.stringMatching(/^delivered: You have successfully been unsubscribed/u),
      `received: ${word}`,
    ]);
    expect(double.called.filter(({ path }) => path === '/sms').map(({ params }) => params['Body'])).toEqual([
      word,
      word,
    ]);
  },
);
test.each(['Stop please', 'no more', 'arrêt'])('a person who texts %s does not opt out', async (words) => {
  const from = double.somebody();
  await double.texts.receive({ from, to: studio, body: words });
  expect(await codeOf(double.send(from))).toBe('sent');
});
test.each(['START', 'yes', 'Unstop'])('a person who texts %s opts in again', async (word) => {
  const from = double.somebody();
  await double.texts.receive({ from, to: studio, body: 'STOP' });
  await double.texts.receive({ from, to: studio, body: word });
  expect(await codeOf(double.send(from))).toBe('sent');
  expect((await double.seenBy(from))[3]).toMatch(/^delivered: You have successfully been re-subscribed/u);
});
test('a person who texts is helped by HELP unless opted out, and a yes without a block is only a text', async () => {
  const from = double.somebody();
  for (const body of ['HELP', 'yes', 'STOP', 'info']) await double.texts.receive({ from, to: studio, body });
  expect((await double.seenBy(from)).map((line) => line.slice(0, 30))).toEqual([
    'received: HELP',
    'delivered: Reply STOP to unsub',
    'received: yes',
    'received: STOP',
    'delivered: You have successful',
    'received: info',
  ]);
});
test('a person who texts is told apart by Advanced Opt-Out where the account has it', async () => {
  await setUp(studio);
  await double.withAdvancedOptOut().receive({ from: double.somebody(), to: studio, body: 'cancel' });
  expect(double.called.at(-1)?.params['OptOutType']).toBe('STOP');
});
test('a person who texts a service is blocked for all its numbers', async () => {
  const from = double.somebody();
  await double.texts.receive({ from, to: secondServiceNumber, body: 'STOP' });
  expect(await codeOf(double.send(from, { messagingServiceSid: service }))).toBe(21610);
  expect(await codeOf(double.send(from, { from: serviceNumber }))).toBe(21610);
  expect(await codeOf(double.send(from))).toBe('sent');
});
test('a person who texts is answered with what the webhook says in TwiML or plain text', async () => {
  await setUp(studio);
  const from = double.somebody();
  double.trouble.answer = {
    status: 200,
    type: 'text/xml',
    body: `<?xml version="1.0"?><Response><Message>Tom &amp; Ann&#39;s</Message><Message statusCallback="/status/reply"><Body>Two</Body></Message></Response>`,
  };
  await double.texts.receive({ from, to: studio, body: 'Hello' });
  double.trouble.answer = { status: 200, type: 'text/plain', body: 'Plain' };
  await double.texts.receive({ from, to: studio, body: 'Again' });
  expect((await double.seenBy(from)).filter((line) => line.startsWith('delivered'))).toEqual([
    "delivered: Tom & Ann's",
    'delivered: Two',
    'delivered: Plain',
  ]);
  expect(double.told()).toContain('delivered');
  double.trouble.answer = {
    status: 200,
    type: 'text/xml',
    body: '<Response><Message>Bye</Message></Response>',
  };
  await double.texts.receive({ from, to: studio, body: 'STOP' });
  expect(await double.seenBy(from)).not.toContain('delivered: Bye');
  expect(double.alerts.map(({ code }) => code)).toEqual([21610]);
});
test('a person who texts reaches the fallback when the webhook fails, or answers nonsense', async () => {
  await setUp(studio, { smsFallbackUrl: `${double.webhooks}/fallback` });
  double.trouble.answer = { status: 503, type: 'text/plain', body: 'Oh' };
  await double.texts.receive({ from: double.somebody(), to: studio, body: 'Hello' });
  double.trouble.answer = { status: 200, type: 'text/html', body: '<p>Hello' };
  await double.texts.receive({ from: double.somebody(), to: studio, body: 'Hello' });
  expect(double.called.map(({ path, params }) => [path, params['ErrorCode']])).toEqual([
    ['/sms', undefined],
    ['/fallback', '11200'],
    ['/sms', undefined],
    ['/fallback', '12100'],
  ]);
  expect(double.alerts.map(({ code }) => code)).toEqual([11200, 12100]);
});
test('a person who texts is heard again under the same id and token when a webhook is repeated', async () => {
  await setUp(studio);
  const from = double.somebody();
  const received = await double.texts.receive({ from, to: studio, body: 'STOP' });
  await double.texts.redeliver(received?.sid ?? '');
  const [first, second] = double.called;
  expect(second).toEqual(first);
  expect(first?.token).toMatch(/^[0-9a-f-]{36}$/u);
  expect(await double.seenBy(from)).toHaveLength(2);
});
test('a person who texts a number that nobody owns is not heard', async () => {
  expect(
    await double.texts.receive({ from: double.somebody(), to: '+12025550177', body: 'Hello' }),
  ).toBeUndefined();
});
