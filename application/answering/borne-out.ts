import type { Support } from '../ports/language-model.js';

const values = /[$€£¥]\s?\d+(?:[.,]\d+)*|\d+(?:[.,:]\d+)+|\d+(?:[.,]\d+)?\s?(?:%|€|eur\b|usd\b)/giu;

/**
 * Whether what a quoted clause rests on stands where it is said to stand, and holds every price, time and measure that the
 * clause names. Which of several is meant is the quoting model's to know; that none is made up is seen here.
 */
export function isBorneOut(clause: string, rests: readonly Support[]): boolean {
  const named = (clause.match(values) ?? []).map(bare);
  if (rests.length === 0) return named.length === 0;
  const stands = rests.every(({ passage, excerpt }) => passage.text.includes(excerpt));
  const held = bare(rests.map(({ passage }) => wordsOf(passage)).join('\n'));
  return stands && named.every((value) => held.includes(value));
}

const wordsOf = ({ text, headings, cells }: Support['passage']): string =>
  [...headings, text, ...cells.flatMap((cell) => [cell.column, cell.text])].join('\n');

/** 09:00 and 9:00 are one time, and blanks within a value say nothing. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/(?<![\d.,:])0(?=\d[:.])/gu, '')
    .replaceAll(/(?<=[$€£¥\d])\s(?=[\d%€])/gu, '');
