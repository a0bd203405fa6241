import type { Pool } from 'pg';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { Passages } from '../../application/ports/passages.js';
import { editionOf } from './editions.js';
import { createFills } from './fills.js';
import { createIndexes } from './indexes.js';
import { createQuestionVectors } from './question-vectors.js';
import { rowOfFact, rowsOfPage } from './rows.js';
import { createSearch } from './search.js';
import { rowsAt, standing } from './standing.js';
import { createVectors } from './vectors.js';
import { writeRows } from './write-rows.js';

interface Needs {
  readonly pool: Pool;
  /** Undefined: passages are found by their words alone. */
  readonly embeddings?: Embeddings;
  /** Whether a question of this business may be put to a model that is not on this machine; any may where left out. */
  readonly mayAsk?: (tenant: string) => Promise<boolean>;
  /** Vectors could not be made: search goes on by words. */
  readonly onFault: (about: string, error: unknown) => void;
  /** Of one business, to be held in memory; one with more is searched by words, within PostgreSQL. */
  readonly passageCountMax?: number;
  /** Of all businesses in memory; the one that was asked longest ago goes first. */
  readonly bytesMax?: number;
}

export interface SearchedPassages extends Passages {
  /** Resolves when every vector that can be made of what this business has published is there. */
  compared(tenant: string): Promise<void>;
  /** Lets go of what this process remembers: questions that were asked, and what it searches in. */
  letGo(): void;
}

/**
 * Passages in PostgreSQL, which reads them by the rules of each language, and searched in memory: by words with their rarity
 * in this business, and, where words do not decide, by the meaning of their sentences as well. Vectors are made in the
 * background, after a publication or when a question misses them.
 */
export function createPassages(needs: Needs): SearchedPassages {
  const { pool, embeddings, onFault, passageCountMax = 20_000, bytesMax = 256 * 1024 * 1024 } = needs;
  const { mayAsk = () => Promise.resolve(true) } = needs;
  const vectors = createVectors(pool, embeddings);
  const indexes = createIndexes({ pool, embeddings, vectors, bytesMax });
  const questions = createQuestionVectors(embeddings, onFault);
  const fills = createFills(
    async (tenant) => {
      const edition = await editionOf(pool, tenant);
      if (edition === undefined || edition.passageCount > passageCountMax) return;
      await vectors.fill(tenant, (await indexes.of(tenant, edition)).meaning);
    },
    (error) => {
      // A pool that is closed under it is the end of the process.
      if (!pool.ending) onFault('vectors of passages', error);
    },
  );
  const begin = (tenant: string): void => {
    if (embeddings !== undefined) void fills.begin(tenant);
  };

  return {
    async publish(tenant, pages) {
      await writeRows(pool, { tenant, origin: 'page', rows: pages.flatMap(rowsOfPage) });
      begin(tenant);
    },
    async teach(tenant, facts) {
      await writeRows(pool, { tenant, origin: 'fact', rows: facts.map(rowOfFact) });
      begin(tenant);
    },
    expect({ text, language }) {
      // Whatever leaves this machine waits until it is known to be needed.
      if (embeddings?.isLocal === true) void questions.vectorOf(text, language);
    },
    find: createSearch({ pool, indexes, questions, passageCountMax, mayAsk, onMissing: begin }),
    standing: (tenant, excerpts) => standing(pool, tenant, excerpts),
    async at(tenant, place) {
      return (await rowsAt(pool, tenant, [place])).map((row) => ({ ...row, score: 0 }));
    },
    compared: (tenant) => fills.begin(tenant),
    letGo() {
      questions.letGo();
      indexes.letGo();
    },
  };
}
