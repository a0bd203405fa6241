import { describe, expect, test } from 'vitest';
import { isAbout } from '../../application/answering/about.js';
import type { Support } from '../../application/ports/language-model.js';
import { passage } from '../support/passage.js';

const businessName = 'Juniper Kennels';

interface Said {
  readonly heading?: string;
  readonly before?: string;
}

/** Whether a sentence that stands on a page answers a question. */
function answers(text: string, clause: string, { heading = 'Our kennels', before }: Said = {}): boolean {
  const by: readonly Support[] = [
    { passage: passage({ text: clause, headings: [heading], title: businessName }), excerpt: clause },
  ];
  const history = before === undefined ? [] : [{ from: 'visitor' as const, text: before }];
  return isAbout({ text, history, businessName }, clause, by);
}

describe('a first statement answers', () => {
  test.each([
    ['How much is a night for a big dog?', 'A night for a large dog costs $48.'],
    ['Are you open on Sunday?', 'On Sunday we are closed.'],
    ['When can I bring my dog?', 'Bring your dog between 8:00 and 10:00.'],
    ['Who walks the dogs?', 'The dogs are walked by Mara Quist.'],
    ['Where do I park?', 'Park behind the barn.'],
    ['Do dogs need a vaccination?', 'All dogs need a rabies vaccination.'],
  ])('"%s" with "%s"', (question, clause) => {
    expect(answers(question, clause)).toBe(true);
  });

  test('by the heading it stands under', () => {
    expect(answers('How much is a bath?', 'Small dogs $25.', { heading: 'Bath' })).toBe(false);
    expect(answers('How much is a bath for a small dog?', 'Small dogs $25.', { heading: 'Bath' })).toBe(true);
  });

  test('by what was asked before', () => {
    const before = 'How much is a night for a dog?';
    expect(answers('and for a cat?', 'A night for a cat costs $30.', { before })).toBe(true);
    expect(answers('and for a cat?', 'Cats live upstairs.', { before })).toBe(false);
    const long = 'And what would it be for two of the very small cats?';
    expect(answers(long, 'Small cats live upstairs.', { before })).toBe(false);
  });
});

describe('what is true of something else is no answer:', () => {
  test.each([
    ['no amount', 'How much is a night for a big dog?', 'A night for a large dog includes breakfast.'],
    ['no time', 'When do you open?', 'Ring the bell at the gate when you bring a dog.'],
    ['nobody', 'Who walks the dogs?', 'The dogs are walked daily.'],
    ['a date and nothing more', 'Are you open on Christmas Eve?', 'Our plans for Christmas are up.'],
    ['a span for a distance', 'What is the range of the collar?', 'The collar is yours for two days.'],
    ['a small part of it', 'Do you wash and trim the coat of a poodle?', 'A coat rack is in the hall.'],
    ['another subject', 'Do dogs need a vaccination?', 'Parking is free for an hour.'],
    ['its sister', 'Do you groom cats?', 'We groom every dog on its last day.'],
    ['the house alone', 'Do you sell leads at Juniper Kennels?', 'Juniper Kennels is run by a family.'],
  ])('%s', (_what, question, clause) => {
    expect(answers(question, clause)).toBe(false);
  });
});
