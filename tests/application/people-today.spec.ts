import { expect, test } from 'vitest';
import { peopleToday } from '../../application/conversation/people-today.js';

const wednesday = '2026-11-25T10:30:00.000Z';
const timeZone = 'Europe/Berlin';
const week = [
  { day: 'wednesday', from: '09:00', to: '12:00' },
  { day: 'wednesday', from: '13:00', to: '17:00' },
  { day: 'friday', from: '09:00', to: '12:00' },
] as const;

test('the hours of today are those of the business, by its own clock', () => {
  const hours = { week, otherDays: [] };
  const today = [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ];
  expect(peopleToday({ timeZone, hours }, wednesday)).toEqual({ isOpen: true, today });
  expect(peopleToday({ timeZone, hours }, '2026-11-25T11:30:00.000Z')).toEqual({ isOpen: false, today });
});

test('another day has its own hours, and nothing known is not said to be closed', () => {
  const otherDays = [{ date: '2026-11-25', ranges: [] }];
  expect(peopleToday({ timeZone, hours: { week, otherDays } }, wednesday)).toEqual({
    isOpen: false,
    today: [],
  });
  expect(peopleToday({ timeZone, hours: { week: [], otherDays: [] } }, wednesday)).toBeNull();
});
