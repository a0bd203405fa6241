import type { Pool } from 'pg';
import { z } from 'zod';
import type { Lexemes } from './question-terms.js';

/** What the database has of a business; both numbers grow. */
export interface Edition {
  /** Raised with every publication and every lesson. */
  readonly edition: bigint;
  /** Raised whenever vectors came. */
  readonly vectors: bigint;
  readonly passageCount: number;
}

const schema = z.object({
  edition: z.coerce.bigint(),
  vectors: z.coerce.bigint(),
  passageCount: z.number(),
  lexemes: z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
});

/**
 * What of this business is the newest, and what the rules by which its passages are read make of some words: one question to
 * the database. Undefined where nothing was ever published or taught.
 */
export async function editionOf(
  pool: Pool,
  tenant: string,
  words: readonly string[] = [],
): Promise<(Edition & { readonly lexemes: Lexemes }) | undefined> {
  const { rows } = await pool.query(
    `select edition::text, vectors::text, passage_count as "passageCount", coalesce((
       select jsonb_agg(jsonb_build_array(word, rule, tsvector_to_array(to_tsvector(rule::regconfig, word))))
       from unnest(rules) rule, unnest($2::text[]) word), '[]') as lexemes
     from knowledge_index.editions where tenant = $1`,
    [tenant, words],
  );
  return z.array(schema).parse(rows)[0];
}
