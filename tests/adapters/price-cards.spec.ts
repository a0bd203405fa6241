import { describe, expect, test } from 'vitest';
import type { Passage } from '../../application/ports/passages.js';
import { passage } from '../support/passage.js';
import { quoting } from '../support/quoting.js';

const row = (cells: readonly (readonly [string, string])[], more: Partial<Passage> = {}): Passage =>
  passage({
    text: cells.map(([column, text]) => `${column} ${text}`.trim()).join(', '),
    kind: 'table',
    title: 'Bramble',
    cells: cells.map(([column, text]) => ({ column, text })),
    ...more,
  });
const text = (said: string, headings: readonly string[], more: Partial<Passage> = {}): Passage =>
  passage({ text: said, headings, title: 'Bramble', ...more });

describe('a price below what it is of', () => {
  const ask = quoting([
    text('A group that sews. Monday evenings, led by Ann.\n$90 for the term', ['Courses', 'Needles']),
    text('Clay for all, with Joe.\n$15 drop-in / $120 for the term', ['Courses', 'Kiln evening']),
    text('In May Tom leads groups to the bats. $12 for adults and $6 for children.', [
      'Outings',
      'Bats at dusk',
    ]),
    text('We have no pool. $8 a day', ['Outings', 'Beach chairs']),
  ]);

  test('is told with its heading', async () => {
    expect(await ask('how much is the kiln course')).toContain('$15 drop-in / $120 for the term');
    expect(await ask('what does the bat tour cost for a child')).toContain('$6 for children');
    expect(await ask('cost of the group that sews')).toContain('$90');
  });
  test('is not told for another thing, span or age, nor for what there is not', async () => {
    expect(await ask('how much is the kiln course for a year')).toBe('');
    expect(await ask('how much is the fox tour')).toBe('');
    expect(await ask('drop-in price for the group that sews')).toBe('');
    expect(await ask('how much is the pool')).toBe('');
  });
});

describe('a price of all that a heading is of', () => {
  const list = (label: string, age: string): Passage =>
    row(
      [
        ['Sport', label],
        ['Age', age],
      ],
      { headings: ['Private coaching'], pageId: 'sports' },
    );
  const price = (label: string, amount: string): Passage =>
    row(
      [
        ['', label],
        ['', amount],
      ],
      { headings: ['Prices', 'Private coaching'] },
    );
  const ask = quoting([
    list('Tennis', '6–12'),
    list('Squash', '10–16'),
    price('30 minutes', '$20'),
    price('60 minutes', '$35'),
    price('Video analysis', '$50'),
  ]);

  test('is told for what is listed under the same heading', async () => {
    expect(await ask('how much is 30 minutes of tennis coaching')).toBe('Private coaching, 30 minutes: $20');
    expect(await ask('how much is an hour long tennis coaching')).toContain('$35');
  });
  test('is not told for what is not listed, nor from a row on one thing', async () => {
    expect(await ask('how much is 30 minutes of golf coaching')).toBe('');
    expect(await ask('how much is 90 minutes of tennis coaching')).toBe('');
    expect(await ask('how much is tennis coaching')).not.toContain('$50');
  });
});

describe('a price by the time of the year', () => {
  const ask = quoting([
    row([
      ['Room', 'Heron'],
      ['Low season 1 Nov – 31 Mar', '£80'],
      ['Summer 1 Apr – 31 Oct', '£95'],
      ['Christmas 20 Dec – 3 Jan', '£120'],
    ]),
  ]);

  test('is told of the column whose months or season were asked about', async () => {
    expect(await ask('how much is the Heron room a night in May')).toContain('£95');
    expect(await ask('how much is the Heron room a night in May')).not.toContain('£80');
    expect(await ask('price of the Heron over Christmas')).toContain('£120');
  });
  test('is not told of a season without a column', async () => {
    expect(await ask('price of the Heron room at Easter')).not.toMatch(/£120|Christmas/u);
    expect(await ask('price of the Heron room in autumn')).toBe('');
    expect(await ask('price of the Heron room for a week in May')).toBe('');
  });
});

describe('a price of a half and a whole day', () => {
  const ask = quoting([
    passage({ text: 'Tandem: $30 half day, $50 full day; Tent: $9 a day', kind: 'list', headings: ['Hire'] }),
    row(
      [
        ['', 'Barn'],
        ['', 'half day $200'],
        ['', 'full day $350'],
      ],
      { headings: ['Spaces'] },
    ),
  ]);

  test('is told where both stand in one entry, and apart where each has a cell', async () => {
    expect(await ask('how much to hire a tandem for the whole day')).toContain('$50 full day');
    expect(await ask('how much is the barn for a full day')).toBe('Barn: full day $350');
    expect(await ask('how much to rent a tandem for a week')).toBe('');
    expect(await ask('how much is half a day of tent hire')).toBe('');
  });
});

describe('a price whose page or rule tells what it is of', () => {
  const ask = quoting([
    row(
      [
        ['', 'Garden ceremony, up to 60 guests'],
        ['', '$900'],
      ],
      { title: 'Weddings and meetings' },
    ),
    row(
      [
        ['', 'Meadow, two nights'],
        ['', '$700'],
      ],
      { title: 'Weddings and meetings' },
    ),
    text('We ask for 30% of the total when you book.', ['Paying']),
    text('Pay the term up front and take off 5%.', ['Ways to pay less']),
    text('A choir for all, on Mondays.', ['Singing', 'The Larks']),
    text('$80 for the term', ['Singing', 'The Larks']),
  ]);

  test('is told', async () => {
    expect(await ask('price for a garden wedding ceremony')).toContain('$900');
    expect(await ask('how much deposit do you need when I book')).toContain('30%');
    expect(await ask('is there a discount if we pay the full term at once?')).toContain('5%');
    expect(await ask('cost to join the choir')).toBe('The Larks: $80 for the term');
  });
  test('is not told of something else there', async () => {
    expect(await ask('price for a wedding cake')).toBe('');
    expect(await ask('price for the meadow wedding')).not.toContain('$900');
    expect(await ask('how much is the meadow for five nights')).toBe('');
    expect(await ask('cost to join the band')).toBe('');
    expect(await ask('what is the joining fee of the choir')).toBe('');
  });
});

describe('an age and a day that is told by its place', () => {
  const lesson = (label: string, age: string): Passage =>
    row(
      [
        ['Lesson', label],
        ['From age', age],
        ['Teacher', 'Ms. Bell, 2 days'],
      ],
      { headings: ['Riding lessons'] },
    );
  const ask = quoting([
    lesson('Ponies', '5'),
    lesson('Jumping', '9'),
    text('Fees are due on the 1st of the month. A returned check costs $30.', ['Payment']),
  ]);

  test('is the one in the column that is called so', async () => {
    expect(await ask('how old do you have to be for jumping lessons')).toBe('Jumping: From age 9');
    expect(await ask('when is the fee due each month')).toContain('1st of the month');
  });
  test('is not told of another lesson or span', async () => {
    expect(await ask('how old do you have to be for polo lessons')).toBe('');
    expect(await ask('when is the fee due each week')).toBe('');
  });
});
