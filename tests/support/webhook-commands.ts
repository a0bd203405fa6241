import { fc } from '@fast-check/vitest';
import type { DeliveryCommand } from '../../domain/delivery/delivery.js';
import type { WebhookCommand } from '../../domain/webhook/webhook.js';

// Few values, so that histories meet themselves.
const id = fc.constantFrom('a', 'b');
const text = fc.constantFrom('one', 'two');
const now = fc
  .nat({ max: 1_000_000 })
  .map((second) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString());

const command = <Name extends string, Data extends object>(type: Name, data: fc.Arbitrary<Data>) =>
  fc.record({ type: fc.constant(type), data, commandId: fc.uuid(), now });

const of = { accountId: id, webhookId: id };
const eventTypes = fc.constantFrom<('lead.captured' | 'call.ended')[]>([], ['lead.captured'], ['call.ended']);
const wanted = { eventTypes, withContact: fc.boolean() };

export const webhookCommands: fc.Arbitrary<WebhookCommand> = fc.oneof(
  command('AddWebhook', fc.record({ ...of, ...wanted, url: text, secret: text, by: id })),
  command('ChooseEventTypes', fc.record({ ...of, ...wanted })),
  command('RotateSecret', fc.record({ ...of, secret: text, overlapEndsAt: now, by: id })),
  command('PauseWebhook', fc.record(of)),
  command('ResumeWebhook', fc.record(of)),
  command('SwitchOff', fc.record({ ...of, reason: fc.constantFrom('gone' as const, 'failing' as const) })),
  fc.oneof(
    { weight: 1, arbitrary: command('RemoveWebhook', fc.record({ ...of, by: id })) },
    { weight: 5, arbitrary: command('ResumeWebhook', fc.record(of)) },
  ),
);

const attempt = { attemptId: fc.constantFrom('1', '2', '3', '4') };
export const deliveryCommands: fc.Arbitrary<DeliveryCommand> = fc.oneof(
  command(
    'OweDelivery',
    fc.record({
      ...{ ...of, deliveryId: id, entityId: id, relatedId: fc.option(id), occurredAt: now },
      eventType: fc.constantFrom('lead.captured' as const, 'test' as const),
    }),
  ),
  { weight: 4, arbitrary: command('BeginAttempt', fc.record(attempt)) },
  command('RecordSuccess', fc.record({ ...attempt, status: fc.constant(204), tookMs: fc.nat({ max: 9 }) })),
  {
    weight: 3,
    arbitrary: command(
      'RecordFailure',
      fc.record({
        ...attempt,
        failure: fc.constantFrom('status' as const, 'timed-out' as const),
        status: fc.constantFrom(410, 500, null),
        tookMs: fc.nat({ max: 9 }),
      }),
    ),
  },
  command(
    'SetAside',
    fc.record({
      round: fc.constantFrom(0, 1),
      reason: fc.constantFrom('paused' as const, 'removed' as const),
    }),
  ),
  command('ReplayDelivery', fc.record({ by: id })),
);
