import type { Row } from './rows.js';

const lengthMax = 400;
const countMax = 16;

/**
 * What of a passage is compared by its meaning: each of its sentences by itself, and the question it answers or the heading
 * above it. One vector over a whole passage blurs what a single sentence says.
 */
export function sentencesToCompare({ kind, headings, text, cells }: Row): readonly string[] {
  const heading = headings.at(-1);
  const above = heading === undefined ? [] : [heading];
  // A row or an item says little without the heading it stands under, and its figures say nothing of what it is about.
  if (kind === 'table') return cut([text, cells[0]?.text ?? ''].map((one) => [...above, one].join(': ')));
  if (kind === 'offer' || kind === 'contact' || kind === 'hours')
    return cut([[...above, text.replaceAll('\n', ', ')].join(': ')]);
  const between = kind === 'list' ? /;\s+|\n+/u : /(?<=[.!?…])\s+|\n+/u;
  return cut([...above, ...text.split(between)]);
}

const cut = (sentences: readonly string[]): readonly string[] =>
  sentences
    .map((sentence) => sentence.trim().slice(0, lengthMax))
    .filter((sentence) => /[\p{L}\d]/u.test(sentence))
    .slice(0, countMax);
