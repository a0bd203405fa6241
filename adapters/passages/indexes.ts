import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { Embeddings } from '../../application/ports/embeddings.js';
import { inTransaction } from '../transaction/transaction.js';
import type { Edition } from './editions.js';
import { createLexicalIndex, lexemesOf, type LexicalIndex, type Read } from './lexical.js';
import { createMeaningIndex, type MeaningIndex } from './meaning.js';
import { rowColumns, rowSchema, type Row } from './rows.js';
import type { Vectors } from './vectors.js';

/** Everything of one business that is searched in memory. */
export interface BusinessIndex {
  readonly rows: readonly Row[];
  readonly lexical: LexicalIndex;
  readonly meaning: MeaningIndex;
}

export interface Indexes {
  /** The index of a business as of this edition or a later one. */
  of(tenant: string, edition: Edition): Promise<BusinessIndex>;
  /** Lets go of all of them. */
  letGo(): void;
}

interface Kept {
  readonly edition: bigint;
  readonly index: Promise<BusinessIndex>;
  /** Which vectors were looked for last, and since when that is under way. */
  vectors: bigint;
  looking: Promise<void>;
  bytes: number;
}

const batchMax = 500;

interface Needs {
  readonly pool: Pool;
  readonly embeddings: Embeddings | undefined;
  readonly vectors: Vectors;
  /** All indexes together; the one that was used longest ago goes first. */
  readonly bytesMax: number;
}

/** Indexes of the businesses that were asked last, each thrown away as soon as any process has published. */
export function createIndexes({ pool, embeddings, vectors, bytesMax }: Needs): Indexes {
  const kept = new Map<string, Kept>();

  async function look(tenant: string, one: Kept): Promise<void> {
    const { rows, lexical, meaning } = await one.index;
    await vectors.load(tenant, meaning);
    one.bytes = lexical.bytes + meaning.bytes + rows.reduce((sum, row) => sum + bytesOf(row), 0);
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [other, { bytes }] of kept) {
      if (total <= bytesMax) break;
      if (other === tenant) continue;
      kept.delete(other);
      total -= bytes;
    }
  }

  function opened(tenant: string, { edition, vectors: newest }: Edition): Kept {
    const known = kept.get(tenant);
    const one: Kept =
      known !== undefined && known.edition >= edition
        ? known
        : {
            edition,
            index: read(pool, tenant, embeddings),
            vectors: -1n,
            looking: Promise.resolve(),
            bytes: 0,
          };
    if (one.vectors < newest) {
      one.vectors = newest;
      one.looking = look(tenant, one);
    }
    return one;
  }

  return {
    letGo: () => {
      kept.clear();
    },
    async of(tenant, edition) {
      const one = opened(tenant, edition);
      // Last in the map is used last.
      kept.delete(tenant);
      kept.set(tenant, one);
      try {
        await one.looking;
        return await one.index;
      } catch (error) {
        if (kept.get(tenant) === one) kept.delete(tenant);
        throw error;
      }
    },
  };
}

const readSchema = z.array(rowSchema.extend({ rules: z.string(), search: z.string(), ordinal: z.number() }));

/** In one snapshot and in batches, so that neither a publication nor the size of a website tears or stalls anything. */
const read = (pool: Pool, tenant: string, embeddings: Embeddings | undefined): Promise<BusinessIndex> =>
  inTransaction(pool, 'begin isolation level repeatable read read only', async (client) => {
    const rows: Row[] = [];
    const passages: Read[] = [];
    const known = new Map<string, string>();
    const shared = (text: string): string => {
      const one = known.get(text) ?? text;
      known.set(one, one);
      return one;
    };
    for await (const { rules, search, ...row } of allOf(client, tenant)) {
      rows.push(withShared(row, shared));
      passages.push({ rules: shared(rules), isFact: row.origin === 'fact', lexemes: lexemesOf(search) });
    }
    const isCompared = ({ language }: Row): boolean =>
      embeddings !== undefined &&
      (embeddings.languages === undefined || language === 'und' || embeddings.languages.includes(language));
    return { rows, lexical: createLexicalIndex(passages), meaning: createMeaningIndex(rows, isCompared) };
  });

/** What the rows of a page have in common stands in memory once. */
const withShared = (row: Row, shared: (text: string) => string): Row => ({
  ...row,
  ...{ pageId: shared(row.pageId), version: shared(row.version), url: row.url && shared(row.url) },
  ...{ title: shared(row.title), language: shared(row.language), headings: row.headings.map(shared) },
});

async function* allOf(client: PoolClient, tenant: string) {
  let after: readonly [string, string, number] = ['', '', -1];
  for (;;) {
    const { rows } = await client.query(
      `select ${rowColumns}, p.ordinal, p.search::text as search, knowledge_index.rules_of(p.language)::text as rules
       from knowledge_index.passages p where p.tenant = $1 and (p.origin, p.page_id, p.ordinal) > ($2, $3, $4)
       order by p.origin, p.page_id, p.ordinal limit $5`,
      [tenant, ...after, batchMax],
    );
    const batch = readSchema.parse(rows);
    for (const { ordinal: _, ...row } of batch) yield row;
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchMax) return;
    after = [last.origin, last.pageId, last.ordinal];
  }
}

/** Two bytes a character, and what the objects around them take. */
const bytesOf = ({ text, headings, cells, title }: Row): number =>
  600 + 2 * (text.length + title.length + headings.join('').length + JSON.stringify(cells).length);
