import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  suspendedAt: z
    .date()
    .transform((date) => date.toISOString())
    .nullable(),
  reason: z.enum(['abuse', 'fraud', 'legal', 'owner-asked', 'security', 'unpaid']).nullable(),
  costMicrosPerDay: z.string().transform(Number).nullable(),
});
export type Standing = Readonly<z.infer<typeof row>>;

const well: Standing = { suspendedAt: null, reason: null, costMicrosPerDay: null };

export const createStandings = (query: Query) => ({
  /** Of one business, whether there is anything to say of it or not. */
  async of(accountId: string): Promise<Standing> {
    const rows = await query(
      null,
      `select suspended_at as "suspendedAt", reason, cost_micros_per_day as "costMicrosPerDay" from {{standings}}
       where account_id = $1`,
      [accountId],
    );
    return z.array(row).parse(rows)[0] ?? well;
  },
});
