import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  erasureId: z.string(),
  accountId: z.string(),
  scope: z.enum(['person', 'business']),
  proof: z.enum(['visitor-token', 'email-code', 'call', 'owner', 'operator', 'plan-ended']),
  status: z.enum(['requested', 'cancelled', 'begun', 'completed']),
  requestedAt: time,
  graceUntil: time.nullable(),
  deadlineAt: time,
  placeCount: z.number(),
  doneCount: z.number(),
  keyCount: z.number(),
  overdue: z.enum(['alarm', 'deadline']).nullable(),
  endedAt: time.nullable(),
});
export type ErasureSeen = Readonly<z.infer<typeof row>>;

const columns = `key as "erasureId", account_id as "accountId", scope, proof, status, requested_at as "requestedAt",
  grace_until as "graceUntil", deadline_at as "deadlineAt", place_count as "placeCount", done_count as "doneCount",
  key_count as "keyCount", overdue, ended_at as "endedAt"`;
const countMax = 500;

export const createErasures = (query: Query) => ({
  async one(erasureId: string): Promise<ErasureSeen | undefined> {
    const rows = await query(null, `select ${columns} from {{erasures}} where key = $1`, [erasureId]);
    return z.array(row).parse(rows)[0];
  },

  /** Of one business, newest first; at most 500. */
  async of(tenant: string): Promise<readonly ErasureSeen[]> {
    const rows = await query(
      null,
      `select ${columns} from {{erasures}} where tenant = $1 order by requested_at desc, key desc limit $2`,
      [tenant, countMax],
    );
    return z.array(row).parse(rows);
  },

  /** Of the whole installation, those under way, the nearest deadline first; at most 500. */
  async underWay(): Promise<readonly ErasureSeen[]> {
    const rows = await query(
      null,
      `select ${columns} from {{erasures}} where ended_at is null order by deadline_at, key limit $1`,
      [countMax],
    );
    return z.array(row).parse(rows);
  },
});

export type Erasures = ReturnType<typeof createErasures>;
