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
  const { text, consentOf } = await phoneHouse();
  const isOptedOut = async () => (await consentOf(callerNumber))?.state.isOptedOut;
  expect(await text({ messageId: 'm1', body: 'Socorro', keyword: 'help' })).toBeUndefined();
  await text({ messageId: 'm2', body: 'Ya estuvo', keyword: 'stop' });
  expect(await isOptedOut()).toBe(true);
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
