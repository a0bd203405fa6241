import { z } from 'zod';
import type { Query } from '../kernel/sql.js';

const row = z.object({ deliveryId: z.string(), accountId: z.string(), webhookId: z.string() });
export type DueDelivery = Readonly<z.infer<typeof row>>;

/** So that one receiver's backlog does not stand before everybody else's. */
const perWebhookMax = 5;

export const createDeliverySchedule = (query: Query) => ({
  /** Deliveries that are due, the longest waiting first, a few of each webhook, at most `countMax`. */
  async due(now: string, countMax: number): Promise<readonly DueDelivery[]> {
    const rows = await query(
      null,
      `select "deliveryId", "accountId", "webhookId" from (
         select delivery_id as "deliveryId", account_id as "accountId", webhook_id as "webhookId", next_at,
           row_number() over (partition by webhook_id order by next_at, key) as turn
         from {{delivery_schedule}} where next_at <= $1::timestamptz
       ) waiting where turn <= $2 order by next_at, "deliveryId" limit $3`,
      [now, perWebhookMax, countMax],
    );
    return z.array(row).parse(rows);
  },
});
