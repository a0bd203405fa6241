import { expect, test } from 'vitest';
import { cookiesOf } from '../../adapters/composition/surroundings.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf } from '../support/promise-row.js';

const sessionCount = () => Promise.resolve(2);
const https = 'https://desk.example.com';
const row = (origin: string, change: (line: string) => string = (line) => line) => {
  const own = cookiesOf(origin, Buffer.alloc(32, 7));
  const cookies = { ...own, written: () => own.written().map(change) };
  return rowOf('P18', createMemoryHouse(), { origin, sessionCount, cookies });
};

test('the cookies of a login are out of reach for scripts and other sites, and encrypted in public', async () => {
  expect(await row('http://localhost:3000')).toMatchObject({ state: 'kept', count: 2 });
  expect(await row(https)).toMatchObject({ state: 'kept', count: 2 });
});

test.each(['HttpOnly', 'SameSite=lax', 'Secure'])('a cookie without %s breaks it', async (flag) => {
  expect(await row(https, (line) => line.replace(`; ${flag}`, ''))).toMatchObject({ state: 'broken' });
});
