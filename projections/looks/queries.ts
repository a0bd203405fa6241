import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((date) => date.toISOString());
const asked = z.object({ at: time });
const grant = z.object({ grantId: z.string(), at: time, until: time, endedAt: time.nullable() });
const look = z.object({
  grantId: z.string(),
  at: time,
  what: z.enum(['overview', 'conversations', 'conversation', 'leads', 'calls', 'call', 'texts', 'knowledge']),
  subjectId: z.string().nullable(),
});
export type LookGrant = Readonly<z.infer<typeof grant>>;
export type LookTaken = Readonly<z.infer<typeof look>>;

export const createLooks = (query: Query) => ({
  /** When the operator asked last, where nothing was granted since; null otherwise. */
  async askedAt(tenant: string): Promise<string | null> {
    const rows = await query(
      tenant,
      `select max(at) as at from {{looks}} where tenant = $1 and kind = 'ask'
       having max(at) > coalesce((select max(at) from {{looks}} where tenant = $1 and kind = 'grant'), 'epoch')`,
      [tenant],
    );
    return z.array(asked).parse(rows)[0]?.at ?? null;
  },

  /** The newest 20, ended ones too. */
  async grants(tenant: string): Promise<readonly LookGrant[]> {
    const rows = await query(
      tenant,
      `select grant_id as "grantId", at, until, ended_at as "endedAt" from {{looks}}
       where tenant = $1 and kind = 'grant' order by at desc limit 20`,
      [tenant],
    );
    return z.array(grant).parse(rows);
  },

  /** What was looked at, the newest 100. */
  async taken(tenant: string): Promise<readonly LookTaken[]> {
    const rows = await query(
      tenant,
      `select grant_id as "grantId", at, what, subject_id as "subjectId" from {{looks}}
       where tenant = $1 and kind = 'look' order by at desc, key limit 100`,
      [tenant],
    );
    return z.array(look).parse(rows);
  },
});

export type Looks = ReturnType<typeof createLooks>;
