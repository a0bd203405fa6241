import { expect, test } from 'vitest';
import { eagerConsent } from '../support/eager-consent.js';
import { phoneHouse, phoneHouseOf } from '../support/phone-house.js';
import { rowOf, written } from '../support/promise-row.js';

test('a call is recorded, and one whose caller objects gets no text', async () => {
  const { house, call, sendTexts } = await phoneHouse();
  const first = await call();
  await first.recorded();
  await first.hangUp();
  const second = await call({ from: '+12025550144' });
  await second.recorded();
  for (const line of ['Please do not record this call', 'Text me the booking link', 'yes'])
    await second.say(line);
  await sendTexts();
  expect(await rowOf('P9', house)).toMatchObject({
    state: 'kept',
    count: 2,
    evidence: expect.stringContaining('1 not recorded') as string,
  });
});

test('a text without a recording breaks it', async () => {
  const { house, call, later, sendTexts } = await phoneHouseOf({ consent: eagerConsent });
  const { say } = await call();
  for (const line of ['Text me the booking link', 'yes']) await say(line);
  later(2);
  await sendTexts();
  expect(await rowOf('P9', house)).toMatchObject({ state: 'broken' });
});

test('a call that was taken without a word about the recording breaks it', async () => {
  const { house } = await phoneHouse();
  const answered = { announcementVersion: '', language: 'en', asksFirst: false };
  await written(
    house,
    { category: 'call', id: 'a-call' },
    { type: 'CallAnswered', data: { callId: 'a-call', ...answered, answeredAt: '2026-11-26T10:00:00.000Z' } },
  );
  expect(await rowOf('P9', house)).toMatchObject({ state: 'broken' });
});
