import type { Pool } from 'pg';

/** What is stored of visits: how many views, in which columns, and of which days the salt is still there. */
export async function storedVisits(pool: Pool): Promise<{
  readonly views: number;
  readonly columns: readonly string[];
  readonly saltDays: readonly string[];
}> {
  const { rows } = await pool.query<{ views: string; columns: string[]; salt_days: string[] }>(
    // The table of a month has the columns of all of them.
    `select (select coalesce(sum(page_views), 0) from usage.days) as views,
       array(select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = 'usage'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and a.attnum > 0 and not a.attisdropped order by 1) as columns,
       array(select day::text from usage.salts order by day) as salt_days`,
  );
  const [found] = rows;
  return {
    views: Number(found?.views ?? 0),
    columns: found?.columns ?? [],
    saltDays: found?.salt_days ?? [],
  };
}
