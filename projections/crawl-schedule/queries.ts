import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  accountId: z.string(),
  dueAt: z.date().transform((date) => date.toISOString()),
});
export type DueWebsite = Readonly<z.infer<typeof row>>;

export const createCrawlSchedule = (query: Query) => ({
  /**
   * Accounts whose website is to be read now, in no order that would favour one, at most `countMax`. After failures in a row a
   * website is left alone for 1, 2, 4 and then 7 days. `dueAt` names the turn: it stays the same until a reading has begun.
   */
  async due(now: string, countMax: number): Promise<readonly DueWebsite[]> {
    const rows = await query(
      null,
      `select key as "accountId", next_at as "dueAt" from {{crawl_schedule}}
       where next_at <= $1::timestamptz and next_at
         + (least(power(2, least(greatest(failed_count - 1, 0), 3)), 7) - 1) * interval '1 day' <= $1::timestamptz
       order by md5(key || $1::text) limit $2`,
      [now, countMax],
    );
    return z.array(row).parse(rows);
  },
});
