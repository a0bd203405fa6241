import { z } from 'zod';

const eventType = z.enum(['lead.captured', 'conversation.closed', 'call.ended', 'link.sent']);
const wanted = {
  eventTypes: z.array(eventType).min(1).max(4),
  /** Whether it is told how to reach the person of a lead. Never of a sensitive business. */
  withContact: z.boolean(),
};

/** GET /api/v1/webhooks: in the order in which they were added. */
export const webhooks = z.object({
  webhooks: z.array(
    z.object({
      webhookId: z.string(),
      /** Null where it was erased. */
      url: z.string().nullable(),
      eventTypes: z.array(eventType),
      withContact: z.boolean(),
      status: z.enum(['on', 'paused', 'off']),
      /** Why it was switched off: the receiver answered 410, or took nothing for three days. */
      offReason: z.enum(['gone', 'failing']).nullable(),
      addedAt: z.iso.datetime(),
      /** Until then the secret before signs as well. */
      overlapEndsAt: z.iso.datetime().nullable(),
      lastSucceededAt: z.iso.datetime().nullable(),
      lastFailedAt: z.iso.datetime().nullable(),
    }),
  ),
});

/** POST /api/v1/webhooks: 201 `webhookSecret`. 409 `too-many-webhooks`; 422 `webhook-address-not-allowed`. */
export const addWebhook = z.object({ url: z.string().trim().min(1).max(2_000), ...wanted });

/** The secret is told this once, and never again. */
export const webhookSecret = z.object({ webhookId: z.string(), secret: z.string() });

/** POST /api/v1/webhooks/WEBHOOK: 204. /pause, /resume, /remove: 204. 404 `webhook-not-found`. */
export const changeWebhook = z.object(wanted);

/** POST /api/v1/webhooks/WEBHOOK/rotate: 201 `webhookSecret`. For so many hours both secrets sign. */
export const rotateSecret = z.object({ overlapHours: z.int().min(0).max(168) });

/** POST /api/v1/webhooks/WEBHOOK/test: 202. */
export const deliveryStarted = z.object({ deliveryId: z.string() });

/** GET /api/v1/webhooks/WEBHOOK/deliveries?cursor=…: newest first, 50 at a time. */
export const deliveries = z.object({
  deliveries: z.array(
    z.object({
      deliveryId: z.string(),
      eventType: z.enum([...eventType.options, 'test']),
      entityId: z.string(),
      status: z.enum(['waiting', 'trying', 'delivered', 'aside']),
      attemptCount: z.int(),
      /** What the receiver answered last; null where it did not. */
      responseStatus: z.int().nullable(),
      failure: z.enum(['status', 'timed-out', 'unreachable', 'forbidden-address', 'unknown']).nullable(),
      asideReason: z.enum(['exhausted', 'gone', 'paused', 'off', 'removed']).nullable(),
      tookMs: z.int().nullable(),
      owedAt: z.iso.datetime(),
      lastAt: z.iso.datetime().nullable(),
      nextAt: z.iso.datetime().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export type WebhookList = Readonly<z.infer<typeof webhooks>>;
export type WebhookShown = WebhookList['webhooks'][number];
export type WebhookSecret = Readonly<z.infer<typeof webhookSecret>>;
export type DeliveryStarted = Readonly<z.infer<typeof deliveryStarted>>;
export type DeliveryLog = Readonly<z.infer<typeof deliveries>>;
export type DeliveryShown = DeliveryLog['deliveries'][number];
