import type { Pool } from 'pg';
import { z } from 'zod';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { Excerpt, Passage, Passages } from '../../application/ports/passages.js';
import { createIndexes, type BusinessIndex, type Edition } from './indexes.js';
import { findInPostgres } from './large-business.js';
import { createQuestionVectors } from './question-vectors.js';
import { termsOf, wordsAsked, type Lexemes } from './question-terms.js';
import { isDecided, rankByBoth, rankByWords, type Ranked } from './rank.js';
import { rowColumns, rowOfFact, rowSchema, rowsOfPage, type Row } from './rows.js';
import { placeOf, standsIn } from './standing.js';
import { createVectors } from './vectors.js';
import { createFills } from './fills.js';
import { writeRows } from './write-rows.js';

export interface PassagesNeeds {
  readonly pool: Pool;
  /** Undefined: passages are found by their words alone. */
  readonly embeddings?: Embeddings;
  /** Vectors could not be made: search goes on by words. */
  readonly onFault: (about: string, error: unknown) => void;
  /** A business with more is searched by words, within PostgreSQL. */
  readonly passageCountMax?: number;
  readonly bytesMax?: number;
}

export interface SearchedPassages extends Passages {
  /** Resolves when every vector that can be made of what this business has published is there. */
  compared(tenant: string): Promise<void>;
}

interface Asked {
  readonly text: string;
  readonly language: string;
}

const countLimit = 20;
const excerptCountMax = 1_000;

/**
 * Passages in PostgreSQL, which reads them by the rules of each language, and searched in memory: by words with their rarity
 * in this business, and, where words do not decide, by the meaning of their sentences as well.
 */
export function createPassages(needs: PassagesNeeds): SearchedPassages {
  const { pool, embeddings, onFault, passageCountMax = 20_000, bytesMax = 256 * 1024 * 1024 } = needs;
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

  async function rank(
    tenant: string,
    index: BusinessIndex,
    { text, language, terms }: Asked & { readonly terms: ReturnType<typeof termsOf> },
  ): Promise<readonly Ranked[]> {
    const { rows, lexical, meaning } = index;
    const found = lexical.score(terms);
    if (embeddings !== undefined && meaning.missing().size > 0) void fills.begin(tenant);
    if (!meaning.hasVectors || isDecided(found)) return rankByWords(rows, found.scores, language);
    const vector = await questions.vectorOf(text, language);
    if (vector === undefined) return rankByWords(rows, found.scores, language);
    return rankByBoth({ rows, words: found.scores, meaning, vector, language });
  }

  return {
    async publish(tenant, pages) {
      await writeRows(pool, { tenant, origin: 'page', rows: pages.flatMap(rowsOfPage) });
      if (embeddings !== undefined) void fills.begin(tenant);
    },

    async teach(tenant, facts) {
      await writeRows(pool, { tenant, origin: 'fact', rows: facts.map(rowOfFact) });
      if (embeddings !== undefined) void fills.begin(tenant);
    },

    async find(tenant, question, countMax) {
      const count = Math.min(countMax, countLimit);
      const asked = wordsAsked(question.text);
      const edition = await editionOf(pool, tenant, asked);
      if (edition === undefined) return [];
      const terms = termsOf(asked, edition.lexemes);
      if (edition.passageCount > passageCountMax)
        return findInPostgres(pool, { tenant, terms, countMax: count });
      const index = await indexes.of(tenant, edition);
      return chosen(index.rows, await rank(tenant, index, { ...question, terms }), count);
    },

    async standing(tenant, excerpts) {
      if (excerpts.length > excerptCountMax) throw new Error(`At most ${String(excerptCountMax)} excerpts`);
      const places = new Map(excerpts.map((excerpt) => [placeName(excerpt), excerpt]));
      const rows = await rowsAt(pool, tenant, [...places.values()]);
      const texts = new Map<string, string[]>();
      for (const row of rows) texts.set(placeName(row), [...(texts.get(placeName(row)) ?? []), row.text]);
      const standing = new Map([...texts].map(([name, at]) => [name, placeOf(at)]));
      return excerpts.map((excerpt) => {
        const place = standing.get(placeName(excerpt));
        return place !== undefined && standsIn(place, excerpt.text);
      });
    },

    async at(tenant, place) {
      return (await rowsAt(pool, tenant, [place])).map((row) => ({ ...row, score: 0 }));
    },

    compared: (tenant) => fills.begin(tenant),
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

const editionSchema = z.object({
  edition: z.string(),
  vectors: z.string(),
  passageCount: z.number(),
  lexemes: z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
});

/** What of this business is the newest, and how its rules read the words of a question: one question to the database. */
async function editionOf(
  pool: Pool,
  tenant: string,
  asked: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<(Edition & { readonly passageCount: number; readonly lexemes: Lexemes }) | undefined> {
  const words = new Set([...asked].flatMap(([word, others]) => [word, ...others]));
  const { rows } = await pool.query(
    `select edition::text, vectors::text, passage_count as "passageCount", coalesce((
       select jsonb_agg(jsonb_build_array(word, rule, tsvector_to_array(to_tsvector(rule::regconfig, word))))
       from unnest(rules) rule, unnest($2::text[]) word), '[]') as lexemes
     from knowledge_index.editions where tenant = $1`,
    [tenant, [...words]],
  );
  return z.array(editionSchema).parse(rows)[0];
}

/** Where an excerpt stood: a page by its address, a fact by its id. */
const placeName = ({ origin, url, pageId }: Omit<Excerpt, 'text'>): string =>
  origin === 'page' && url !== null ? `page ${url}` : `${origin} of ${pageId}`;

async function rowsAt(
  pool: Pool,
  tenant: string,
  places: readonly Omit<Excerpt, 'text'>[],
): Promise<readonly Row[]> {
  const addresses = places.flatMap(({ origin, url }) => (origin === 'page' && url !== null ? [url] : []));
  const ids = places.flatMap(({ origin, pageId }) => (origin === 'fact' ? [pageId] : []));
  const { rows } = await pool.query(
    `select ${rowColumns} from knowledge_index.passages p where p.tenant = $1
       and (p.origin = 'page' and p.url = any($2) or p.origin = 'fact' and p.page_id = any($3))
     order by p.origin, p.page_id, p.ordinal`,
    [tenant, addresses, ids],
  );
  return z.array(rowSchema).parse(rows);
}
