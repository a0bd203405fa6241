import { expect, test } from 'vitest';
import { dateSought } from '../../application/answering/dates-sought.js';

/** A Wednesday; in Honolulu it is still Tuesday. */
const now = '2026-11-25T08:00:00.000Z';
const sought = (text: string, timeZone = 'Europe/Berlin') => dateSought(text, now, timeZone);

test('a day that is meant is looked for by its date, as pages write it in each language', () => {
  expect(sought('Are you open today?')).toBe('25 November noviembre novembre');
  expect(sought('habt ihr grad offen?')).toMatch(/^25 /u);
  expect(sought('¿Abren mañana?')).toMatch(/^26 /u);
  expect(sought('Is the yard open on Friday?')).toMatch(/^27 /u);
  expect(sought('And on Tuesday?')).toMatch(/^1 December/u);
});

test('today is the day where the business is', () => {
  expect(sought('Are you open now?', 'Pacific/Honolulu')).toMatch(/^24 /u);
});

test('a question that means no day looks for none', () => {
  expect(sought('How much is a plank?')).toBeUndefined();
  expect(sought('Mañanas de verano')).toBeUndefined();
});
