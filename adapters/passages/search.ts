import type { Pool } from 'pg';
import type { Passage, Sought } from '../../application/ports/passages.js';
import { answerKindOf } from './answer-kind.js';
import { editionOf } from './editions.js';
import type { BusinessIndex, Indexes } from './indexes.js';
import { findInPostgres } from './large-business.js';
import type { Term } from './lexical.js';
import type { QuestionVectors } from './question-vectors.js';
import { termsOf, wordsAsked } from './question-terms.js';
import { isDecided, rankByBoth, rankByWords, type Ranked } from './rank.js';
import type { Row } from './rows.js';

interface Needs {
  readonly pool: Pool;
  readonly indexes: Indexes;
  readonly questions: QuestionVectors;
  /** Told of a business whose sentences have not all been put to the model. */
  readonly onMissing: (tenant: string) => void;
  /** Whether a question may be put to the model; asked before each one that would be. */
  readonly mayAsk: (tenant: string) => Promise<boolean>;
  /** A business with more is searched by words, within PostgreSQL. */
  readonly passageCountMax: number;
}

const countLimit = 20;

/** Finds the passages of one business for a question; see the port. */
export function createSearch({ pool, indexes, questions, onMissing, mayAsk, passageCountMax }: Needs) {
  async function ranked(
    tenant: string,
    { rows, lexical, meaning }: BusinessIndex,
    { text, language }: Sought,
    terms: readonly Term[],
  ): Promise<readonly Ranked[]> {
    const found = lexical.score(terms);
    const sought = { rows, words: found.scores, language, isAnswer: answerKindOf(text) };
    if (!meaning.hasVectors || isDecided(found) || !(await mayAsk(tenant))) return rankByWords(sought);
    const vector = await questions.vectorOf(text, language);
    return vector === undefined ? rankByWords(sought) : rankByBoth({ ...sought, meaning, vector });
  }

  return async (tenant: string, asked: Sought, countMax: number): Promise<readonly Passage[]> => {
    const count = Math.min(countMax, countLimit);
    const words = wordsAsked(asked.text);
    const all = new Set([...words].flatMap(([word, others]) => [word, ...others]));
    const edition = await editionOf(pool, tenant, [...all]);
    if (edition === undefined) return [];
    const terms = termsOf(words, edition.lexemes);
    if (edition.passageCount > passageCountMax)
      return findInPostgres(pool, { tenant, terms, countMax: count });
    const index = await indexes.of(tenant, edition);
    if (index.meaning.missingCount > 0) onMissing(tenant);
    return chosen(index.rows, await ranked(tenant, index, asked, terms), count);
  };
}

/**
 * Hours and contacts are few and asked for in words that do not stand in them, so the best of them are always looked at as
 * well.
 */
function chosen(rows: readonly Row[], ranked: readonly Ranked[], count: number): readonly Passage[] {
  const isAlways = (place: number): boolean => ['hours', 'contact'].includes(rows[place]?.kind ?? '');
  const found = new Set(ranked.map(({ place }) => place));
  const unfound = [...rows.keys()].filter((place) => isAlways(place) && !found.has(place));
  const all = [...ranked, ...unfound.map((place) => ({ place, score: 0 }))];
  const taken = new Set([
    ...all.filter(({ place }) => isAlways(place)).slice(0, count),
    ...all.filter(({ place }) => !isAlways(place)).slice(0, count),
  ]);
  return all
    .filter((one) => taken.has(one))
    .flatMap(({ place, score }) => {
      const row = rows[place];
      return row === undefined ? [] : [{ ...row, score }];
    });
}
