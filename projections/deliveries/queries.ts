import { z } from 'zod';
import { cursorAfter, startOf, type Page } from '../kernel/page.js';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const row = z.object({
  deliveryId: z.string(),
  eventType: z.enum(['lead.captured', 'conversation.closed', 'call.ended', 'link.sent', 'test']),
  entityId: z.string(),
  status: z.enum(['waiting', 'trying', 'delivered', 'aside']),
  attemptCount: z.int(),
  responseStatus: z.int().nullable(),
  failure: z.enum(['status', 'timed-out', 'unreachable', 'forbidden-address', 'unknown']).nullable(),
  asideReason: z.enum(['exhausted', 'gone', 'paused', 'off', 'removed']).nullable(),
  tookMs: z.int().nullable(),
  owedAt: time,
  lastAt: time.nullable(),
  nextAt: time.nullable(),
});
export type DeliveryShown = Readonly<z.infer<typeof row>>;

const pageSize = 50;

const givenUp = z.object({ webhookId: z.string(), at: time, count: z.int() });

export const createDeliveries = (query: Query) => ({
  /** Webhooks with deliveries that were given up from an instant on: how many, and when the last. */
  async givenUp(tenant: string, since: string) {
    const rows = await query(
      tenant,
      `select webhook_id as "webhookId", max(last_at) as at, count(*)::int as count from {{deliveries}}
       where tenant = $1 and status = 'aside' and aside_reason = 'exhausted' and last_at >= $2::timestamptz
       group by webhook_id order by 2 desc, 1 limit 50`,
      [tenant, since],
    );
    return z.array(givenUp).parse(rows);
  },

  /** Of one webhook: owed last first, 50 at a time. */
  async page(tenant: string, webhookId: string, cursor: string | undefined): Promise<Page<DeliveryShown>> {
    const rows = await query(
      tenant,
      `select key as "deliveryId", event_type as "eventType", entity_id as "entityId", status, attempt_count as "attemptCount",
         response_status as "responseStatus", failure, aside_reason as "asideReason", took_ms as "tookMs",
         owed_at as "owedAt", last_at as "lastAt", next_at as "nextAt"
       from {{deliveries}} where tenant = $1 and webhook_id = $2
         and ($3::timestamptz is null or (owed_at, key) < ($3, $4))
       order by owed_at desc, key desc limit $5`,
      [tenant, webhookId, ...startOf(cursor), pageSize],
    );
    const found = z.array(row).parse(rows);
    const last = found.at(-1);
    const isLast = last === undefined || found.length < pageSize;
    return { rows: found, nextCursor: isLast ? null : cursorAfter(last.owedAt, last.deliveryId) };
  },
});

export type Deliveries = ReturnType<typeof createDeliveries>;
