import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
// A sole trader's own address, and a secret: both go with the account.
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;
/** `changeId`: the id of the request, by which its repetition is known. */
const change = { accountId: id, webhookId: id, changeId: id };

export const webhookEventTypes = ['lead.captured', 'conversation.closed', 'call.ended', 'link.sent'] as const;
const eventType = z.enum(webhookEventTypes);
/** What a receiver can be told of. */
export type WebhookEventType = z.infer<typeof eventType>;

/** `gone`: the receiver answered 410. `failing`: it took nothing for as long as one delivery is tried. */
const offReason = z.enum(['gone', 'failing']);
export type OffReason = z.infer<typeof offReason>;

export const webhookEvents = {
  /** Version 1 called its event types topics. */
  WebhookAdded: event(
    2,
    z.object({
      ...change,
      url: personal(z.string(), ofBusiness),
      /** As Standard Webhooks writes it, `whsec_…`. */
      secret: personal(z.string(), ofBusiness),
      eventTypes: z.array(eventType),
      /** Whether it is told of a lead how to reach the person. */
      withContact: z.boolean(),
      addedBy: id,
      addedAt: time,
    }),
  ),
  /** Of event types: the log keeps the name it was first written under. */
  WebhookTopicsChosen: event(
    2,
    z.object({ ...change, eventTypes: z.array(eventType), withContact: z.boolean(), chosenAt: time }),
  ),
  /** Until `overlapEndsAt` both secrets sign. */
  WebhookSecretRotated: event(
    1,
    z.object({
      ...change,
      secret: personal(z.string(), ofBusiness),
      rotatedBy: id,
      overlapEndsAt: time,
      rotatedAt: time,
    }),
  ),
  WebhookPaused: event(1, z.object({ ...change, pausedAt: time })),
  /** Also after it was switched off. */
  WebhookResumed: event(1, z.object({ ...change, resumedAt: time })),
  WebhookSwitchedOff: event(1, z.object({ ...change, reason: offReason, offAt: time })),
  WebhookRemoved: event(1, z.object({ ...change, removedBy: id, removedAt: time })),
} as const satisfies EventSpecs;

export type WebhookEvent = EventOf<typeof webhookEvents>;
