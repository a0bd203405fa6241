import type { Router } from 'express';
import type { HandleDelivery, HandleWebhook } from '../../../application/webhook/needs.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { WebhookSigner } from '../../../application/ports/webhook-signer.js';
import type { DeliveryReason } from '../../../domain/delivery/delivery.js';
import type { WebhookCommand, WebhookReason } from '../../../domain/webhook/webhook.js';
import type { Deliveries } from '../../../projections/deliveries/queries.js';
import type { Webhooks, WebhookShown } from '../../../projections/webhooks/queries.js';
import { takeBody } from '../body.js';
import {
  addWebhook,
  changeWebhook,
  rotateSecret,
  type DeliveryLog,
  type DeliveryStarted,
  type WebhookList,
  type WebhookSecret,
} from '../contract/webhooks.js';
import { cursorOf } from '../cursor.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal, secretLost } from '../problem-details.js';
import { decided, newlyDecided } from './deciding.js';

export interface WebhookRoutesNeeds extends Dashboard {
  readonly handleWebhook: HandleWebhook;
  readonly handleDelivery: HandleDelivery;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly signer: Pick<WebhookSigner, 'newSecret'>;
  /** Whether such an address may be told anything. */
  readonly allows: (url: string) => boolean;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

const hourMs = 60 * 60_000;
const countMax = 10;

const notFound = new Refusal(404, 'webhook-not-found', 'There is no such webhook. Please reload the list.');
const refusals: Readonly<Record<WebhookReason, Refusal>> = {
  WebhookUnknown: notFound,
  WebhookNotValid: new Refusal(
    422,
    'webhook-not-valid',
    'A webhook has an address and something to be told of.',
  ),
  WebhookIsOn: new Refusal(409, 'webhook-is-on', 'This webhook is on already.'),
  WebhookNotOn: new Refusal(409, 'webhook-not-on', 'This webhook is not on.'),
  OverlapTooLong: new Refusal(422, 'overlap-too-long', 'Both secrets sign for 7 days at most.'),
};
const deliveryNotFound = new Refusal(
  404,
  'delivery-not-found',
  'There is no such delivery. Please reload the list.',
);
const underWay = new Refusal(409, 'delivery-under-way', 'This delivery is under way already.');
const deliveryRefusals: Readonly<Record<DeliveryReason, Refusal>> = {
  DeliveryUnknown: deliveryNotFound,
  AttemptUnknown: deliveryNotFound,
  DeliveryNotDue: underWay,
  DeliveryUnderWay: underWay,
  TooManyReplays: new Refusal(409, 'too-many-replays', 'This delivery was replayed 20 times already.'),
};

/** Who is told what happens, as the owner sets it, with the log of what was sent. */
export function webhookRoutes(needs: WebhookRoutesNeeds): Router {
  const { handleWebhook, handleDelivery, webhooks, deliveries, signer, allows, guard, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'manage',
    write: 'manage',
  });
  type Request = Parameters<typeof tenantOf>[0];

  const found = async (request: Request): Promise<WebhookShown> => {
    const webhook = await webhooks.one(tenantOf(request), String(request.params['id']));
    if (webhook === undefined) throw notFound;
    return webhook;
  };
  const give = (request: Request, command: WebhookCommand): Promise<boolean> =>
    newlyDecided(
      handleWebhook,
      { id: command.data.webhookId, command, context: contextOf(request) },
      { refusals, seen },
    );
  const idsOf = (request: Request) => ({
    accountId: tenantOf(request),
    webhookId: String(request.params['id']),
  });
  const asked = (request: Request) => ({ commandId: idOf(request), now: now() });

  router.get('/webhooks', async (request, response) => {
    response.json({ webhooks: [...(await webhooks.of(tenantOf(request)))] } satisfies WebhookList);
  });

  router.post('/webhooks', ...takeBody, async (request, response) => {
    const wanted = bodyOf(request, addWebhook);
    const accountId = tenantOf(request);
    if (!allows(wanted.url)) {
      throw new Refusal(
        422,
        'webhook-address-not-allowed',
        'The address begins with https://, has a public name and no port of its own. Please check it.',
      );
    }
    if ((await webhooks.of(accountId)).length >= countMax) {
      throw new Refusal(409, 'too-many-webhooks', 'There are 10 webhooks already. Please remove one first.');
    }
    const webhookId = idOf(request);
    const secret = signer.newSecret();
    const data = { accountId, webhookId, ...wanted, secret, by: guard.of(request).memberId };
    const isNew = await give(request, { type: 'AddWebhook', data, commandId: webhookId, now: now() });
    if (!isNew) throw secretLost;
    response.status(201).json({ webhookId, secret } satisfies WebhookSecret);
  });

  router.post('/webhooks/:id', ...takeBody, async (request, response) => {
    const data = { ...bodyOf(request, changeWebhook), ...idsOf(request) };
    await give(request, { type: 'ChooseEventTypes', data, ...asked(request) });
    response.status(204).end();
  });

  router.post('/webhooks/:id/pause', async (request, response) => {
    await give(request, { type: 'PauseWebhook', data: idsOf(request), ...asked(request) });
    response.status(204).end();
  });

  router.post('/webhooks/:id/resume', async (request, response) => {
    await give(request, { type: 'ResumeWebhook', data: idsOf(request), ...asked(request) });
    response.status(204).end();
  });

  router.post('/webhooks/:id/remove', async (request, response) => {
    const data = { ...idsOf(request), by: guard.of(request).memberId };
    await give(request, { type: 'RemoveWebhook', data, ...asked(request) });
    response.status(204).end();
  });

  router.post('/webhooks/:id/rotate', ...takeBody, async (request, response) => {
    const { overlapHours } = bodyOf(request, rotateSecret);
    const at = now();
    const overlapEndsAt = new Date(Date.parse(at) + overlapHours * hourMs).toISOString();
    const secret = signer.newSecret();
    const data = { ...idsOf(request), secret, overlapEndsAt, by: guard.of(request).memberId };
    const isNew = await give(request, { type: 'RotateSecret', data, commandId: idOf(request), now: at });
    if (!isNew) throw secretLost;
    response.status(201).json({ webhookId: data.webhookId, secret } satisfies WebhookSecret);
  });

  router.post('/webhooks/:id/test', async (request, response) => {
    const { webhookId } = await found(request);
    const accountId = tenantOf(request);
    const deliveryId = idOf(request);
    const about = { eventType: 'test', entityId: deliveryId, relatedId: null, occurredAt: now() } as const;
    const data = { accountId, webhookId, deliveryId, ...about };
    const command = { type: 'OweDelivery', data, commandId: deliveryId, now: now() } as const;
    await decided(
      handleDelivery,
      { id: deliveryId, command, context: contextOf(request) },
      { refusals: deliveryRefusals, seen },
    );
    response.status(202).json({ deliveryId } satisfies DeliveryStarted);
  });

  router.get('/webhooks/:id/deliveries', async (request, response) => {
    const { webhookId } = await found(request);
    const { rows, nextCursor } = await deliveries.page(tenantOf(request), webhookId, cursorOf(request));
    response.json({ deliveries: [...rows], nextCursor } satisfies DeliveryLog);
  });

  router.post('/deliveries/:id/replay', async (request, response) => {
    const { id } = request.params;
    const data = { by: guard.of(request).memberId };
    const command = { type: 'ReplayDelivery', data, commandId: idOf(request), now: now() } as const;
    await decided(
      handleDelivery,
      { id, command, context: contextOf(request) },
      { refusals: deliveryRefusals, seen },
    );
    response.status(202).json({ deliveryId: id } satisfies DeliveryStarted);
  });
  return router;
}
