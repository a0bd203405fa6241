import { describe, expect, test } from 'vitest';
import { marigold } from '../support/marigold.js';
import { deskOf, published, row, told, type Situation } from '../support/published.js';

const passes = ['supported', 'plain'];
const says = (clause: string, situation: Situation = {}): string =>
  told(deskOf(marigold, situation).check(clause));

// Wednesday, 25 November 2026, 10:00 in New York.
describe('hours are those of the very day', () => {
  test.each([
    ['today', 'We’re open until 6 pm today.'],
    ['today from and to', 'Today we are open from 9 am to 6 pm.'],
    ['bare hours', 'We’re open from 9 to 6 today.'],
    ['24-hour clock', 'We are open today until 18:00.'],
    ['tomorrow', 'Tomorrow we are open from 11 am to 8 pm.'],
    ['a weekday', 'On Saturdays we are open from 9 am to 3 pm.'],
    ['a range of days', 'From Tuesday to Wednesday we are open from 9 am to 6 pm.'],
    ['a day on which it is closed', 'We’re closed on Mondays.'],
    ['a day on which it is not open', 'We are not open on Sundays.'],
    ['a day on which it opens late', 'We open at 11 am on Thursday.'],
    ['a closing time', 'We close at 3 pm on Saturday.'],
    ['an exception', 'On December 24 we’re open from 9 am to 12 pm.'],
    ['an exception until noon', 'We are open until noon on 24 December.'],
    ['a holiday', 'We are closed on Christmas Day.'],
    ['a holiday by its name', 'On Christmas Eve we are open from 9 am to noon.'],
    ['two days', 'We are open until 6 pm today and until 8 pm tomorrow.'],
    ['Spanish', 'Hoy abrimos hasta las 18:00.'],
    ['German', 'Heute haben wir bis 18 Uhr geöffnet.'],
    ['German closed', 'Am Montag haben wir geschlossen.'],
    ['French', 'Nous sommes ouverts aujourd’hui jusqu’à 18h.'],
  ])('%s passes', (_what, clause) => {
    expect(says(clause)).toBe('supported');
  });

  test.each([
    ['Thursday’s hours today', 'We’re open until 8 pm today.'],
    ['another opening', 'We open at 8 am today.'],
    ['another closing', 'We’re open until 7 pm today.'],
    ['half of the day taken wrong', 'We’re open until 6 am today.'],
    ['closing for opening', 'We open at 6 pm today.'],
    ['open on a closed day', 'We are open on Mondays.'],
    ['closed on an open day', 'We are closed on Tuesdays.'],
    ['times on a closed day', 'On Sundays we are open from 10 am to 2 pm.'],
    ['a range that is too wide', 'From Monday to Saturday we are open from 9 am to 6 pm.'],
    ['every day', 'We are open every day.'],
    ['every day from and to', 'We’re open daily from 9 am to 6 pm.'],
    ['no day at all', 'We are open from 9 am to 6 pm.'],
    ['around the clock', 'We are open 24 hours.'],
    ['weekday hours on an exception', 'On 24 December we are open until 8 pm.'],
    ['a holiday without a line of its own', 'We are open on Boxing Day from 9 am to 3 pm.'],
    ['New Year’s Day', 'We are open on New Year’s Day.'],
    ['open on a closed holiday', 'We are open on Christmas Day.'],
    ['a weekend of which one day is closed', 'We are open on weekends from 9 am to 3 pm.'],
    ['an hour of derived arithmetic', 'We close in 8 hours.'],
    ['a last appointment nobody stated', 'The last appointment is at 5 pm today.'],
    ['a department of its own', 'The café is open until 6 pm today.'],
    ['Spanish', 'Hoy abrimos hasta las 20:00.'],
    ['German', 'Heute haben wir bis 20 Uhr geöffnet.'],
    ['French', 'Nous sommes ouverts aujourd’hui jusqu’à 20h.'],
  ])('%s does not', (_what, clause) => {
    expect(passes).not.toContain(says(clause));
  });

  test('the day that was asked about is the day of the answer', () => {
    const question = 'When are you open on Saturday?';
    expect(says('We’re open from 9 am to 3 pm.', { question })).toBe('supported');
    expect(says('We’re open from 9 am to 6 pm.', { question })).not.toBe('supported');
    expect(says('From 9 am to 3 pm.', { question })).toBe('supported');
  });

  test('the day before goes on until another is named', () => {
    const desk = deskOf(marigold, { question: 'hours?' });
    expect(told(desk.check('We are open today.'))).toBe('supported');
    expect(told(desk.check('We close at 6 pm.'))).toBe('supported');
    expect(told(desk.check('We close at 8 pm.'))).not.toBe('supported');
  });

  test('the day is that of the business, not that of the clock in Greenwich', () => {
    // Tuesday evening in New York, Wednesday in Greenwich; and Monday there when it is Tuesday in Tokyo.
    expect(says('We’re closed today.', { now: '2026-11-24T04:30:00.000Z' })).toBe('supported');
    expect(says('We’re closed today.', { now: '2026-11-24T04:30:00.000Z', timeZone: 'Asia/Tokyo' })).not.toBe(
      'supported',
    );
  });
});

describe('“now” is reckoned', () => {
  test.each([
    ['in the morning', '2026-11-25T15:00:00.000Z', 'Yes, we are open now.', true],
    ['in the morning', '2026-11-25T15:00:00.000Z', 'We’re currently closed.', false],
    ['at the minute of opening', '2026-11-25T14:00:00.000Z', 'We are open right now.', true],
    ['before opening', '2026-11-25T13:59:00.000Z', 'We are open right now.', false],
    ['at the minute of closing', '2026-11-25T23:00:00.000Z', 'We are open right now.', false],
    ['after closing', '2026-11-25T23:30:00.000Z', 'We are closed at the moment.', true],
    ['on a closed day', '2026-11-23T15:00:00.000Z', 'We are open now.', false],
    ['on a holiday', '2026-12-25T15:00:00.000Z', 'We’re open now.', false],
    ['on Christmas Eve after noon', '2026-12-24T18:00:00.000Z', 'We are still open now.', false],
    ['with its closing time', '2026-11-25T15:00:00.000Z', 'We’re open right now until 6 pm.', true],
    ['with another closing time', '2026-11-25T15:00:00.000Z', 'We’re open right now until 8 pm.', false],
  ])('%s (%s) “%s”: %s', (_what, now, clause, isPassed) => {
    expect(says(clause, { now, question: 'Are you open now?' }) === 'supported').toBe(isPassed);
  });
});

describe('what holds at one branch is said of no other', () => {
  const place = (name: string) => ({ title: 'Two shops', headings: ['Find us', name] });
  const branches = [
    published('hours', 'monday 09:00–17:00\nsunday closed', {
      title: 'Hours',
      headings: ['Opening hours', 'Mill Lane'],
    }),
    published('hours', 'monday 10:00–16:00\nsunday 11:00–15:00', {
      title: 'Hours',
      headings: ['Opening hours', 'Station Parade'],
    }),
    published('text', 'Parking is free. Telephone 01632 960217.', place('Mill Lane')),
    published('text', 'Parking costs £2 an hour. Telephone 01632 960284.', place('Station Parade')),
    published('text', 'Dogs are welcome.', { title: 'Two shops', headings: ['House rules'] }),
  ];
  const told2 = (question: string, clause: string): string =>
    told(deskOf(branches, { question, businessName: 'Two Shops', timeZone: 'Europe/London' }).check(clause));
  test.each([
    ['', 'Mill Lane is open on Mondays from 9 am to 5 pm.'],
    ['When is Station Parade open on Sundays?', 'On Sundays it is open from 11 am to 3 pm.'],
    ['', 'Parking at Mill Lane is free.'],
    ['How do I ring Station Parade?', 'The telephone number is 01632 960284.'],
    ['Are dogs allowed at Mill Lane?', 'Dogs are welcome.'],
  ])('%s “%s” passes', (question, clause) => {
    expect(told2(question, clause)).toBe('supported');
  });
  test.each([
    ['', 'Mill Lane is open on Sundays from 11 am to 3 pm.'],
    ['', 'Station Parade is open on Mondays from 9 am to 5 pm.'],
    ['When is Mill Lane open on Sundays?', 'On Sundays we are open from 11 am to 3 pm.'],
    ['', 'We are open on Mondays from 9 am to 5 pm.'],
    ['', 'Parking at Station Parade is free.'],
    ['Is parking free at Station Parade?', 'Parking is free.'],
    ['', 'Parking is free.'],
    ['How do I ring Station Parade?', 'The telephone number is 01632 960217.'],
    ['When is Harbour Square open on Monday?', 'Harbour Square is open on Mondays from 9 am to 5 pm.'],
  ])('%s “%s” does not', (question, clause) => {
    expect(passes).not.toContain(told2(question, clause));
  });
});

describe('what is over is not said of today', () => {
  const old = [
    row(['Service', 'Price'], ['Tune-up', '$80'], {
      title: 'Repair prices 2025',
      headings: ['Prices 2025 (outdated)'],
    }),
    published('text', 'The winter sale ends on 31 January 2026: helmets are 25% off.', {
      headings: ['News'],
    }),
    published('text', 'In 2024 a wheel build cost $60.', { headings: ['Wheels'] }),
    published('text', 'From 1 January 2027 a fitting costs $200.', { headings: ['Fitting'] }),
    published('text', 'Since 1 June 2026 a child trailer costs $30.', { headings: ['Rental'] }),
    published('text', 'We have repaired bikes since 1998.', { headings: ['About us'] }),
    published('text', 'The spring class takes place on 12 April 2026 and costs $45.', {
      headings: ['Classes'],
    }),
  ];
  const shop = (clause: string): string => told(deskOf(old, { businessName: 'Example' }).check(clause));
  test.each([
    ['last year’s list', 'A tune-up is $80.', 'past'],
    ['a sale that is over', 'Helmets are 25% off in the winter sale.', 'past'],
    ['what something cost once', 'A wheel build costs $60.', 'past'],
    ['what something will cost', 'A fitting costs $200.', 'other-day'],
    ['a class that was', 'The spring class costs $45.', 'other-day'],
    ['what holds since a day gone by', 'A child trailer costs $30.', 'supported'],
    ['last year’s price as last year’s', 'In 2025 a tune-up was $80.', 'supported'],
    ['a price to come, with its day', 'From 1 January 2027 a fitting costs $200.', 'supported'],
    ['since when', 'We have repaired bikes since 1998.', 'supported'],
  ])('%s', (_what, clause, verdict) => {
    expect(shop(clause)).toBe(verdict);
  });
});
