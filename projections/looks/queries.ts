import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
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
const access = z.object({
  lookId: z.string(),
  at: time,
  /** `operator`: by a grant of the owner. */
  by: z.enum(['operator', 'member']),
  memberId: z.string().nullable(),
  what: z.string(),
  subjectId: z.string().nullable(),
});
export type Access = Readonly<z.infer<typeof access>>;
export type LookGrant = Readonly<z.infer<typeof grant>>;
export type LookTaken = Readonly<z.infer<typeof look>>;

const pageSize = 50;

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

  /** Everybody's looks, newest first, 50 at a time. */
  async log(tenant: string, cursor: string | undefined): Promise<Page<Access>> {
    const rows = await query(
      tenant,
      `select substr(key, 6) as "lookId", at, case kind when 'look' then 'operator' else 'member' end as by,
         case kind when 'records' then looked_by end as "memberId", what, subject_id as "subjectId"
       from {{looks}} where tenant = $1 and kind in ('look', 'records')
         and ($2::timestamptz is null or (at, key) < ($2, 'look/' || $3))
       order by at desc, key desc limit ${String(pageSize)}`,
      [tenant, ...startOf(cursor)],
    );
    const found = z.array(access).parse(rows);
    const last = found.at(-1);
    const isLast = last === undefined || found.length < pageSize;
    return { rows: found, nextCursor: isLast ? null : cursorAfter(last.at, last.lookId) };
  },
});

export type Looks = ReturnType<typeof createLooks>;
