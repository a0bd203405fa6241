import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createClauses } from '../../application/answering/clauses.js';

const cut = (...pieces: readonly string[]): readonly string[] => {
  const clauses = createClauses();
  return [...pieces.flatMap((piece) => clauses.push(piece)), ...clauses.end()];
};

/** Words, marks and blank space as replies have them, so that a random text meets every rule. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '.',
        '. ',
        '! ',
        '? ',
        '… ',
        '... ',
        '\n',
        '\r\n',
        ' ',
        '  ',
        ', ',
        '$62.50',
        '5 p.m',
        '5 p.m. ',
        'Dr. ',
        'am 24. ',
        'Dezember ',
        '1. ',
        '\n2. ',
        '- ',
        'We ',
        'cut',
        'hello@marigold.example',
        'https://marigold.example/a.b?c=d ',
        '😀',
        '”',
      ),
      fc.string({ maxLength: 6 }),
      fc.string({ minLength: 200, maxLength: 400 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test.prop([text, fc.array(fc.nat({ max: 40 }), { maxLength: 200 })])(
  'a reply is cut at the same places, whatever pieces it arrives in, and nothing of it is lost',
  (whole, sizes) => {
    const pieces: string[] = [];
    let rest = whole;
    for (const size of sizes) {
      pieces.push(rest.slice(0, size));
      rest = rest.slice(size);
    }
    const clauses = cut(...pieces, rest);
    expect(clauses.join('')).toBe(whole);
    expect(clauses).toEqual(cut(whole));
    for (const clause of clauses) expect(clause.length).toBeLessThanOrEqual(600);
    expect(clauses).not.toContain('');
  },
);

test.prop([text])('letter by letter it is cut as in one piece', (whole) => {
  expect(cut(...whole.split(''))).toEqual(cut(whole));
});

describe('what does not end a clause', () => {
  test.each([
    ['a decimal point', 'It costs $62.50 in all.'],
    ['a decimal point in German', 'Das kostet 1.200,50 € im Jahr.'],
    ['a time', 'We close at 5 p.m. on Sundays.'],
    ['a title', 'Ask for Dr. Lind, please.'],
    ['a street', 'We are at 27 St. Anne’s Lane.'],
    ['an abbreviation', 'Bring papers, e.g. a passport.'],
    ['an abbreviation in German', 'Wir haben z. B. Gutscheine.'],
    ['an e-mail address', 'Write to hello@marigold.example for that.'],
    ['an address of a page', 'See https://marigold.example/prices.html?a=1 for all.'],
    ['a German date', 'Am 24. Dezember ist geschlossen.'],
    ['an ellipsis in mid-sentence', 'Well … that depends on your hair.'],
    ['three dots in mid-sentence', 'Let me see... yes, that works.'],
    ['the number of a list item', '1. Women’s haircut'],
    ['a version', 'It is 2.5 km from here.'],
  ])('%s', (_what, clause) => {
    expect(cut(clause)).toEqual([clause]);
  });
});

describe('what ends one', () => {
  test.each([
    ['a full stop', ['It costs $62. ', 'It takes an hour.']],
    ['a full stop behind a time', ['We close at 5 p.m. ', 'Please ring before.']],
    ['a question', ['Would Friday do? ', 'We are open.']],
    ['an exclamation', ['Gladly! ', 'It costs $62.']],
    ['a full stop within quotation marks', ['“Dogs are welcome.” ', 'So is yours.']],
    ['a line', ['Prices:\n', 'Cut $62\n', 'Colour $95']],
    ['a list item', ['- Cut: $62\n', '- Colour: $95\n']],
    ['a numbered item', ['1. Cut\n', '2. Colour']],
    ['an amount at the end', ['A cut is $62.50. ', 'Colour is $95.']],
    ['a number at the end', ['We have 12. ', 'They are all in use today.']],
    ['an ellipsis at the end', ['Let me see … ', 'Yes, that works.']],
  ])('%s', (_what, clauses) => {
    expect(cut(clauses.join(''))).toEqual(clauses);
  });
});

test('a clause is handed over as soon as the space behind its full stop has arrived', () => {
  const clauses = createClauses();
  expect(clauses.push('A women’s cut is $62.')).toEqual([]);
  expect(clauses.push(' ')).toEqual(['A women’s cut is $62. ']);
});

test('a clause that does not end is cut at 600 characters', () => {
  expect(cut('a'.repeat(1_500)).map(({ length }) => length)).toEqual([600, 600, 300]);
});
