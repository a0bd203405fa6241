import type { Embeddings } from '../../application/ports/embeddings.js';

/** Ranks units of text for a question: their indexes, best first. */
export type Baseline = (question: string) => Promise<readonly number[]>;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Okapi BM25, k1 1.2 and b 0.75, over lower-cased words as they stand. */
export function okapi(texts: readonly string[]): Baseline {
  const [k1, b] = [1.2, 0.75];
  const documents = texts.map((text) => {
    const words = wordsOf(text);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { counts, length: words.length };
  });
  const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const holding = new Map<string, number>();
  for (const { counts } of documents)
    for (const word of counts.keys()) holding.set(word, (holding.get(word) ?? 0) + 1);
  return (question) => {
    const scores = documents.map(({ counts, length }) =>
      wordsOf(question).reduce((sum, word) => {
        const count = counts.get(word) ?? 0;
        const among = holding.get(word) ?? 0;
        const rarity = Math.log(1 + (documents.length - among + 0.5) / (among + 0.5));
        return sum + (rarity * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average));
      }, 0),
    );
    return Promise.resolve(bestFirst(scores));
  };
}

const batchMax = 64;

/** The model alone: one vector for each whole text, by their cosine. */
export async function byEmbeddings(texts: readonly string[], embeddings: Embeddings): Promise<Baseline> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += batchMax)
    vectors.push(...(await embeddings.embed(texts.slice(at, at + batchMax))));
  return async (question) => {
    const [asked = new Float32Array()] = await embeddings.embed([question]);
    return bestFirst(
      vectors.map((vector) => asked.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0)),
    );
  };
}

const bestFirst = (scores: readonly number[]): readonly number[] =>
  [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
