import { expect, test } from 'vitest';
import { opened } from '../support/opened.js';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

async function houseWithText() {
  const { house, call, sendTexts } = await phoneHouse();
  await opened(house);
  const { recorded, say } = await call();
  await recorded();
  for (const line of ['Text me the booking link', 'yes']) await say(line);
  await sendTexts();
  return house;
}
const share = { processor: 'twilio', purpose: 'link text', categories: ['number', 'text'], count: 1 };

test('the number goes to the phone company, for the link', async () => {
  const shares = () => Promise.resolve([share]);
  expect(await rowOf('P10', await houseWithText(), { shares })).toMatchObject({ state: 'kept', count: 1 });
});

test.each([{ purpose: 'newsletter' }, { processor: 'resend' }])(
  'a number for anything else breaks it: %o',
  async (other) => {
    const shares = () => Promise.resolve([share, { ...share, ...other }]);
    expect(await rowOf('P10', await houseWithText(), { shares })).toMatchObject({ state: 'broken' });
  },
);
