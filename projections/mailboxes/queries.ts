import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const row = z.object({
  memberId: z.string(),
  standing: z.enum(['open', 'bounced', 'suppressed']),
  hasComplained: z.boolean(),
  transientCount: z.int(),
  deliveredAt: time.nullable(),
  troubleAt: time.nullable(),
  declinesReports: z.boolean(),
  declinesReminders: z.boolean(),
});
export type MailboxSeen = Readonly<z.infer<typeof row>>;

export const createMailboxes = (query: Query) => ({
  /** Of every member that a letter was ever sent to; at most 200. */
  async of(accountId: string): Promise<readonly MailboxSeen[]> {
    const rows = await query(
      accountId,
      `select key as "memberId", standing, has_complained as "hasComplained", transient_count as "transientCount",
         delivered_at as "deliveredAt", trouble_at as "troubleAt", declines_reports as "declinesReports",
         declines_reminders as "declinesReminders"
       from {{mailboxes}} where tenant = $1 order by key limit 200`,
      [accountId],
    );
    return z.array(row).parse(rows);
  },
});

export type Mailboxes = ReturnType<typeof createMailboxes>;
