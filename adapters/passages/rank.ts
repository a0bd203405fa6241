import type { LexicalScores } from './lexical.js';
import type { MeaningIndex } from './meaning.js';
import type { Row } from './rows.js';

export interface Ranked {
  readonly place: number;
  readonly score: number;
}

/** Words decide by themselves when the first passage holds nearly all of them and stands far before the second. */
const coverageMin = 0.9;
const leadMin = 1.5;

/** Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), and how many of its best are looked at more closely. */
const fusionDamping = 60;
const candidateCountMax = 100;
/** The re-ranking: what words and meaning count, and what else speaks for a passage. */
const wordsWeight = 0.2;
const meaningWeight = 0.8;
const sameLanguageBonus = 0.03;
const factBonus = 0.06;
const feedbackCount = 3;
/** Less close in meaning, and without a word of the question, is about something else. */
const similarityMin = 0.4;

export function isDecided({ scores, covered }: LexicalScores): boolean {
  const [first, second] = bestFirst(scores).slice(0, 2);
  if (first === undefined || first.score === 0) return false;
  return (covered[first.place] ?? 0) >= coverageMin && first.score >= leadMin * (second?.score ?? 0);
}

/** Passages with words of the question, best first; where two hold as much, the one in its language. */
export const rankByWords = (
  rows: readonly Row[],
  scores: Float32Array,
  language: string,
): readonly Ranked[] =>
  bestFirst(
    scores.map((score, place) => (score > 0 ? score + languageBonus(rows[place], language) : 0)),
  ).filter(({ score }) => score > 0);

interface Compared {
  readonly rows: readonly Row[];
  readonly words: Float32Array;
  readonly meaning: MeaningIndex;
  readonly vector: Float32Array;
  readonly language: string;
}

/** Fused by rank, then the best of both ranked anew by what they score. */
export async function rankByBoth({
  rows,
  words,
  meaning,
  vector,
  language,
}: Compared): Promise<readonly Ranked[]> {
  const similar = await meaning.similarities(vector);
  const candidates = fused(
    bestFirst(words).filter(({ score }) => score > 0),
    bestFirst(similar),
  );
  const together = (place: number, similarity: number): number =>
    wordsWeight * (words[place] ?? 0) + meaningWeight * similarity;
  const fitting = candidates
    .map((place) => ({ place, score: together(place, similar[place] ?? NaN) }))
    .filter(({ score }) => !Number.isNaN(score))
    .sort(byScore);
  const drawn = meaning.drawn(
    vector,
    fitting.slice(0, feedbackCount).map(({ place }) => place),
  );
  const closeness = new Map(candidates.map((place) => [place, meaning.similarity(place, drawn)]));
  const known = [...closeness.values()].filter((value) => !Number.isNaN(value));
  if (known.length === 0) return rankByWords(rows, words, language);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return candidates
    .map((place): Ranked & { readonly isRelated: boolean } => {
      const [byWords, similarity] = [words[place] ?? 0, closeness.get(place) ?? NaN];
      // What has no vector yet, or is in a language the model cannot read, stands where its words put it.
      const close = Number.isNaN(similarity) ? least + byWords * (most - least) : similarity;
      const row = rows[place];
      const bonus = languageBonus(row, language) + (row?.origin === 'fact' ? factBonus : 0);
      return {
        place,
        score: together(place, close) + bonus,
        isRelated: byWords > 0 || close >= similarityMin,
      };
    })
    .filter(({ isRelated }) => isRelated)
    .sort(byScore);
}

const languageBonus = (row: Row | undefined, language: string): number =>
  row?.language === language ? sameLanguageBonus : 0;

function fused(...rankings: readonly (readonly Ranked[])[]): readonly number[] {
  const scores = new Map<number, number>();
  for (const ranking of rankings)
    for (const [rank, { place }] of ranking.entries())
      scores.set(place, (scores.get(place) ?? 0) + 1 / (fusionDamping + rank));
  return [...scores]
    .sort(([a, of], [b, other]) => other - of || a - b)
    .slice(0, candidateCountMax)
    .map(([place]) => place);
}

function bestFirst(scores: Float32Array): readonly Ranked[] {
  const ranked: Ranked[] = [];
  for (const [place, score] of scores.entries()) if (!Number.isNaN(score)) ranked.push({ place, score });
  return ranked.sort(byScore);
}

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || a.place - b.place;
