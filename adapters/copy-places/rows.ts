import { escapeIdentifier, type Pool } from 'pg';

/** Tables, and the column of each by which its rows are found. */
export type RowsBy = Readonly<Record<string, string>>;

/** Takes away the rows whose column has one of these values. Answers how many went. */
export async function removeRows(pool: Pool, tables: RowsBy, values: readonly string[]): Promise<number> {
  let count = 0;
  for (const [table, column] of Object.entries(tables)) {
    const name = table.split('.').map(escapeIdentifier).join('.');
    const { rowCount } = await pool.query(
      `delete from ${name} where ${escapeIdentifier(column)}::text = any($1::text[])`,
      [[...values]],
    );
    count += rowCount ?? 0;
  }
  return count;
}
