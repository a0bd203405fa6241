import { describe, expect, test } from 'vitest';
import { isAbout } from '../../application/answering/about.js';
import { passage } from '../support/passage.js';

/** Whether a sentence of a page of this business is an answer. The sentence is its own excerpt: it is supported word for word. */
function about(
  text: string,
  clause: string,
  { before, heading, kind = 'text' }: { before?: string; heading?: string; kind?: 'text' | 'question' } = {},
): boolean {
  const history = before === undefined ? [] : [{ from: 'visitor' as const, text: before }];
  const headings = heading === undefined ? [] : [heading];
  const source = passage({ text: clause, title: 'Page', headings, kind });
  return isAbout({ text, history, businessName: 'Tolliver and Sisters' }, clause, [
    { passage: source, excerpt: clause },
  ]);
}

describe('what gives the kind of thing that was asked for is an answer', () => {
  test.each([
    ['How much is a pitch raise?', 'A pitch raise costs $60.'],
    ['How much is a pitch raise?', 'A pitch raise is included.'],
    ['When is the workshop open?', 'The workshop is open from 9:00 to 17:00.'],
    ['When is the workshop open?', 'The workshop is closed on Sundays.'],
    ['When do harpsichord classes start?', 'Harpsichord classes start on Monday.'],
    ['Is the workshop open on Christmas Eve?', 'On Christmas Eve the workshop is closed.'],
    ['Is the workshop open on Friday?', 'The workshop: Friday 9:00 to 17:00.'],
    ['How long does a tuning take?', 'A tuning takes about 90 minutes.'],
    ['How often should a piano be tuned?', 'A piano should be tuned twice a year.'],
    ['Where is the workshop?', 'The workshop is at 12 Mill Street.'],
    ['Who tunes the harpsichords?', 'Harpsichords are tuned by Agnes Tolliver.'],
    ['What is the phone number of the workshop?', 'The workshop: 0161 496 0123.'],
    ['What is the email address of the workshop?', 'The workshop: tune@tolliver.example.'],
  ])('%s %s', (question, clause) => {
    expect(about(question, clause)).toBe(true);
  });
});

describe('what speaks of the same and gives nothing of the kind is none', () => {
  test.each([
    ['How much is a pitch raise?', 'A pitch raise takes 30 minutes.'],
    ['How much is a pitch raise?', 'We do a pitch raise with every old piano.'],
    ['When is the workshop open?', 'The workshop is now warm.'],
    ['Is the workshop open on Christmas Eve?', 'The workshop has its Christmas hours up.'],
    ['What are the hours of the workshop on Friday?', 'The workshop has cake on Friday.'],
    ['How long does a tuning take?', 'A tuning is done with care.'],
    ['Where is the workshop?', 'The workshop smells of glue.'],
    ['Who tunes the harpsichords?', 'Harpsichords are tuned with care.'],
    ['What is the phone number of the workshop?', 'The workshop: tune@tolliver.example.'],
    ['What is the email address of the workshop?', 'The workshop: 0161 496 0123.'],
  ])('%s %s', (question, clause) => {
    expect(about(question, clause)).toBe(false);
  });

  test('a value that stands only in an exception gives nothing', () => {
    expect(about('How far can you move a piano?', 'A piano is moved up to 40 miles.')).toBe(true);
    expect(
      about('How far can you move a piano?', 'A piano stays here unless you rent it for two days.'),
    ).toBe(false);
    expect(about('How long can I rent a piano?', 'You rent a piano for 90 days, unless you buy it.')).toBe(
      true,
    );
  });
});

describe('what was asked about is what the answer is about', () => {
  test('not another service with a price', () => {
    expect(about('How much is a pitch raise?', 'Key bushing costs $60.')).toBe(false);
  });
  test('most of it where nothing of a kind is wanted', () => {
    const question = 'Do you restore harpsichords with broken soundboards?';
    expect(about(question, 'We restore harpsichords and soundboards.')).toBe(true);
    expect(about(question, 'We restore old benches.')).toBe(false);
  });
  test('a heading says what a row is of, and alone it is not enough', () => {
    const mending = 'Do you mend cracked soundboards of spinets?';
    expect(about(mending, 'Soundboards as well.', { heading: 'Cracked spinets' })).toBe(true);
    expect(about(mending, 'Soundboards as well.')).toBe(false);
    const question = 'How much is cleaning for a spinet?';
    expect(about(question, 'Cleaning: $140', { heading: 'Spinets' })).toBe(true);
    expect(about(question, 'Repair: $140', { heading: 'Cleaning of a spinet' })).toBe(false);
  });
  test('an answer speaks of what its own question speaks of', () => {
    const question = 'How long is the guarantee on strings?';
    const heading = 'How long is the guarantee on strings?';
    expect(about(question, 'It is two years.', { heading, kind: 'question' })).toBe(true);
    expect(about(question, 'It is two years.', { heading, kind: 'text' })).toBe(false);
  });
  test('the name of the house is no subject', () => {
    expect(about('Does Tolliver do harpsichords?', 'Tolliver was founded by two sisters.')).toBe(false);
  });
  test('its sister is another', () => {
    expect(about('How much is a lesson for a child?', 'A lesson for an adult costs $30.')).toBe(false);
    expect(about('How much is a lesson for a child?', 'A lesson for a child costs $20.')).toBe(true);
  });
});

describe('a question that goes on is understood from the one before', () => {
  const before = 'How much is a pitch raise?';
  test('in what it wants', () => {
    expect(about('And for harpsichords?', 'Harpsichords cost $90.', { before })).toBe(true);
    expect(about('And for harpsichords?', 'Harpsichords take an hour.', { before })).toBe(false);
  });
  test('and in what it is about', () => {
    expect(about('And how long?', 'A pitch raise takes 30 minutes.', { before })).toBe(true);
    expect(about('And how long?', 'Key bushing takes 30 minutes.', { before })).toBe(false);
  });
  test('a long question of its own is not', () => {
    const question = 'Do you also restore very old harpsichords with their painted lids?';
    expect(about(question, 'We restore harpsichords with painted lids.', { before })).toBe(true);
  });
});
