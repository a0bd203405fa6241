import { z } from 'zod';
import { webhookEventTypes } from '../../domain/webhook/webhook.js';
import type { Query } from '../kernel/sql.js';

const time = z.date().transform((at) => at.toISOString());
const row = z.object({
  webhookId: z.string(),
  url: z.string().nullable(),
  eventTypes: z.array(z.enum(webhookEventTypes)),
  withContact: z.boolean(),
  status: z.enum(['on', 'paused', 'off']),
  offReason: z.enum(['gone', 'failing']).nullable(),
  addedAt: time,
  overlapEndsAt: time.nullable(),
  lastSucceededAt: time.nullable(),
  lastFailedAt: time.nullable(),
});
export type WebhookShown = Readonly<z.infer<typeof row>>;

const columns = `key as "webhookId", url, event_types as "eventTypes", with_contact as "withContact", status, off_reason as "offReason",
  added_at as "addedAt", overlap_ends_at as "overlapEndsAt", last_succeeded_at as "lastSucceededAt",
  last_failed_at as "lastFailedAt"`;

export const createWebhooks = (query: Query) => ({
  /** All but those that were removed, in the order in which they were added; at most 50. */
  async of(tenant: string): Promise<readonly WebhookShown[]> {
    const rows = await query(
      tenant,
      `select ${columns} from {{webhooks}} where tenant = $1 and status <> 'removed' order by added_at, key limit 50`,
      [tenant],
    );
    return z.array(row).parse(rows);
  },

  /** Undefined where there is none, or not any more. */
  async one(tenant: string, webhookId: string): Promise<WebhookShown | undefined> {
    const rows = await query(
      tenant,
      `select ${columns} from {{webhooks}} where tenant = $1 and key = $2 and status <> 'removed'`,
      [tenant, webhookId],
    );
    return z.array(row).parse(rows)[0];
  },
});

export type Webhooks = ReturnType<typeof createWebhooks>;
