import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const instant = z.date().transform((date) => date.toISOString());
const row = z.object({
  rehearsalId: z.string(),
  model: z.string(),
  status: z.enum(['running', 'completed', 'cancelled']),
  questionCount: z.int(),
  doneCount: z.int(),
  counts: z.object({
    same: z.int(),
    reworded: z.int(),
    changed: z.int(),
    citationLost: z.int(),
    nowAnswered: z.int(),
    nowDeclined: z.int(),
    gone: z.int(),
  }),
  costMicros: z.coerce.number(),
  startedAt: instant,
  endedAt: instant.nullable(),
});
export type RehearsalSummary = Readonly<z.infer<typeof row>>;

const columns = `key as "rehearsalId", model, status, question_count as "questionCount", done_count as "doneCount",
  json_build_object('same', same, 'reworded', reworded, 'changed', changed, 'citationLost', citation_lost,
    'nowAnswered', now_answered, 'nowDeclined', now_declined, 'gone', gone) as counts,
  cost_micros as "costMicros", started_at as "startedAt", ended_at as "endedAt"`;

export const createRehearsals = (query: Query) => ({
  /** Newest first, at most 20. */
  async newest(tenant: string): Promise<readonly RehearsalSummary[]> {
    const rows = await query(
      tenant,
      `select ${columns} from {{rehearsals}} where tenant = $1 order by started_at desc, key desc limit 20`,
      [tenant],
    );
    return z.array(row).parse(rows);
  },

  async one(tenant: string, rehearsalId: string): Promise<RehearsalSummary | undefined> {
    const rows = await query(tenant, `select ${columns} from {{rehearsals}} where tenant = $1 and key = $2`, [
      tenant,
      rehearsalId,
    ]);
    return z.array(row).parse(rows)[0];
  },
});

export type Rehearsals = ReturnType<typeof createRehearsals>;
