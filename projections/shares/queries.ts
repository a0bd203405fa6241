import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const shareProcessors = ['twilio', 'resend', 'telegram', 'stripe', 'language-model'] as const;
const processor = z.enum(shareProcessors);
const categories = z.string().transform((text) => text.split(',').filter((one) => one !== ''));

const row = z.object({
  shareId: z.string(),
  processor,
  purpose: z.string(),
  categories,
  /** Random; empty where nobody knows it any more. */
  subjectId: z.string(),
  requestId: z.string(),
  at: z.date().transform((date) => date.toISOString()),
});
export type Share = Readonly<z.infer<typeof row>>;

const total = z.object({ processor, purpose: z.string(), categories, count: z.coerce.number() });
export type ShareTotal = Readonly<z.infer<typeof total>>;

export interface ShareFilter {
  readonly processor: Share['processor'] | undefined;
  readonly subjectId: string | undefined;
}

const pageSize = 50;

/** Each share with its subject, which another row of its request may name. */
const all = `select s.key, s.tenant, s.processor, s.purpose, s.categories, s.request_id, s.at,
    coalesce(nullif(s.subject_id, ''), named.subject_id, '') as subject_id
  from {{shares}} s left join {{shares}} named
    on s.subject_id = '' and named.tenant = s.tenant and named.request_id = s.request_id and named.processor is null
  where s.tenant = $1 and s.processor is not null`;

export const createShares = (query: Query) => ({
  /** Newest first, 50 at a time; of one processor or about one person where they are named. */
  async page(
    tenant: string,
    { processor: of, subjectId }: ShareFilter,
    cursor: string | undefined,
  ): Promise<Page<Share>> {
    const rows = await query(
      tenant,
      `select key as "shareId", processor, purpose, categories, subject_id as "subjectId", request_id as "requestId", at
       from (${all}) share
       where ($2::text is null or processor = $2) and ($3::text is null or subject_id = $3)
         and ($4::timestamptz is null or (at, key) < ($4, $5))
       order by at desc, key desc limit ${String(pageSize)}`,
      [tenant, of ?? null, subjectId ?? null, ...startOf(cursor)],
    );
    const found = z.array(row).parse(rows);
    const last = found.at(-1);
    const isLast = last === undefined || found.length < pageSize;
    return { rows: found, nextCursor: isLast ? null : cursorAfter(last.at, last.shareId) };
  },

  /** About these people, newest first. */
  async about(tenant: string, subjectIds: readonly string[], countMax: number): Promise<readonly Share[]> {
    const rows = await query(
      tenant,
      `select key as "shareId", processor, purpose, categories, subject_id as "subjectId", request_id as "requestId", at
       from (${all}) share where subject_id = any($2) order by at desc, key desc limit $3`,
      [tenant, [...subjectIds], countMax],
    );
    return z.array(row).parse(rows);
  },

  /** How often what left for whom, and why. */
  async totals(tenant: string): Promise<readonly ShareTotal[]> {
    const rows = await query(
      tenant,
      `select processor, purpose, categories, count(*) from {{shares}}
       where tenant = $1 and processor is not null group by processor, purpose, categories
       order by processor, purpose, categories`,
      [tenant],
    );
    return z.array(total).parse(rows);
  },
});

export type Shares = ReturnType<typeof createShares>;
