import { plainText } from '../../../application/answering/words.js';

const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const days = { day: 1, week: 7, month: 30, year: 365 } as const;
const span = String.raw`(\d{1,3}|an?|${numbers.join('|')}) (day|week|month|year)s?`;
const later = new RegExp(String.raw`\b${span} (?:later|after|afterwards|ago|on)\b`, 'u');
const limit = new RegExp(String.raw`\b(?:within|in the first|up to) ${span}\b`, 'u');

function daysIn(text: string, pattern: RegExp): number | undefined {
  const [, count = '', unit] = pattern.exec(plainText(text)) ?? [];
  if (unit === undefined) return undefined;
  const number = /\d/u.test(count) ? Number(count) : Math.max(1, numbers.indexOf(count) + 1);
  return number * days[unit as keyof typeof days];
}

/** Whether what holds "within four weeks" holds "two weeks later"; true where either names no such span. */
export function isStillWithin(text: string, asked: string): boolean {
  const [most, after] = [daysIn(text, limit), daysIn(asked, later)];
  return most === undefined || after === undefined || after <= most;
}
