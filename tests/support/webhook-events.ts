import type { DeliveryEvent } from '../../domain/delivery/delivery.js';
import type { WebhookEvent } from '../../domain/webhook/webhook.js';

const at = '2026-11-24T10:00:00.000Z';
const of = { accountId: 'an-account', webhookId: 'webhook-1' };
const ids = { ...of, deliveryId: 'delivery-1' };

/** One that was added, told to tell more, and paused. */
export const webhookEvents: readonly WebhookEvent[] = [
  {
    type: 'WebhookAdded',
    data: {
      ...{
        ...of,
        changeId: '1',
        url: 'https://acme.example/hooks',
        secret: 'whsec_c2VjcmV0',
        withContact: false,
      },
      ...{ eventTypes: ['lead.captured'], addedBy: 'an-owner', addedAt: at },
    },
  },
  {
    type: 'WebhookTopicsChosen',
    data: { ...of, changeId: '2', eventTypes: ['call.ended'], withContact: true, chosenAt: at },
  },
  { type: 'WebhookPaused', data: { ...of, changeId: '3', pausedAt: at } },
];

/** One that failed once, and is tried again. */
export const deliveryEvents: readonly DeliveryEvent[] = [
  {
    type: 'DeliveryOwed',
    data: {
      ...ids,
      eventType: 'call.ended',
      entityId: 'call-1',
      relatedId: null,
      occurredAt: at,
      owedAt: at,
    },
  },
  { type: 'DeliveryAttempted', data: { ...ids, attemptId: 'delivery-1/1', begunAt: at } },
  {
    type: 'DeliveryFailed',
    data: {
      ...{ ...ids, attemptId: 'delivery-1/1', failure: 'status', status: 500, tookMs: 12 },
      ...{ nextAt: '2026-11-24T10:00:05.000Z', failedAt: at },
    },
  },
];
