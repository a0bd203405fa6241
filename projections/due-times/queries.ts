import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  tenant: z.string(),
  kind: z.string(),
  subjectId: z.string(),
  dueAt: time,
});
const overdue = z.object({ kind: z.string(), count: z.coerce.number(), oldestAt: time });
export type OverdueWork = Readonly<z.infer<typeof overdue>>;

export const createDueTimes = (query: Query) => ({
  /** Due times up to `now`, oldest first; of one business where it is named. `key` names the turn. */
  async due({ now, tenant, countMax }: { now: string; tenant: string | null; countMax: number }) {
    const rows = await query(
      null,
      `select tenant, kind, subject_id as "subjectId", due_at as "dueAt" from {{due_times}}
       where due_at <= $1::timestamptz and ($2::text is null or tenant = $2) order by due_at, key limit $3`,
      [now, tenant, countMax],
    );
    return z
      .array(row)
      .parse(rows)
      .map((one) => ({ ...one, key: `${one.kind}/${one.subjectId}/${one.dueAt}` }));
  },

  /** What should have been done by `now` and was not, by kind. */
  async overdue(now: string): Promise<readonly OverdueWork[]> {
    const rows = await query(
      null,
      `select kind, count(*) as count, min(due_at) as "oldestAt" from {{due_times}}
       where due_at <= $1::timestamptz group by kind order by kind`,
      [now],
    );
    return z.array(overdue).parse(rows);
  },
});
