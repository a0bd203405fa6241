import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  accountId: z.string(),
  openedAt: z.date().transform((date) => date.toISOString()),
});
export type BusinessOpened = Readonly<z.infer<typeof row>>;

const pageSize = 25;

export const createBusinesses = (query: Query) => ({
  /** The one opened last first, 25 at a time. */
  async page(cursor?: string): Promise<Page<BusinessOpened>> {
    const [at, key] = startOf(cursor);
    const rows = z.array(row).parse(
      await query(
        null,
        `select account_id as "accountId", opened_at as "openedAt" from {{businesses}}
         where $1::timestamptz is null or (opened_at, account_id) < ($1::timestamptz, $2)
         order by opened_at desc, account_id desc limit ${String(pageSize + 1)}`,
        [at, key],
      ),
    );
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    const isMore = rows.length > pageSize && last !== undefined;
    return { rows: shown, nextCursor: isMore ? cursorAfter(last.openedAt, last.accountId) : null };
  },

  async one(accountId: string): Promise<BusinessOpened | undefined> {
    const rows = await query(
      null,
      `select account_id as "accountId", opened_at as "openedAt" from {{businesses}} where account_id = $1`,
      [accountId],
    );
    return z.array(row).parse(rows)[0];
  },
});

export type Businesses = ReturnType<typeof createBusinesses>;
