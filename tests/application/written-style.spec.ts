import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { writtenStyle } from '../../application/call/written-style.js';
import { bothSets } from '../support/call-sets.js';

const row = z.object({
  id: z.string(),
  language: z.string(),
  asked: z.string().nullable(),
  said: z.string(),
  written: z.string(),
});

describe('what a caller said', () => {
  test.each(bothSets('written', row))(
    '$id, asked for $asked: “$said”',
    ({ language, asked, said, written }) => {
      expect(writtenStyle(said, asked, language)).toBe(written);
    },
  );

  test.each([null, 'note', 'Size of the table'])('stays as it is where %s is asked for', (asked) => {
    expect(writtenStyle('  a n n at example dot com ', asked, 'en-US')).toBe('a n n at example dot com');
  });

  const digit = fc.constantFrom(
    'zero',
    'oh',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
  );
  law.prop([fc.array(digit, { minLength: 7, maxLength: 15 })])(
    'gives one digit for each that was said',
    (digits) => {
      expect(writtenStyle(digits.join(' '), 'phone', 'en')).toHaveLength(digits.length);
    },
  );

  test.each(['email', 'phone', 'name'])('“constructor” is a word where the %s is asked for', (asked) => {
    for (const word of ['constructor', '__proto__', 'soy constructor, gracias'])
      expect(writtenStyle(word, asked, 'es')).toBe(word);
  });

  const asked = fc.constantFrom('email', 'phone', 'name', null);
  const language = fc.constantFrom('en', 'es', 'fr', 'de', 'ja');
  law.prop([fc.string({ unit: 'grapheme', maxLength: 300 }), asked, language])(
    'never fails, and stays in bounds',
    (words, detail, spoken) => {
      expect(writtenStyle(words, detail, spoken).length).toBeLessThanOrEqual(words.length * 3 + 3);
    },
  );
});
