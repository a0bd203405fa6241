import type { Question } from '../../../application/ports/language-model.js';

const pronoun = /\b(?:she|he|her|him)\b/iu;
const somebody =
  /\b(?:Dr|Mr|Mrs|Ms|Miss|Frau|Herr|Señora?|Madame|Monsieur)\b\.? (\p{Lu}[\p{L}’'-]+)|(?<![.!?]\s)(?<=\s)\p{Lu}\p{Ll}+ (\p{Lu}[\p{L}’'-]+)|^\p{Lu}\p{Ll}+ (\p{Lu}[\p{L}’'-]+)|^(\p{Lu}\p{Ll}+) (?:does|is|has|\p{Ll}+s)\b/gmu;
/** "My dog", "our son": of whom a visitor speaks. */
const ownOne = /\b(?:my|our) (?:\p{L}+ )?\p{L}+/iu;

/** A question that says "she" of whoever the desk named last, with that name in her place. */
export function withNamed(text: string, { history }: Pick<Question, 'history'>): string {
  const last = history.findLast(({ from }) => from === 'desk')?.text;
  if (last === undefined || !pronoun.test(text)) return text;
  const isOfVisitors = [text, ...history.filter(({ from }) => from === 'visitor').map((turn) => turn.text)];
  if (isOfVisitors.some((one) => ownOne.test(one))) return text;
  const [, titled, full, first, alone] = [...last.matchAll(somebody)].at(-1) ?? [];
  const name = titled ?? full ?? first ?? alone;
  return name === undefined ? text : text.replace(/\b(?:she|he|him)\b|\bher\b(?= \p{L})/iu, name);
}
