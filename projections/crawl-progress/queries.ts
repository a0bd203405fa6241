import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  crawlId: z.string(),
  status: z.enum(['running', 'completed', 'failed']),
  readCount: z.int(),
  skippedCount: z.int(),
  unchangedCount: z.int(),
  knownCount: z.int(),
  startedAt: time,
  endedAt: time.nullable(),
  reason: z.string().nullable(),
});
export type CrawlProgress = Readonly<z.infer<typeof row>>;

export const createCrawlProgress = (query: Query) => {
  const newest = async (tenant: string, status: string | null): Promise<CrawlProgress | undefined> => {
    const rows = await query(
      tenant,
      `select key as "crawlId", status, read_count as "readCount", skipped_count as "skippedCount",
         unchanged_count as "unchangedCount",
         known_count as "knownCount", started_at as "startedAt", ended_at as "endedAt", reason
       from {{crawl_progress}} where tenant = $1 and ($2::text is null or status = $2)
       order by started_at desc, key desc limit 1`,
      [tenant, status],
    );
    return z.array(row).parse(rows)[0];
  };

  return {
    /** The newest reading of a business's website; undefined before the first. */
    newest: (tenant: string) => newest(tenant, null),
    /** The newest that was read to its end: what the desk knows. */
    newestCompleted: (tenant: string) => newest(tenant, 'completed'),
  };
};

export type CrawlProgresses = ReturnType<typeof createCrawlProgress>;
