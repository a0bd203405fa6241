import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  messageId: z.string(),
  contactId: z.string(),
  kind: z.enum(['stop', 'cancel', 'start', 'late-start', 'help', 'other']),
  via: z.enum(['text', 'call', 'chat', 'e-mail']),
  /** Null where it was erased. */
  words: z.string().nullable(),
  at: z.date().transform((date) => date.toISOString()),
});
export type HeardText = Readonly<z.infer<typeof row>>;

const pageSize = 50;

export const createTexts = (query: Query) => ({
  /** Newest first, 50 at a time. */
  async page(tenant: string, cursor: string | undefined): Promise<Page<HeardText>> {
    const rows = await query(
      tenant,
      `select key as "messageId", contact_id as "contactId", kind, via, words, at from {{texts}}
       where tenant = $1 and ($2::timestamptz is null or (at, key) < ($2, $3))
       order by at desc, key desc limit ${String(pageSize)}`,
      [tenant, ...startOf(cursor)],
    );
    const found = z.array(row).parse(rows);
    const last = found.at(-1);
    const isLast = last === undefined || found.length < pageSize;
    return { rows: found, nextCursor: isLast ? null : cursorAfter(last.at, last.messageId) };
  },
});

export type Texts = ReturnType<typeof createTexts>;
