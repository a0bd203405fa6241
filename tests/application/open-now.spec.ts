import { describe, expect, it } from 'vitest';
import { isOpen } from '../../application/call/open-now.js';

// A Thursday; in Los Angeles it is 01:30 there.
const thursday = '2026-11-26T09:30:00.000Z';
const bare = { hours: [], closedDates: [] };
const week = [{ day: 'thursday' as const, from: '09:00', to: '12:00' }];
const business = (change: object = {}) => ({
  timeZone: 'UTC',
  hours: { week: [], otherDays: [] },
  ...change,
});

describe('whether somebody is there', () => {
  it('is always so where nothing is told', () => {
    expect(isOpen(bare, business(), thursday)).toBe(true);
  });
  it('goes by the hours of the business, on its own clock', () => {
    expect(isOpen(bare, business({ hours: { week, otherDays: [] } }), thursday)).toBe(true);
    const abroad = business({ timeZone: 'America/Los_Angeles', hours: { week, otherDays: [] } });
    expect(isOpen(bare, abroad, thursday)).toBe(false);
  });
  it('goes by other days before the week', () => {
    const day = (ranges: readonly { from: string; to: string }[]) =>
      business({ hours: { week, otherDays: [{ date: '2026-11-26', ranges }] } });
    expect(isOpen(bare, day([]), thursday)).toBe(false);
    expect(isOpen(bare, day([{ from: '09:00', to: '09:30' }]), thursday)).toBe(false);
    expect(isOpen(bare, day([{ from: '09:30', to: '10:00' }]), thursday)).toBe(true);
  });
  it('goes by hours of the line alone where it has its own', () => {
    const line = { hours: [{ day: 'thursday' as const, from: '10:00', to: '12:00' }], closedDates: [] };
    expect(isOpen(line, business({ hours: { week, otherDays: [] } }), thursday)).toBe(false);
    expect(isOpen({ hours: [], closedDates: ['2026-11-26'] }, business(), thursday)).toBe(false);
  });
});
