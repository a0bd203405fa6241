import { expect, test } from 'vitest';
import { keywordOf } from '../../adapters/twilio/keywords.js';
import { callerNumber, phoneHouse } from '../support/phone-house.js';

test.each(['HELP', 'info', ' Help '])(
  '“%s” is answered by the carrier, and not by us as well',
  async (body) => {
    const { text } = await phoneHouse();
    expect(await text({ messageId: 'm', body })).toBeUndefined();
  },
);

test.each(['Help please', 'help!', 'Ayuda', 'Aide'])('“%s” is answered by us once a day', async (body) => {
  const { text, later } = await phoneHouse();
  expect(await text({ messageId: 'm1', body })).toMatch(/^Marigold Hair Studio: marigold\.example.*STOP/u);
  expect(await text({ messageId: 'm2', body })).toBeUndefined();
  later(24 * 60);
  expect(await text({ messageId: 'm3', body })).toContain('marigold.example');
});

test('a word that the carrier was taught counts as what it says, and what means STOP stays STOP', async () => {
  const { text, consentOf, later } = await phoneHouse();
  const isOptedOut = async () => (await consentOf(callerNumber))?.state.isOptedOut;
  expect(await text({ messageId: 'm1', body: 'Socorro', keyword: 'help' })).toBeUndefined();
  await text({ messageId: 'm2', body: 'Ya estuvo', keyword: 'stop' });
  expect(await isOptedOut()).toBe(true);
  later(1);
  await text({ messageId: 'm3', body: 'Join', keyword: 'start' });
  expect(await isOptedOut()).toBe(false);
  await text({ messageId: 'm4', body: 'stop texting me', keyword: 'start' });
  expect(await isOptedOut()).toBe(true);
  await text({ messageId: 'm5', body: 'yes', keyword: 'stop' });
  expect(await isOptedOut()).toBe(true);
});

test.each([
  ['', 'Stop', 'stop'],
  ['', 'stop please', null],
  ['', 'iNFO', 'help'],
  ['', 'unstop', 'start'],
  ['HELP', 'Socorro', 'help'],
  ['SOMETHING', 'Hello', null],
] as const)('Twilio takes (%s) “%s” for %s', (optOutType, body, keyword) => {
  expect(keywordOf(optOutType, body)).toBe(keyword);
});

test('a START that comes again, or late, does not undo a newer STOP', async () => {
  const { text, wrote, consentOf, later } = await phoneHouse();
  const isOptedOut = async () => (await consentOf(callerNumber))?.state.isOptedOut;
  await text({ messageId: 'start', body: 'START' });
  await text({ messageId: 'stop', body: 'STOP' });
  later(60);
  await text({ messageId: 'start', body: 'START' });
  expect(await isOptedOut()).toBe(true);
  // Written an hour ago, and never seen before.
  wrote('late', '2026-11-26T09:59:00.000Z');
  await text({ messageId: 'late', body: 'START' });
  expect(await isOptedOut()).toBe(true);
  expect((await consentOf(callerNumber))?.events.at(-1)).toMatchObject({ type: 'OptInDisregarded' });
  await text({ messageId: 'now', body: 'START' });
  expect(await isOptedOut()).toBe(false);
});

test('where the carrier does not say when START was written, it counts only long after STOP', async () => {
  const { text, wrote, consentOf, later } = await phoneHouse();
  const isOptedOut = async () => (await consentOf(callerNumber))?.state.isOptedOut;
  await text({ messageId: 'stop', body: 'STOP' });
  later(14);
  wrote('soon', null);
  await text({ messageId: 'soon', body: 'START' });
  expect(await isOptedOut()).toBe(true);
  later(1);
  wrote('later', null);
  await text({ messageId: 'later', body: 'START' });
  expect(await isOptedOut()).toBe(false);
});

test('a START is not lost where the carrier cannot be asked, and does not count soon after STOP', async () => {
  const { text, wrote, consentOf } = await phoneHouse();
  await text({ messageId: 'stop', body: 'STOP' });
  wrote('start', 'unanswered');
  await text({ messageId: 'start', body: 'START' });
  const consent = await consentOf(callerNumber);
  expect(consent?.events.at(-1)).toMatchObject({ type: 'OptInDisregarded', data: { messageId: 'start' } });
  expect(consent?.state.isOptedOut).toBe(true);
});
