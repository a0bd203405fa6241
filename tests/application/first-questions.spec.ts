import { expect, test } from 'vitest';
import { firstQuestions } from '../../application/onboarding/first-questions.js';
import { general, ofIndustry } from '../../application/onboarding/question-texts.js';
import { industries } from '../../adapters/http/contract/session.js';
import type { Passage } from '../../application/ports/passages.js';
import { passage } from '../support/passage.js';

const asked = (found: readonly Passage[], industry = 'beauty', language?: string) =>
  firstQuestions({ passages: { find: () => Promise.resolve(found) } })('acme', { industry, language });
const texts = async (...given: Parameters<typeof asked>) =>
  (await asked(...given)).questions.map(({ text }) => text);

const hours = passage({ kind: 'hours', text: 'Monday 09:00–17:00' });
const contact = passage({ kind: 'contact', text: '27 Harbour Lane' });
const row = (name: string, price: string) =>
  passage({
    kind: 'table',
    text: `${name} ${price}`,
    cells: [
      { column: '', text: name },
      { column: '', text: price },
    ],
  });

test('what the website has answers to is asked first', async () => {
  expect(await texts([hours, row('Haircut', '$62'), contact])).toEqual([
    'When are you open?',
    'How much is Haircut?',
    'Where are you?',
  ]);
  expect(await texts([passage({ kind: 'offer', text: 'Colour: from red: EUR 20.00' })])).toEqual([
    'How much is Colour: from red?',
    'How do I book an appointment?',
    'When are you open?',
  ]);
});

test('where nothing was read the industry asks first', async () => {
  expect(await texts([], 'food')).toEqual([
    'Can I reserve a table?',
    'When are you open?',
    'What are your prices?',
  ]);
  expect(await texts([row('Monday', 'closed')], 'food')).toContain('What are your prices?');
});

test('they are in the language of the website, or the one that was chosen', async () => {
  const german = { ...hours, language: 'de' };
  expect(await asked([german])).toMatchObject({
    language: 'de',
    questions: [{ text: 'Wann haben Sie geöffnet?' }, {}, {}],
  });
  expect((await asked([german], 'beauty', 'fr')).language).toBe('fr');
  expect((await asked([german], 'beauty', 'fi')).language).toBe('en');
});

test('every industry has a question of its own in every language', () => {
  for (const language of Object.keys(general))
    expect(Object.keys(ofIndustry[language] ?? {}).sort()).toEqual([...industries].sort());
});
