import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  leadId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  answers: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  erased: z.boolean(),
  stage: z.enum(['new', 'contacted']),
  capturedAt: z.date().transform((date) => date.toISOString()),
  conversationId: z.string().nullable(),
});
export type Lead = Readonly<z.infer<typeof row>>;

const columns = `key as "leadId", name, email, phone, note, answers, erased, stage, captured_at as "capturedAt",
  conversation_id as "conversationId"`;

export const createLeadInbox = (query: Query) => {
  const page = async (tenant: string, cursor: string | undefined, pageSize = 50): Promise<Page<Lead>> => {
    const rows = await query(
      tenant,
      `select ${columns} from {{lead_inbox}}
       where tenant = $1 and ($2::timestamptz is null or (captured_at, key) < ($2, $3))
       order by captured_at desc, key desc limit $4`,
      [tenant, ...startOf(cursor), pageSize],
    );
    const leads = z.array(row).parse(rows);
    const last = leads.at(-1);
    const isLast = last === undefined || leads.length < pageSize;
    return { rows: leads, nextCursor: isLast ? null : cursorAfter(last.capturedAt, last.leadId) };
  };

  return {
    async one(tenant: string, leadId: string): Promise<Lead | undefined> {
      const rows = await query(
        tenant,
        `select ${columns} from {{lead_inbox}} where tenant = $1 and key = $2`,
        [tenant, leadId],
      );
      return z.array(row).parse(rows)[0];
    },

    /** Newest first, 50 at a time. */
    page: (tenant: string, cursor: string | undefined): Promise<Page<Lead>> => page(tenant, cursor),

    /** All of them, newest first, read in pages so that no number of them fills the memory. */
    async *all(tenant: string): AsyncGenerator<Lead> {
      for (let cursor: string | undefined; ;) {
        const { rows, nextCursor } = await page(tenant, cursor, 500);
        yield* rows;
        if (nextCursor === null) return;
        cursor = nextCursor;
      }
    },
  };
};

export type LeadInbox = ReturnType<typeof createLeadInbox>;
