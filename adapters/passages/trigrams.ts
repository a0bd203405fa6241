/** Words that are spelt alike, by the share of their trigrams: how PostgreSQL's pg_trgm compares words. */
export interface Spelling {
  /** The words most like this one, with how much they are so (0 to 1), at least `similarityMin`; the word itself is none of them. */
  like(
    word: string,
    similarityMin: number,
  ): readonly { readonly word: string; readonly similarity: number }[];
}

const countMax = 8;

export function createSpelling(words: Iterable<string>): Spelling {
  const byTrigram = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  for (const word of words) {
    const own = trigramsOf(word);
    sizes.set(word, own.size);
    for (const trigram of own) {
      const holders = byTrigram.get(trigram);
      if (holders === undefined) byTrigram.set(trigram, [word]);
      else holders.push(word);
    }
  }
  return {
    like(word, similarityMin) {
      const own = trigramsOf(word);
      const shared = new Map<string, number>();
      for (const trigram of own)
        for (const other of byTrigram.get(trigram) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      return [...shared]
        .map(([other, count]) => ({
          word: other,
          similarity: count / (own.size + (sizes.get(other) ?? 0) - count),
        }))
        .filter(({ word: other, similarity }) => other !== word && similarity >= similarityMin)
        .sort((a, b) => b.similarity - a.similarity || (a.word < b.word ? -1 : 1))
        .slice(0, countMax);
    },
  };
}

function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
