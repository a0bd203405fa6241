import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();
const of = { accountId: id, webhookId: id, deliveryId: id };

/** `test`: the owner wants to see whether the receiver hears. */
const eventType = z.enum(['lead.captured', 'conversation.closed', 'call.ended', 'link.sent', 'test']);
export type DeliveryEventType = z.infer<typeof eventType>;

/** `status`: it answered, and not with 2xx. `unknown`: nobody heard what became of the attempt. */
const failure = z.enum(['status', 'timed-out', 'unreachable', 'forbidden-address', 'unknown']);
export type DeliveryFailure = z.infer<typeof failure>;

/** `exhausted`: every try failed. `gone`: the receiver answered 410. The others: what the receiver was when its turn came. */
const asideReason = z.enum(['exhausted', 'gone', 'paused', 'off', 'removed']);
export type AsideReason = z.infer<typeof asideReason>;

/** Ids and times only: what a receiver is told is put together when it is sent, and kept nowhere. */
export const deliveryEvents = {
  /** Version 1 called its event type a topic. */
  DeliveryOwed: event(
    2,
    z.object({
      ...of,
      eventType,
      /** The lead, conversation, call or request of a link. */
      entityId: id,
      /** The conversation of a lead, the call of a link. */
      relatedId: id.nullable(),
      occurredAt: time,
      owedAt: time,
    }),
  ),
  /** From here on it may have been received. */
  DeliveryAttempted: event(1, z.object({ ...of, attemptId: id, begunAt: time })),
  DeliverySucceeded: event(
    1,
    z.object({ ...of, attemptId: id, status: z.int(), tookMs: z.int(), succeededAt: time }),
  ),
  DeliveryFailed: event(
    1,
    z.object({
      ...of,
      attemptId: id,
      failure,
      /** Of the answer; null where there was none. */
      status: z.int().nullable(),
      tookMs: z.int(),
      /** Null: it was the last. */
      nextAt: time.nullable(),
      failedAt: time,
    }),
  ),
  /** The dead-letter box: nobody tries it again by themselves. `sinceAt`: when its first try was due. */
  DeliverySetAside: event(1, z.object({ ...of, reason: asideReason, sinceAt: time, asideAt: time })),
  DeliveryReplayed: event(1, z.object({ ...of, replayId: id, replayedBy: id, replayedAt: time })),
} as const satisfies EventSpecs;

export type DeliveryEvent = EventOf<typeof deliveryEvents>;
