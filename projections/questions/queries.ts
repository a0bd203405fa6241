import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const open = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  text: z.string(),
  askedAt: z.date().transform((date) => date.toISOString()),
  why: z.enum(['unpublished', 'rated-bad']),
});
export type OpenQuestion = Readonly<z.infer<typeof open>>;

const waiting = z.object({
  messageId: z.string(),
  text: z.string(),
  at: z.date().transform((date) => date.toISOString()),
  count: z.int(),
});
const asked = z.object({ messageId: z.string(), conversationId: z.string() });
export type AskedQuestion = Readonly<z.infer<typeof asked>>;

const answeredKinds = `('answered', 'unpublished')`;

export const createQuestions = (query: Query) => ({
  /** What could not be answered or was answered badly, and is not settled: newest first. Erased ones are left out. */
  async open(tenant: string, countMax: number): Promise<readonly OpenQuestion[]> {
    const rows = await query(
      tenant,
      `select key as "messageId", conversation_id as "conversationId", text, asked_at as "askedAt",
         case when is_bad then 'rated-bad' else 'unpublished' end as why
       from {{questions}} where tenant = $1 and not is_settled and text is not null and (kind = 'unpublished' or is_bad)
       order by asked_at desc, key desc limit $2`,
      [tenant, countMax],
    );
    return z.array(open).parse(rows);
  },

  /** The newest of the open ones, with how many there are. */
  async waiting(tenant: string, countMax: number) {
    const rows = await query(
      tenant,
      `select key as "messageId", text, asked_at as at, count(*) over ()::int as count
       from {{questions}} where tenant = $1 and not is_settled and text is not null and (kind = 'unpublished' or is_bad)
       order by asked_at desc, key desc limit $2`,
      [tenant, countMax],
    );
    return z.array(waiting).parse(rows);
  },

  /** The newest questions that were answered or declined, newest first. */
  async newest(tenant: string, countMax: number): Promise<readonly AskedQuestion[]> {
    const rows = await query(
      tenant,
      `select key as "messageId", conversation_id as "conversationId" from {{questions}}
       where tenant = $1 and kind in ${answeredKinds} and text is not null order by asked_at desc, key desc limit $2`,
      [tenant, countMax],
    );
    return z.array(asked).parse(rows);
  },

  /** How many there are to ask again; counted up to 500. */
  async count(tenant: string): Promise<number> {
    const rows = await query(
      tenant,
      `select count(*)::int as count from (select 1 from {{questions}}
       where tenant = $1 and kind in ${answeredKinds} and text is not null limit 500) counted`,
      [tenant],
    );
    return z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0;
  },
});

export type Questions = ReturnType<typeof createQuestions>;
