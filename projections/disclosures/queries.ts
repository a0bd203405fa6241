import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  disclosureId: z.string(),
  proof: z.enum(['email-code', 'owner', 'visitor-token']),
  status: z.enum(['requested', 'handed-over', 'erased']),
  requestedAt: time,
  deadlineAt: time,
  conversations: z.int(),
  calls: z.int(),
  recordings: z.int(),
  leads: z.int(),
  texts: z.int(),
  leftOut: z.int(),
  overdue: z.enum(['alarm', 'deadline']).nullable(),
  endedAt: time.nullable(),
});
export type DisclosureSeen = Readonly<z.infer<typeof row>>;

const columns = `key as "disclosureId", proof, status, requested_at as "requestedAt", deadline_at as "deadlineAt",
  conversations, calls, recordings, leads, texts, left_out as "leftOut", overdue, ended_at as "endedAt"`;
const countMax = 500;

export const createDisclosures = (query: Query) => ({
  /** Of one business, newest first; at most 500. */
  async of(tenant: string): Promise<readonly DisclosureSeen[]> {
    const rows = await query(
      null,
      `select ${columns} from {{disclosures}} where tenant = $1 order by requested_at desc, key desc limit $2`,
      [tenant, countMax],
    );
    return z.array(row).parse(rows);
  },

  /** Whether it was asked for and is not handed over yet. */
  async isOpen(disclosureId: string): Promise<boolean> {
    const rows = await query(null, `select from {{disclosures}} where key = $1 and ended_at is null`, [
      disclosureId,
    ]);
    return rows.length > 0;
  },

  /** How many were asked for about a person from an instant on, but for one. */
  async recent(
    tenant: string,
    { subjectIds, since, but }: { subjectIds: readonly string[]; since: string; but: string },
  ): Promise<number> {
    const rows = await query(
      null,
      `select count(*)::int as count from {{disclosures}}
       where tenant = $1 and subject_id = any($2) and requested_at >= $3::timestamptz and key <> $4`,
      [tenant, [...subjectIds], since, but],
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },
});

export type Disclosures = ReturnType<typeof createDisclosures>;
