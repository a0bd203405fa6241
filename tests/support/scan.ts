import type { Pool } from 'pg';

/** Tables in which something stands, with what was found: in any column, also as bytes. */
export async function scanned(pool: Pool, words: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    for (const word of words) {
      const patterns = [
        word,
        Buffer.from(word).toString('hex'),
        Buffer.from(word).toString('base64').slice(0, -4),
      ];
      const { rows } = await pool.query<{ count: string }>(
        `select count(*) from ${name} t where t::text ilike any($1)`,
        [patterns.map((one) => `%${one}%`)],
      );
      const count = Number(rows[0]?.count ?? 0);
      if (count > 0) found.push(`${name}: ${word} ${String(count)}`);
    }
  }
  return found;
}
