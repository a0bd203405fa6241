import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const range = z.object({ from: z.string(), to: z.string() });
const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

const row = z.object({
  accountId: z.string(),
  businessName: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string(),
  siteKey: z.string(),
  timeZone: z.string(),
  pageCount: z.int(),
  week: z.array(range.extend({ day: weekday })),
  otherDays: z.array(z.object({ date: z.string(), ranges: z.array(range) })),
  isSensitive: z.boolean(),
  origins: z.array(z.string()),
});
export type AccountProfile = Readonly<z.infer<typeof row>>;

export const createAccountOverview = (query: Query) => ({
  async profile(accountId: string): Promise<AccountProfile | undefined> {
    const rows = await query(
      accountId,
      `select key as "accountId", business_name as "businessName", website, industry,
         site_key as "siteKey", time_zone as "timeZone", page_count as "pageCount", week, other_days as "otherDays",
         is_sensitive as "isSensitive", origins
       from {{account_overview}} where tenant = $1 and key = $1`,
      [accountId],
    );
    return z.array(row).parse(rows)[0];
  },
});

export type AccountOverview = ReturnType<typeof createAccountOverview>;
