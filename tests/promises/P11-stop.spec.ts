import { expect, test } from 'vitest';
import { eagerConsent } from '../support/eager-consent.js';
import { phoneHouse, phoneHouseOf } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

const stopBeforeTheText = async ({ call, text, sendTexts }: Awaited<ReturnType<typeof phoneHouse>>) => {
  const { recorded, say } = await call();
  await recorded();
  for (const line of ['Text me the booking link', 'yes']) await say(line);
  await text({ messageId: 'm1', body: 'HELP' });
  await text({ messageId: 'm2', body: 'STOP' });
  await sendTexts();
};

test('a STOP that comes before the text is heeded, and HELP is answered', async () => {
  const house = await phoneHouse();
  await stopBeforeTheText(house);
  expect(house.sent).toHaveLength(0);
  expect(await rowOf('P11', house.house)).toMatchObject({ state: 'kept', count: 2 });
});

test('a text after a STOP breaks it', async () => {
  const house = await phoneHouseOf({ consent: eagerConsent });
  await stopBeforeTheText(house);
  expect(await rowOf('P11', house.house)).toMatchObject({ state: 'broken' });
});
