import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({ accountId: z.string() });

export const createSites = (query: Query) => ({
  /** The account a site key belongs to. */
  async accountOf(siteKey: string): Promise<string | undefined> {
    const rows = await query(null, 'select account_id as "accountId" from {{sites}} where key = $1', [
      siteKey,
    ]);
    return z.array(row).parse(rows)[0]?.accountId;
  },
});
