import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  messageId: z.string(),
  verdict: z.enum(['reworded', 'changed', 'citation-lost', 'now-answered', 'now-declined']),
  question: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RehearsalChange = Readonly<z.infer<typeof row>>;

const rehearsalsMax = 500;

export const createRehearsalChanges = (query: Query) => ({
  /** Rehearsals in which an answer to one of these visitors changed; at most 500. */
  async askedBy(tenant: string, visitorIds: readonly string[]): Promise<readonly string[]> {
    const rows = await query(
      tenant,
      `select distinct rehearsal_id as "rehearsalId" from {{rehearsal_changes}}
       where tenant = $1 and visitor_id = any($2) limit $3`,
      [tenant, [...visitorIds], rehearsalsMax],
    );
    return z
      .array(z.object({ rehearsalId: z.string() }))
      .parse(rows)
      .map(({ rehearsalId }) => rehearsalId);
  },

  /** Lost citations first, then other answers, then what only reads differently; at most 500. */
  async of(tenant: string, rehearsalId: string): Promise<readonly RehearsalChange[]> {
    const rows = await query(
      tenant,
      `select message_id as "messageId", verdict, question, before, after from {{rehearsal_changes}}
       where tenant = $1 and rehearsal_id = $2
       order by array_position(array['citation-lost', 'now-declined', 'changed', 'now-answered', 'reworded'], verdict), key
       limit 500`,
      [tenant, rehearsalId],
    );
    return z.array(row).parse(rows);
  },
});

export type RehearsalChanges = ReturnType<typeof createRehearsalChanges>;
