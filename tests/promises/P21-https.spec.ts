import { expect, test } from 'vitest';
import { readEnvironment } from '../../adapters/composition/environment/environment.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf } from '../support/promise-row.js';

test.each([
  ['https://desk.example.com', 'kept'],
  ['http://localhost:3000', 'not public'],
  ['http://127.0.0.1:3000', 'not public'],
  ['http://desk.example.com', 'broken'],
])('%s: %s', async (origin, state) => {
  expect(await rowOf('P21', createMemoryHouse(), { origin })).toMatchObject({ state });
});

test('a public address without encryption is refused at the start', () => {
  expect(() => readEnvironment({ PUBLIC_URL: 'http://desk.example.com' }, '/')).toThrow(
    'environment-refused',
  );
});
