import { expect, test } from 'vitest';
import { cookiesOf } from '../../adapters/composition/surroundings.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf } from '../support/promise-row.js';

const sessionCount = () => Promise.resolve(1);
const cookies = cookiesOf('http://localhost:3000', Buffer.alloc(32, 7));
const refusing = () => Promise.resolve({ status: 401, headers: {}, cookies: [] });

test('a session is known by its signature, and a forged one is refused', async () => {
  const row = await rowOf('P20', createMemoryHouse(), { sessionCount, cookies, ask: refusing });
  expect(row).toMatchObject({ state: 'kept', count: 1 });
});

test('a reader that does not look at the signature breaks it', async () => {
  const trusting = { ...cookies, read: (header: string) => /=([^.;]+)/u.exec(header)?.[1] };
  const row = await rowOf('P20', createMemoryHouse(), { sessionCount, cookies: trusting });
  expect(row).toMatchObject({ state: 'broken' });
});

test('a process that lets a forged session in breaks it', async () => {
  const ask = () => Promise.resolve({ status: 200, headers: {}, cookies: [] });
  expect(await rowOf('P20', createMemoryHouse(), { sessionCount, cookies, ask })).toMatchObject({
    state: 'broken',
  });
});
