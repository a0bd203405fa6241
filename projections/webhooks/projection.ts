import type { DeliveryEvent } from '../../domain/delivery/delivery.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { OffReason, WebhookEvent, WebhookEventType } from '../../domain/webhook/webhook.js';
import type { Projection } from '../kernel/projection.js';

export interface WebhookRow {
  readonly url: string | null;
  readonly eventTypes: readonly WebhookEventType[];
  readonly withContact: boolean;
  readonly status: 'on' | 'paused' | 'off' | 'removed';
  readonly offReason: OffReason | null;
  readonly addedAt: string;
  readonly overlapEndsAt: string | null;
  readonly lastSucceededAt: string | null;
  readonly lastFailedAt: string | null;
}

/** Who of one business wants to be told what, by the webhook's id. A secret stands in no table. */
export const webhooks: Projection<WebhookEvent | DeliveryEvent, WebhookRow> = {
  name: 'webhooks',
  version: 2,
  scope: 'tenant',
  on: {
    WebhookAdded: ({ webhookId, url, eventTypes, withContact, addedAt }) => [
      {
        change: 'put',
        key: webhookId,
        set: { url: isErased(url) ? null : url, eventTypes, withContact, status: 'on', addedAt },
      },
    ],
    WebhookTopicsChosen: ({ webhookId, eventTypes, withContact }) => [
      { change: 'put', key: webhookId, set: { eventTypes, withContact } },
    ],
    WebhookSecretRotated: ({ webhookId, overlapEndsAt }) => [
      { change: 'put', key: webhookId, set: { overlapEndsAt } },
    ],
    WebhookPaused: ({ webhookId }) => [{ change: 'put', key: webhookId, set: { status: 'paused' } }],
    WebhookResumed: ({ webhookId }) => [
      { change: 'put', key: webhookId, set: { status: 'on', offReason: null } },
    ],
    WebhookSwitchedOff: ({ webhookId, reason }) => [
      { change: 'put', key: webhookId, set: { status: 'off', offReason: reason } },
    ],
    WebhookRemoved: ({ webhookId }) => [{ change: 'put', key: webhookId, set: { status: 'removed' } }],
    DeliverySucceeded: ({ webhookId, succeededAt }) => [
      { change: 'put', key: webhookId, set: { lastSucceededAt: succeededAt } },
    ],
    DeliveryFailed: ({ webhookId, failedAt }) => [
      { change: 'put', key: webhookId, set: { lastFailedAt: failedAt } },
    ],
  },
};
