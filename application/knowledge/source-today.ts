import { termsOf } from '../answering/words.js';
import type { Excerpt, Passages } from '../ports/passages.js';

/** What became of words that somebody was told. `text`: what stands there today in their place; null when nothing does. */
export type Today =
  | { readonly state: 'same' }
  | { readonly state: 'changed'; readonly text: string }
  | { readonly state: 'gone'; readonly text: null };

const batchMax = 1_000;
/** Below this share of words in common another text is no successor. */
const likeness = 0.3;

/** Holds what was told against what stands there now; in order, one answer for each. */
export const sourcesToday =
  (passages: Passages) =>
  async (tenant: string, told: readonly Excerpt[]): Promise<readonly Today[]> => {
    const standing: boolean[] = [];
    for (let at = 0; at < told.length; at += batchMax) {
      standing.push(...(await passages.standing(tenant, told.slice(at, at + batchMax))));
    }
    const today: Today[] = [];
    for (const [index, excerpt] of told.entries()) {
      today.push(standing[index] === true ? { state: 'same' } : await successor(passages, tenant, excerpt));
    }
    return today;
  };

async function successor(passages: Passages, tenant: string, { text, ...place }: Excerpt): Promise<Today> {
  const there = await passages.at(tenant, place);
  const before = termsOf(text);
  const [best] = there
    .flatMap((passage) => passage.text.split('\n'))
    .map((line) => ({ line, score: likenessOf(before, termsOf(line)) }))
    .toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < likeness) return { state: 'gone', text: null };
  return { state: 'changed', text: best.line };
}

/** Which share of their words they have in common. A figure is what changes in a line, not what it is known by. */
function likenessOf(before: readonly string[], now: readonly string[]): number {
  const weigh = (terms: readonly string[]): number =>
    terms.reduce((sum, term) => sum + (/\d/u.test(term) ? 0.2 : 1), 0);
  const shared = before.filter((term) => now.includes(term));
  return weigh(shared) / Math.max(0.2, weigh(before), weigh(now));
}
