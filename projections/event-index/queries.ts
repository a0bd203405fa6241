import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const row = z.object({
  eventId: z.string(),
  family: z.string(),
  type: z.string(),
  /** The id in the name of its stream. */
  entity: z.string(),
  actor: z.string(),
  at: z.date().transform((date) => date.toISOString()),
});
export type IndexedEvent = Readonly<z.infer<typeof row>>;

export interface EventFilters {
  readonly family?: string | undefined;
  readonly type?: string | undefined;
  /** Two instants: from the first on, and before the second. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const columns = `key as "eventId", family, type, entity, actor, at`;
const pageSize = 50;

export const createEventIndex = (query: Query) => ({
  /** Newest first, 50 at a time. */
  async page(
    tenant: string,
    { family, type, from, until }: EventFilters,
    cursor: string | undefined,
  ): Promise<Page<IndexedEvent>> {
    const rows = await query(
      tenant,
      `select ${columns} from {{event_index}} where tenant = $1
         and ($2::text is null or family = $2) and ($3::text is null or type = $3)
         and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
         and ($6::timestamptz is null or (at, key) < ($6, $7))
       order by at desc, key desc limit ${String(pageSize)}`,
      [tenant, family ?? null, type ?? null, from ?? null, until ?? null, ...startOf(cursor)],
    );
    const found = z.array(row).parse(rows);
    const last = found.at(-1);
    const isLast = last === undefined || found.length < pageSize;
    return { rows: found, nextCursor: isLast ? null : cursorAfter(last.at, last.eventId) };
  },

  async one(tenant: string, eventId: string): Promise<IndexedEvent | undefined> {
    const rows = await query(
      tenant,
      `select ${columns} from {{event_index}} where tenant = $1 and key = $2`,
      [tenant, eventId],
    );
    return z.array(row).parse(rows)[0];
  },
});

export type EventIndex = ReturnType<typeof createEventIndex>;
