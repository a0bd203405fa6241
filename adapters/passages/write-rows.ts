import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../transaction/transaction.js';
import type { Row } from './rows.js';

const batchMax = 1_000;

/**
 * Puts these passages in the place of all that the business had of this origin: whoever searches meanwhile finds the ones or
 * the others. The row of the edition is locked first, so that two publications of one business take turns.
 */
export const writeRows = (
  pool: Pool,
  {
    tenant,
    origin,
    rows,
  }: { readonly tenant: string; readonly origin: Row['origin']; readonly rows: readonly Row[] },
): Promise<void> =>
  inTransaction(pool, 'begin', async (client) => {
    await client.query(
      `insert into knowledge_index.editions (tenant, edition, passage_count, rules) values ($1, 1, 0, '{}')
       on conflict (tenant) do update set edition = editions.edition + 1`,
      [tenant],
    );
    await client.query('delete from knowledge_index.passages where tenant = $1 and origin = $2', [
      tenant,
      origin,
    ]);
    for (let at = 0; at < rows.length; at += batchMax)
      await insertRows(client, { tenant, at, rows: rows.slice(at, at + batchMax) });
    await client.query(
      `update knowledge_index.editions set (passage_count, rules) = (
         select count(*), coalesce(array_agg(distinct knowledge_index.rules_of(language)::text), '{}')
         from knowledge_index.passages where tenant = $1) where tenant = $1`,
      [tenant],
    );
  });

async function insertRows(
  client: PoolClient,
  { tenant, at, rows }: { readonly tenant: string; readonly at: number; readonly rows: readonly Row[] },
): Promise<void> {
  const json = rows.map((row, index) => ({ ...row, ordinal: at + index }));
  await client.query(
    `insert into knowledge_index.passages (tenant, origin, page_id, ordinal, passage_id, version, url, title, language,
       headings, kind, text, cells, search)
     select $1, p.origin, p."pageId", p.ordinal, p."passageId", p.version, p.url, p.title, p.language, p.headings, p.kind, p.text,
       p.cells,
       setweight(to_tsvector(rules, coalesce(p.headings ->> -1, '')), 'A')
       || setweight(to_tsvector(rules, p.text), 'B')
       || setweight(to_tsvector(rules, p.title || ' ' || coalesce((
         select string_agg(heading, ' ') from jsonb_array_elements_text(p.headings - -1) heading), '')), 'C')
     from jsonb_to_recordset($2::jsonb) as p(origin text, "pageId" text, ordinal int, "passageId" text, version text, url text,
         title text, language text, headings jsonb, kind text, text text, cells jsonb),
       knowledge_index.rules_of(p.language) as rules`,
    // A character that PostgreSQL keeps in no text.
    [tenant, JSON.stringify(json).replaceAll(String.raw`\u0000`, '')],
  );
}
