import { expect, test } from 'vitest';
import { groupQuestions } from '../../application/answering/group-questions.js';

const asked = (texts: readonly string[]) =>
  texts.map((text, at) => ({ key: String(at), text, language: 'en', vector: null }));

test('questions that ask the same in other words, or in another language, stand together, the biggest group first', () => {
  const groups = groupQuestions(
    asked([
      'Do you have parking?',
      'How much is a haircut?',
      'What does a haircut cost?',
      'Where can I park?',
      'Price of a haircut?',
      '¿Cuánto cuesta un corte?',
    ]),
  );
  expect(groups.map(({ keys }) => keys)).toEqual([
    ['1', '2', '4', '5'],
    ['0', '3'],
  ]);
});

test.each([
  ['How much is a haircut?', 'How much is a beard trim?'],
  ['Can I bring my dog?', 'Can I bring my child?'],
  ['??', '!!'],
])('%s and %s stay apart', (one, other) => {
  expect(groupQuestions(asked([one, other]))).toHaveLength(2);
});

test('a group is named by the wording that was used most often, else by the shortest', () => {
  const often = groupQuestions(asked(['Where do I park?', 'Parking?', 'where do I park?']));
  expect(often).toEqual([{ keys: ['0', '1', '2'], title: 'Where do I park?' }]);
  const once = groupQuestions(asked(['Where can I park?', 'Parking?']));
  expect(once[0]?.title).toBe('Parking?');
});

test('where there are vectors they decide, whatever the words', () => {
  const [a, b, c] = [
    { key: 'a', text: 'Is it dear?', language: 'en', vector: Float32Array.of(3, 0.3) },
    { key: 'b', text: 'How much is it?', language: 'en', vector: Float32Array.of(1, 0) },
    { key: 'c', text: 'How much is it?', language: 'en', vector: Float32Array.of(0.7, 0.7) },
  ] as const;
  expect(groupQuestions([a, b, c]).map(({ keys }) => keys)).toEqual([['a', 'b'], ['c']]);
  expect(groupQuestions([{ ...a, vector: null }, c])).toHaveLength(2);
  expect(groupQuestions([{ ...b, vector: null }, c])).toHaveLength(1);
});

/** Numbers that look drawn, the same in each run. */
const drawn = (seed: number) => {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.4;
  };
};

test.each([384, 1_536])('500 questions with vectors of %i numbers are grouped within a moment', (size) => {
  const questions = asked(Array.from({ length: 600 }, (_, at) => `question ${String(at)}`)).map(
    (question, at) => {
      const next = drawn(at);
      return { ...question, vector: Float32Array.from({ length: size }, next) };
    },
  );
  groupQuestions(questions);
  const start = performance.now();
  const groups = groupQuestions(questions);
  const took = performance.now() - start;
  console.log(size, took.toFixed(1), groups.length);
  expect(groups.flatMap(({ keys }) => keys)).toHaveLength(500);
  // Generous, for a machine that is busy with other things: what is quadratic in more than pairs takes seconds.
  expect(took).toBeLessThan(500);
});
