import { expect, test } from 'vitest';
import { remembered } from '../../application/answering/remembered.js';

test('is asked once for the same key, and forgets what was used longest ago', () => {
  const made: string[] = [];
  const shout = remembered(
    2,
    (word: string) => word,
    (word) => {
      made.push(word);
      return word.toUpperCase();
    },
  );
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map((word) => shout(word))).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('that there is no answer is an answer', () => {
  let count = 0;
  const nothing = remembered(
    1,
    (word: string) => word,
    () => {
      count += 1;
    },
  );
  nothing('a');
  nothing('a');
  expect(count).toBe(1);
});
