import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const made = z.object({ week: z.string(), madeAt: time });
const letter = z.object({
  memberId: z.string(),
  letter: z.enum(['begun', 'sent', 'refused', 'lost']),
  at: time,
});
export type ReportLetter = Readonly<z.infer<typeof letter>>;

/** Ten years; members of a business there are at most 50. */
const weekCountMax = 530;
const letterCountMax = 100;

export const createWeeklyReports = (query: Query) => ({
  /** Weeks that were reported, newest first. */
  async made(tenant: string): Promise<readonly Readonly<z.infer<typeof made>>[]> {
    const rows = await query(
      tenant,
      `select week, made_at as "madeAt" from {{weekly_reports}} where tenant = $1 and made_at is not null
       order by week desc limit ${String(weekCountMax)}`,
      [tenant],
    );
    return z.array(made).parse(rows);
  },

  /** The letters with the report of a week, in the order in which something last became of them. */
  async letters(tenant: string, week: string): Promise<readonly ReportLetter[]> {
    const rows = await query(
      tenant,
      `select member_id as "memberId", letter, at from {{weekly_reports}}
       where tenant = $1 and week = $2 and member_id is not null order by at, key limit ${String(letterCountMax)}`,
      [tenant, week],
    );
    return z.array(letter).parse(rows);
  },
});
