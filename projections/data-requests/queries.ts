import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  requestId: z.string(),
  kind: z.enum(['access', 'correction', 'erasure', 'objection', 'portability']),
  subjectRef: z.string(),
  receivedAt: time,
  dueAt: time,
  outcome: z.enum(['done', 'not-found', 'refused']).nullable(),
  closedAt: time.nullable(),
});
export type DataRequest = Readonly<z.infer<typeof row>>;

const columns = `key as "requestId", kind, subject_ref as "subjectRef", received_at as "receivedAt", due_at as "dueAt",
  outcome, closed_at as "closedAt"`;

export const createDataRequests = (query: Query) => ({
  async one(requestId: string): Promise<DataRequest | undefined> {
    const rows = await query(null, `select ${columns} from {{data_requests}} where key = $1`, [requestId]);
    return z.array(row).parse(rows)[0];
  },

  /** Open ones by their deadline, then those that were closed last; at most 600. */
  async all(): Promise<readonly DataRequest[]> {
    const rows = await query(
      null,
      `select ${columns} from {{data_requests}}
       order by closed_at desc nulls first, due_at, key limit 600`,
      [],
    );
    return z.array(row).parse(rows);
  },
});

export type DataRequests = ReturnType<typeof createDataRequests>;
