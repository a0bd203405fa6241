import { expect, test } from 'vitest';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

test('what was said thirteen months ago and can still be read breaks it', async () => {
  const { house, chat } = await phoneHouse();
  await (await chat()).say('Are you open on Sunday?');
  expect(await rowOf('P15', house, { now: '2027-11-20T10:00:00.000Z' })).toMatchObject({
    state: 'no case yet',
  });
  expect(await rowOf('P15', house, { now: '2027-12-26T10:00:00.000Z' })).toMatchObject({
    state: 'broken',
    evidence: expect.stringContaining('2026-11-26') as string,
  });
});
