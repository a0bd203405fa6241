import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { consentIn } from '../../application/call/consents.js';
import { bothSets } from '../support/call-sets.js';

const rows = bothSets(
  'consents',
  z.object({
    id: z.string(),
    language: z.string(),
    text: z.string(),
    said: z.enum(['yes', 'no']).nullable(),
  }),
);
const agreed = rows.filter(({ said }) => said === 'yes');

describe('an answer to “Shall I text it to the number you are calling from?”', () => {
  test.each(rows)('$id: “$text” is $said', ({ text, language, said }) => {
    expect(consentIn(text, language)).toBe(said);
  });

  test.each([
    'Please',
    'Great.',
    'Thank you',
    'Right',
    'Uh huh',
    'Yes…',
    'Okay so',
    'Yes and',
    'That’s okay',
    'It’s fine',
    'I do',
    'Yes, but—',
    '',
  ])('“%s” is no yes by itself', (text) => {
    expect(consentIn(text, 'en')).not.toBe('yes');
  });

  const yes = fc.constantFrom(...agreed);
  const doubts = fc.constantFrom(
    'but',
    'if',
    'not',
    'maybe',
    'later',
    'wait',
    'another',
    'no',
    'pero',
    'mais',
    'aber',
  );
  law.prop([yes, doubts])('is no yes with a doubt behind it', ({ text, language }, doubt) => {
    expect(consentIn(`${text} ${doubt}`, language)).not.toBe('yes');
  });

  law.prop([
    yes,
    fc.string({ unit: fc.constantFrom(...Array.from('bdfghjklmpqrvwxz')), minLength: 4, maxLength: 12 }),
  ])('is no yes with a word that is not understood', ({ text, language }, word) => {
    expect(consentIn(`${text} ${word}`, language)).not.toBe('yes');
  });

  law.prop([yes])('is no yes as a question', ({ text, language }) => {
    expect(consentIn(`${text}?`, language)).toBeNull();
  });
});
