import { describe, expect, test } from 'vitest';
import { passage } from '../support/passage.js';
import { quoting } from '../support/quoting.js';

/** The pages of a made-up piano tuner. */
const ask = quoting(
  [
    passage({ text: '£70', headings: ['Tuning', 'Tuning, one piano'] }),
    passage({ text: '£130', headings: ['Tuning', 'Tuning, two pianos'] }),
    passage({ text: '£64', headings: ['Tuning', 'Harpsichord voicing'] }),
    passage({
      text: 'Or £30 if we do it on the same visit as your clavichord.',
      headings: ['Tuning', 'Harpsichord voicing'],
    }),
    passage({ text: 'The workshop is open by appointment, so that somebody is free to show you round.' }),
    passage({ text: 'Or £25 for members.', headings: ['Lessons'] }),
    passage({ text: 'A metronome is £18 when you buy a celesta.', headings: ['Shop'] }),
    passage({ text: 'The harp class for pupils begins at 5.', headings: ['Classes'] }),
    passage({ text: 'Our yearly plan covers every string.', headings: ['Plans'] }),
    passage({ text: 'We take the old celeste away free of charge.', headings: ['Celestes'] }),
    passage({ text: 'The showroom has benches and lamps.', headings: ['Showroom'] }),
    passage({ text: 'We have an open house in May: meet the tuner.', headings: ['News'] }),
    passage({ text: 'Works on Monday to Wednesday.', headings: ['Our people', 'Ida Brandt'] }),
    passage({ text: 'Office hours: Monday to Friday 9:00 to 17:00.', headings: ['Hours'] }),
    passage({
      text: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
        .map((day) => `${day} 09:00–17:00`)
        .join('\n'),
      kind: 'hours',
      headings: ['Hours'],
    }),
  ],
  { businessName: 'Plumb Keys' },
);

describe('a question about another case is not answered:', () => {
  test.each([
    ['How much is tuning three pianos?', /£/u],
    ['How much is a clavichord?', /£30/u],
    ['How much is the workshop?', /free/u],
    ['How much is a lesson for members?', /£25/u],
    ['How much is a celesta?', /£18/u],
    ['How many pupils are in the harp class?', /5/u],
    ['Our celeste is 17 years old, which plan could we take?', /old celeste/u],
    ['Is the showroom free at Christmas?', /benches/u],
    ['Would a tuner come to our house?', /open house/u],
    ['What are your hours in July?', /09:00/u],
    ['How much does the apprenticeship pay?', /£/u],
  ])('%s', async (question, wrong) => {
    expect(await ask(question)).not.toMatch(wrong);
  });
});

test('of two headings that count, the one that counts the same is told', async () => {
  expect(await ask('How much is tuning for two pianos?')).toContain('£130');
  expect(await ask('How much is tuning for one piano?')).toContain('£70');
});

test('"she" is whoever the desk named last, and nobody else', async () => {
  const named = (name: string) => ({
    history: [
      { from: 'visitor' as const, text: 'Who does voicing?' },
      { from: 'desk' as const, text: `Voicing is done by ${name}.` },
    ],
  });
  expect(await ask('And when is she in?', named('Ms. Brandt'))).toContain('Monday to Wednesday');
  expect(await ask('And when is she in?', named('Ms. Osei'))).toBe('');
});
