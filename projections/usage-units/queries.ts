import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const meter = z.enum(['conversations', 'call-minutes', 'texts']);
const row = z.object({
  unitId: z.string(),
  meter,
  quantity: z.int(),
  conversationId: z.string().nullable(),
  callId: z.string().nullable(),
  /** Why it is billed to nobody; null where it counts. */
  creditReason: z.enum(['spam', 'goodwill']).nullable(),
  at: z.date().transform((at) => at.toISOString()),
});
export type UsageUnit = Readonly<z.infer<typeof row>>;
const total = z.object({ meter, used: z.coerce.number(), credited: z.coerce.number() });
export type UsageTotal = Readonly<z.infer<typeof total>>;

interface Period {
  readonly from: string;
  readonly to: string;
}

const counts = `meter <> '' and quantity > 0 and (meter <> 'conversations' or message_count > 0)`;
const credit = `coalesce(credit_reason, case when is_spam then 'spam' end)`;
const pageSize = 50;

export const createUsageUnits = (query: Query) => ({
  /** What counts and what was credited from `from` on and before `to`; a meter that stands still is left out. */
  async totals(tenant: string, { from, to }: Period): Promise<readonly UsageTotal[]> {
    const rows = await query(
      tenant,
      `select meter, coalesce(sum(quantity) filter (where ${credit} is null), 0) as used,
         coalesce(sum(quantity) filter (where ${credit} is not null), 0) as credited
       from {{usage_units}} where tenant = $1 and at >= $2 and at < $3 and ${counts} group by meter order by meter`,
      [tenant, from, to],
    );
    return z.array(total).parse(rows);
  },

  /** Newest first, 50 at a time. */
  async page(
    tenant: string,
    {
      from,
      to,
      ...asked
    }: Period & { readonly meter: UsageUnit['meter']; readonly cursor: string | undefined },
  ): Promise<Page<UsageUnit>> {
    const rows = await query(
      tenant,
      `select key as "unitId", meter, quantity, conversation_id as "conversationId", call_id as "callId", at,
         ${credit} as "creditReason"
       from {{usage_units}} where tenant = $1 and at >= $2 and at < $3 and meter = $4 and ${counts}
         and ($5::timestamptz is null or (at, key) < ($5, $6))
       order by at desc, key desc limit ${String(pageSize)}`,
      [tenant, from, to, asked.meter, ...startOf(asked.cursor)],
    );
    const units = z.array(row).parse(rows);
    const last = units.at(-1);
    const isLast = last === undefined || units.length < pageSize;
    return { rows: units, nextCursor: isLast ? null : cursorAfter(last.at, last.unitId) };
  },

  /** Whether it is one of this business's. */
  async has(tenant: string, unitId: string): Promise<boolean> {
    const rows = await query(
      tenant,
      `select key from {{usage_units}} where tenant = $1 and key = $2 and ${counts}`,
      [tenant, unitId],
    );
    return rows.length > 0;
  },
});

export type UsageUnits = ReturnType<typeof createUsageUnits>;
