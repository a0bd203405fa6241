import { expect, test } from 'vitest';
import { hoursIn } from '../../adapters/crawler/opening-hours.js';

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const open = (from: string, to: string) => [{ from, to }];
const on = (days: readonly string[], hours: readonly object[]) => days.map((day) => ({ day, open: hours }));

test.each([
  ['Monday to Friday: 9:00 - 18:00', on(week.slice(0, 5), open('09:00', '18:00'))],
  ['Mo–Fr 9–18 Uhr', on(week.slice(0, 5), open('09:00', '18:00'))],
  ['Sat 10am–2pm', on(['saturday'], open('10:00', '14:00'))],
  ['Sat 10–2pm', on(['saturday'], open('10:00', '14:00'))],
  ['Tue, Thu 1–5 pm', on(['tuesday', 'thursday'], open('13:00', '17:00'))],
  ['Sunday closed', on(['sunday'], [])],
  ['Lunes a viernes: 9:00–18:00', on(week.slice(0, 5), open('09:00', '18:00'))],
  ['Du lundi au vendredi : 9h00 - 18h30', on(week.slice(0, 5), open('09:00', '18:30'))],
  ['Saturday and Sunday 10:00–16:00', on(['saturday', 'sunday'], open('10:00', '16:00'))],
  ['Monday: 9:00–12:00, 13:00–17:00', on(['monday'], [...open('09:00', '12:00'), ...open('13:00', '17:00')])],
  ['Monday 9-5', on(['monday'], open('09:00', '17:00'))],
  ['Daily 8:00 – 20:00', on(week, open('08:00', '20:00'))],
  ['24 December 2026: 9:00–12:00', on(['2026-12-24'], open('09:00', '12:00'))],
  ['December 25, 2026: closed', on(['2026-12-25'], [])],
  ['25 de diciembre de 2026: cerrado', on(['2026-12-25'], [])],
  ['24.12.2026 9–12 Uhr', on(['2026-12-24'], open('09:00', '12:00'))],
])('%s', (line, expected) => {
  expect(hoursIn(line)).toEqual(expected);
});

test.each([
  'On Monday we meet 10 to 12 people in the shop',
  'Call us Monday',
  'A cut costs 20 to 40 €',
  'Our Sunday brunch is closed to dogs and takes 10–12 guests',
  '',
])('states no hours: %s', (line) => {
  expect(hoursIn(line)).toEqual([]);
});
