import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { spelledOut } from '../../application/call/spelled-out.js';
import { shortened } from '../../application/call/spoken-short.js';
import { spokenStyle } from '../../application/call/spoken-style.js';
import { bothSets } from '../support/call-sets.js';

const row = z.object({ id: z.string(), language: z.string(), written: z.string(), spoken: z.string() });
const said = bothSets('spoken', row);

describe('what the desk writes, as a voice says it', () => {
  test.each(said)('$id: “$written”', ({ language, written, spoken }) => {
    expect(spokenStyle(written, language)).toBe(spoken);
  });

  test.each(said)('$id is the same when made again', ({ language, written }) => {
    const spoken = spokenStyle(written, language);
    expect(spokenStyle(spoken, language)).toBe(spoken);
  });

  law.prop([fc.string({ unit: 'grapheme', maxLength: 500 }), fc.constantFrom('en', 'es', 'fr', 'de', 'pt')])(
    'has no marks in it, whatever is written',
    (written, language) => {
      expect(spokenStyle(written, language)).not.toMatch(/[*_`|\n]/u);
    },
  );
});

test('marks without end are read like any others', () => {
  // A pattern that looks again and again would outlast the runner's own time.
  expect(spokenStyle('[a]('.repeat(2_000), 'en')).toContain('a');
});

describe('a read-back, letter by letter', () => {
  test.each([
    ['Ann', 'A, N, N'],
    ['Ann Lee', 'A, N, N. L, E, E'],
    ['O’Brien', 'O, apostrophe, B, R, I, E, N'],
    ['ann.lee2@example.com', 'A, N, N, dot, L, E, E, 2, at, example, dot, com'],
    ['a_b@verdine.co.uk', 'A, underscore, B, at, V, E, R, D, I, N, E, dot, C, O, dot, U, K'],
    ['Zoë', 'Z, O, Ë'],
  ])('of %s is %s', (text, spelled) => {
    expect(spelledOut(text)).toBe(spelled);
    expect(spokenStyle(spelled, 'en')).toBe(spelled);
  });

  test('names the signs in the language of the call', () => {
    expect(spelledOut('a@b.es', 'es-MX')).toBe('A, arroba, B, punto, E, S');
  });
});

describe('a long answer on the phone', () => {
  const sentence = (count: number): string => ` ${Array.from({ length: count }, () => 'word').join(' ')}.`;
  const shortly = (clauses: readonly string[]) => {
    const spoken: string[] = [];
    const short = shortened((clause) => spoken.push(clause), 'en');
    for (const clause of clauses) short.release(clause);
    return { heard: short.end(), spoken: spoken.join('') };
  };

  test('is said whole where it is short', () => {
    const clauses = [sentence(20), sentence(20)];
    expect(shortly(clauses)).toEqual({ heard: null, spoken: clauses.join('') });
  });

  test('ends at a sentence, with an offer, and what was heard is known', () => {
    expect(shortly([sentence(20), sentence(20), sentence(20)])).toEqual({
      heard: sentence(20) + sentence(20),
      spoken: `${sentence(20)}${sentence(20)}Would you like to hear more?`,
    });
  });

  test('is not broken off for a few words', () => {
    expect(shortly([sentence(40), sentence(8)])).toEqual({ heard: null, spoken: sentence(40) + sentence(8) });
  });

  const clause = fc.integer({ min: 1, max: 40 }).map(sentence);
  law.prop([fc.array(clause, { minLength: 1, maxLength: 12 })])('is heard from its beginning', (clauses) => {
    const { heard, spoken } = shortly(clauses);
    expect(clauses.join('').startsWith(heard ?? '')).toBe(true);
    expect(spoken.startsWith(heard ?? clauses.join(''))).toBe(true);
  });
});
