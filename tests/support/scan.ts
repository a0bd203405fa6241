import type { Pool } from 'pg';

/** Tables in which something stands, with what was found: in any column, also as bytes. */
export async function scanned(pool: Pool, words: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const sought = words.map((word) => ({
    word,
    patterns: [
      word,
      Buffer.from(word).toString('hex'),
      Buffer.from(word).toString('base64').slice(0, -4),
    ].map((one) => `%${one}%`),
  }));
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ word: string; count: string }>(
      // “ilike” would write each line small anew for each pattern.
      `select s.word, count(*) as count from (select lower(t::text) as line from ${name} t offset 0) t,
         (select word, lower(patterns::text)::text[] as small
            from jsonb_to_recordset($1) s(word text, patterns text[]) offset 0) s
       where line like any(s.small) group by s.word order by 1`,
      [JSON.stringify(sought)],
    );
    for (const { word, count } of rows) found.push(`${name}: ${word} ${count}`);
  }
  return found;
}
