import { describe, test } from 'vitest';
import { delivery, type DeliveryEvent } from '../../domain/delivery/delivery.js';
import { webhook, type WebhookCommand, type WebhookEvent } from '../../domain/webhook/webhook.js';
import { given } from '../support/given.js';

const now = '2026-11-26T10:00:00.000Z';
const of = { accountId: 'a', webhookId: 'w' };
const wanted = { eventTypes: ['lead.captured' as const], withContact: false };

describe('a webhook', () => {
  const added: WebhookEvent = {
    type: 'WebhookAdded',
    data: {
      ...{ ...of, ...wanted, url: 'https://example.com/', secret: 'whsec_a', changeId: 'add' },
      ...{ addedBy: 'ann', addedAt: now },
    },
  };
  const removed: WebhookEvent = {
    type: 'WebhookRemoved',
    data: { ...of, changeId: 'r', removedBy: 'ann', removedAt: now },
  };
  const rotate = (overlapEndsAt: string): WebhookCommand => ({
    type: 'RotateSecret',
    data: { ...of, secret: 'whsec_b', overlapEndsAt, by: 'ann' },
    ...{ commandId: 'c', now },
  });

  test('is told something, or it is none', () => {
    const add = (eventTypes: typeof wanted.eventTypes): WebhookCommand => ({
      type: 'AddWebhook',
      data: {
        ...of,
        eventTypes,
        withContact: false,
        url: 'https://example.com/',
        secret: 'whsec_a',
        by: 'ann',
      },
      ...{ commandId: 'add', now },
    });
    given(webhook)()
      .when(add(['lead.captured']))
      .then(added);
    given(webhook)().when(add([])).thenRejected('WebhookNotValid');
  });

  test('keeps its first secret for a week at most', () => {
    given(webhook)(added).when(rotate('2026-12-03T10:00:00.001Z')).thenRejected('OverlapTooLong');
    given(webhook)(added).when(rotate('2026-11-26T09:59:59.999Z')).thenRejected('OverlapTooLong');
  });

  test('that was removed is nothing any more', () => {
    given(webhook)(added, removed).when(rotate(now)).thenRejected('WebhookUnknown');
    given(webhook)(added, removed)
      .when({ type: 'ResumeWebhook', data: of, commandId: 'x', now })
      .thenRejected('WebhookUnknown');
  });
});

describe('a delivery', () => {
  const ids = { ...of, deliveryId: 'd' };
  const owed: DeliveryEvent = {
    type: 'DeliveryOwed',
    data: { ...ids, eventType: 'test', entityId: 'd', relatedId: null, occurredAt: now, owedAt: now },
  };
  const attempted: DeliveryEvent = {
    type: 'DeliveryAttempted',
    data: { ...ids, attemptId: '1', begunAt: now },
  };
  const outcome = { attemptId: '1', failure: 'status' as const, tookMs: 5 };

  test('waits between two tries', () => {
    const nextAt = '2026-11-26T10:00:05.000Z';
    const failed: DeliveryEvent = {
      type: 'DeliveryFailed',
      data: { ...ids, ...outcome, status: 500, nextAt, failedAt: now },
    };
    given(delivery)(owed, attempted)
      .when({ type: 'RecordFailure', data: { ...outcome, status: 500 }, commandId: 'x', now })
      .then(failed);
    given(delivery)(owed, attempted, failed)
      .when({ type: 'BeginAttempt', data: { attemptId: '2' }, commandId: 'y', now })
      .thenRejected('DeliveryNotDue');
  });

  test('to a receiver that is gone is not tried again', () => {
    given(delivery)(owed, attempted)
      .when({ type: 'RecordFailure', data: { ...outcome, status: 410 }, commandId: 'x', now })
      .then(
        { type: 'DeliveryFailed', data: { ...ids, ...outcome, status: 410, nextAt: null, failedAt: now } },
        { type: 'DeliverySetAside', data: { ...ids, reason: 'gone', sinceAt: now, asideAt: now } },
      );
  });

  test('under way is not replayed', () => {
    given(delivery)(owed, attempted)
      .when({ type: 'ReplayDelivery', data: { by: 'ann' }, commandId: 'r', now })
      .thenRejected('DeliveryUnderWay');
  });
});
