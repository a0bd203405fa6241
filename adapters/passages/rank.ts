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
/**
 * The re-ranking, in few weights. They were chosen by hand with all of our own questions in view; close to these values nothing
 * much changes.
 */
const wordsWeight = 0.2;
const meaningWeight = 0.8;
/** It holds what is asked for: an amount of money, a time of day, a length of time. */
const answerBonus = 0.1;
const sameLanguageBonus = 0.03;
/** What an owner taught stands before a page that says as much, not before one that says it better. */
const factBonus = 0.04;
/** Scores of words alone lie further apart than those of words and meaning. */
const wordsSpread = 2;
const feedbackCount = 3;
/** Less close in meaning, and without a word of the question, is about something else. */
const similarityMin = 0.4;

export function isDecided({ scores, covered }: LexicalScores): boolean {
  const [first, second] = bestFirst(scores).slice(0, 2);
  if (first === undefined || first.score === 0) return false;
  return (covered[first.place] ?? 0) >= coverageMin && first.score >= leadMin * (second?.score ?? 0);
}

interface Sought {
  readonly rows: readonly Row[];
  readonly words: Float32Array;
  readonly language: string;
  /** Whether a text holds what is asked for. */
  readonly isAnswer: ((text: string) => boolean) | undefined;
}

/** Passages with words of the question, best first. */
export const rankByWords = ({ words, ...sought }: Sought): readonly Ranked[] =>
  bestFirst(words)
    .filter(({ score }) => score > 0)
    .map(({ place, score }) => ({ place, score: score + wordsSpread * bonusOf(place, sought) }))
    .sort(byScore);

interface Compared extends Sought {
  readonly meaning: MeaningIndex;
  readonly vector: Float32Array;
}

/** Fused by rank, then the best of both ranked anew by what they score. */
export async function rankByBoth({ meaning, vector, ...sought }: Compared): Promise<readonly Ranked[]> {
  const { words } = sought;
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
  if (fitting.length === 0) return rankByWords(sought);
  const drawn = meaning.drawn(
    vector,
    fitting.slice(0, feedbackCount).map(({ place }) => place),
  );
  const closeness = new Map(fitting.map(({ place }) => [place, meaning.similarity(place, drawn)]));
  const [least, most] = [Math.min(...closeness.values()), Math.max(...closeness.values())];
  return candidates
    .map((place) => {
      const byWords = words[place] ?? 0;
      // What has no vector yet, or is in a language the model cannot read, stands where its words put it.
      const close = closeness.get(place) ?? least + byWords * (most - least);
      const isRelated = byWords > 0 || close >= similarityMin;
      return { place, score: together(place, close) + bonusOf(place, sought), isRelated };
    })
    .filter(({ isRelated }) => isRelated)
    .sort(byScore);
}

function bonusOf(place: number, { rows, language, isAnswer }: Omit<Sought, 'words'>): number {
  const row = rows[place];
  if (row === undefined) return 0;
  return (
    (row.language === language ? sameLanguageBonus : 0) +
    (row.origin === 'fact' ? factBonus : 0) +
    (isAnswer?.(row.text) === true ? answerBonus : 0)
  );
}

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
