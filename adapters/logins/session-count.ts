import type { Pool } from 'pg';

/** How many sessions there are, living ones and those that nobody has swept yet. */
export async function sessionCount(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: string }>('select count(*) from access.sessions');
  return Number(rows[0]?.count ?? 0);
}
