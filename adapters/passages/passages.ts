import type { Pool } from 'pg';
import { z } from 'zod';
import { searchWords } from '../../application/answering/words.js';
import type { Passages } from '../../application/ports/passages.js';
import { cutPage } from './cut-page.js';

const row = z.object({
  pageId: z.string(),
  url: z.string(),
  title: z.string(),
  language: z.string(),
  headings: z.array(z.string()),
  kind: z.enum(['text', 'list', 'table', 'hours', 'question', 'contact', 'offer']),
  text: z.string(),
  score: z.number(),
});

const countLimit = 20;

/**
 * Passages on PostgreSQL's full-text search, each by the rules of its own language. Hours and contacts are few and asked
 * for in words that do not stand in them, so the best of them are always looked at as well.
 */
export const createPassages = (pool: Pool): Passages => ({
  async publish(tenant, pages) {
    const rows = pages.flatMap(({ pageId, page }) =>
      cutPage(page).map((piece, ordinal) => ({
        page_id: pageId,
        ordinal,
        url: page.url,
        title: page.title,
        language: page.language,
        ...piece,
      })),
    );
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('delete from knowledge_index.passages where tenant = $1', [tenant]);
      await client.query(
        `insert into knowledge_index.passages
         select $1, p.page_id, p.ordinal, p.url, p.title, p.language, p.headings, p.kind, p.text,
           setweight(to_tsvector(rules, p.title), 'C')
           || setweight(to_tsvector(rules, (select coalesce(string_agg(h, ' '), '') from jsonb_array_elements_text(p.headings) h)), 'A')
           || setweight(to_tsvector(rules, p.text), 'B')
         from jsonb_to_recordset($2::jsonb) as p(page_id text, ordinal int, url text, title text, language text,
           headings jsonb, kind text, text text), knowledge_index.rules(p.language) as rules`,
        [tenant, JSON.stringify(rows).replaceAll(String.raw`\u0000`, '')],
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  },

  async find(tenant, question, countMax) {
    const { rows } = await pool.query(
      `with asked as (
         select string_agg(distinct quote_literal(lexeme), ' | ')::tsquery as query
         from (select distinct language from knowledge_index.passages where tenant = $1) spoken,
           unnest(to_tsvector(knowledge_index.rules(spoken.language), $2))
       ), ranked as (
         select p.*, coalesce(ts_rank_cd('{0.1, 0.3, 0.7, 1.0}', p.search, asked.query, 1), 0)::float8 as score,
           p.search @@ asked.query as is_match
         from knowledge_index.passages p, asked where p.tenant = $1
       ), placed as (
         select ranked.*, row_number() over (partition by kind in ('hours', 'contact') order by score desc, page_id, ordinal) as place
         from ranked where is_match or kind in ('hours', 'contact')
       )
       select page_id as "pageId", url, title, language, headings, kind, text, score from placed
       where place <= $3 order by score desc, page_id, ordinal`,
      [tenant, searchWords(question).join(' '), Math.min(countMax, countLimit)],
    );
    return z.array(row).parse(rows);
  },
});
