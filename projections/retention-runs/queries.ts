import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const summary = z.object({
  businesses: z.coerce.number(),
  /** Businesses without any run yet. */
  waiting: z.coerce.number(),
  /** When the business whose newest run is the oldest had it; null: none has had one. */
  lastRunAt: time.nullable(),
  oldestRecordAt: time.nullable(),
  oldestVisitAt: time.nullable(),
});
export type RetentionSummary = Readonly<z.infer<typeof summary>>;

export const createRetentionRuns = (query: Query) => ({
  /** How runs stand over all businesses. */
  async summary(): Promise<RetentionSummary> {
    const [row] = await query(
      null,
      `select count(*) as businesses, count(*) filter (where last_run_at is null) as waiting,
         min(last_run_at) as "lastRunAt", min(oldest_record_at) as "oldestRecordAt",
         min(oldest_visit_at) as "oldestVisitAt"
       from {{retention_runs}}`,
      [],
    );
    return summary.parse(row);
  },
});
