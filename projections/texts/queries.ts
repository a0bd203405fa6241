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

  /** What came before an instant, the oldest first, without those named. */
  async before(
    tenant: string,
    { before, without, countMax }: { before: string; without: readonly string[]; countMax: number },
  ) {
    const rows = await query(
      tenant,
      `select contact_id as "contactId", key as "textId" from {{texts}}
       where tenant = $1 and at < $2 and key <> all($3) order by at, key limit $4`,
      [tenant, before, without, countMax],
    );
    return z.array(z.object({ contactId: z.string(), textId: z.string() })).parse(rows);
  },
});

export type Texts = ReturnType<typeof createTexts>;
