import { voiceWordsFor } from './voice-words.js';

export interface Short {
  /** To be said now, with an offer to hear more where there is more. */
  readonly said: string;
  /** What was left, as clauses; none where all was said. */
  readonly rest: readonly string[];
}

/**
 * As much of an answer as can be listened to at once: whole sentences of about 45 words, then an offer to hear the rest. A
 * few words more are said rather than offered. `clauses`: in spoken style.
 */
export function spokenShort(clauses: readonly string[], language: string): Short {
  const all = clauses
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .flatMap(bitesOf);
  const count = fittingCount(all);
  const rest = all.slice(count);
  if (wordCount(rest) <= leftOverMax) return { said: all.join(' '), rest: [] };
  return { said: `${all.slice(0, count).join(' ')} ${voiceWordsFor(language).more}`, rest };
}

const wordCountMax = 45;
/** Not worth a question. */
const leftOverMax = 10;

const wordCount = (clauses: readonly string[]): number =>
  clauses.join(' ').match(/\p{L}[\p{L}\d’'-]*|\d[\d.,: ]*/gu)?.length ?? 0;

/** At least one; none that only announces what follows stands last. */
function fittingCount(clauses: readonly string[]): number {
  let count = 1;
  while (count < clauses.length && wordCount(clauses.slice(0, count + 1)) <= wordCountMax) count += 1;
  while (count > 1 && (clauses[count - 1] ?? '').endsWith(':')) count -= 1;
  return count;
}

/** A sentence that is too long by itself is cut where the voice would breathe. */
function bitesOf(clause: string): readonly string[] {
  if (wordCount([clause]) <= wordCountMax + leftOverMax) return [clause];
  const breaths = clause.split(/(?<=[;,:])\s+/u);
  const bites: string[] = [];
  for (const breath of breaths) {
    const last = bites.at(-1);
    if (last !== undefined && wordCount([last, breath]) <= wordCountMax)
      bites[bites.length - 1] = `${last} ${breath}`;
    else bites.push(breath);
  }
  return bites.map((bite, index) => (index < bites.length - 1 ? bite.replace(/[;,:]$/u, '.') : bite));
}
