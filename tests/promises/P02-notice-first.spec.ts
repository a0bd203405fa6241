import { expect, test } from 'vitest';
import { createMemoryHouse } from '../support/memory-house.js';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf, written } from '../support/promise-row.js';
import { said, started } from '../support/read-models.js';

test('a chat begins with its notice', async () => {
  const { house, chat } = await phoneHouse();
  const { say } = await chat();
  await say('Are you open on Sunday?');
  expect(await rowOf('P2', house)).toMatchObject({ state: 'kept', count: 1 });
});

test('a message that nobody was told would be stored breaks it', async () => {
  const house = createMemoryHouse();
  await written(house, { category: 'conversation', id: 'a-chat' }, started('a-chat'), said('Hello'));
  expect(await rowOf('P2', house)).toMatchObject({ state: 'broken', count: 1 });
});
