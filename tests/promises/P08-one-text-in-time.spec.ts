import { expect, test } from 'vitest';
import { eagerConsent } from '../support/eager-consent.js';
import { phoneHouse, phoneHouseOf } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

const askTwice = async ({ call, sendTexts }: Awaited<ReturnType<typeof phoneHouse>>): Promise<void> => {
  const { recorded, say } = await call();
  await recorded();
  for (const line of ['Text me the booking link', 'yes', 'Text me the booking link again', 'yes'])
    await say(line);
  await sendTexts();
};

test('a caller who asks twice gets one text', async () => {
  const house = await phoneHouse();
  await askTwice(house);
  expect(await rowOf('P8', house.house)).toMatchObject({ state: 'kept', count: 1 });
});

test('a second text for the same call breaks it', async () => {
  const house = await phoneHouseOf({ consent: eagerConsent });
  await askTwice(house);
  expect(await rowOf('P8', house.house)).toMatchObject({
    state: 'broken',
    evidence: expect.stringContaining('second text') as string,
  });
});

test('a text after ten minutes breaks it', async () => {
  const { house, call, later, sendTexts } = await phoneHouseOf({ consent: eagerConsent });
  const { recorded, say } = await call();
  await recorded();
  for (const line of ['Text me the booking link', 'yes']) await say(line);
  later(11);
  await sendTexts();
  expect(await rowOf('P8', house)).toMatchObject({ state: 'broken', count: 1 });
});
