import type { Pool } from 'pg';
import { z } from 'zod';
import type { Passage } from '../../application/ports/passages.js';
import type { Term } from './lexical.js';
import { rowColumns, rowSchema } from './rows.js';

const found = z.array(rowSchema.extend({ score: z.number() }));

/**
 * By words alone and within PostgreSQL: of a business with more passages than are held in memory. Its ranking does not know
 * how rare a word is, which is why it is not the one for everybody.
 */
export async function findInPostgres(
  pool: Pool,
  {
    tenant,
    terms,
    countMax,
  }: { readonly tenant: string; readonly terms: readonly Term[]; readonly countMax: number },
): Promise<readonly Passage[]> {
  const lexemes = [...new Set(terms.flatMap(({ own, alike }) => [...own, ...alike]))];
  const { rows } = await pool.query(
    `with asked as (
       select string_agg(quote_literal(lexeme), ' | ')::tsquery as query from unnest($2::text[]) lexeme
     ), ranked as (
       select p.*, coalesce(ts_rank_cd('{0, 0.25, 0.25, 1.0}', p.search, asked.query, 1), 0)::float8
           * case p.origin when 'fact' then 1.25 else 1 end as score,
         p.search @@ asked.query as is_match
       from knowledge_index.passages p, asked
       where p.tenant = $1 and (p.search @@ asked.query or p.kind in ('hours', 'contact'))
     ), placed as (
       select ranked.*, row_number() over (
         partition by kind in ('hours', 'contact') order by score desc, page_id, ordinal) as place
       from ranked
     )
     select ${rowColumns}, p.score from placed p where p.place <= $3 order by p.score desc, p.page_id, p.ordinal`,
    [tenant, lexemes, countMax],
  );
  return found.parse(rows);
}
