import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();

const channel = z.enum(['email', 'telegram', 'sms', 'voice']);
export type ChannelName = z.infer<typeof channel>;

/**
 * What a member has to know. `digest`: several things at once, because the member chose so; `unreached`: a colleague was not reached;
 * `test`: the member asked for it; `phone-code`: the digits that prove whose number it is.
 */
const reason = z.enum([
  ...(['lead', 'emergency', 'hand-off', 'missed-call', 'voicemail'] as const),
  ...(['recording-lost', 'text-lapsed', 'cancel-text'] as const),
  ...(['digest', 'unreached', 'test', 'phone-code'] as const),
]);
export type Reason = z.infer<typeof reason>;

/** Where it can be read. `subjectId`: of the lead, the conversation, the call or the contact; empty for a list. */
const place = z.enum(['inbox', 'leads', 'calls', 'texts', 'alerts']);
export type Place = z.infer<typeof place>;

/** One thing that happened. `sourceId`: the event's id; `happenedAt` by the business's clock. */
const item = z.object({ sourceId: id, reason, place, subjectId: id, happenedAt: time });
export type Item = Readonly<z.infer<typeof item>>;

/** One channel, and how long it waits for an acknowledgement before the next has its turn. */
const step = z.object({ channel, minutes: z.number() });
export type Step = Readonly<z.infer<typeof step>>;

const why = z.enum([
  'refused',
  'bounced',
  'unknown',
  'not-acknowledged',
  'not-connected',
  /** The channel has not answered for as long as the next one waits for. */
  'unavailable',
]);
export type Why = z.infer<typeof why>;

const via = z.enum(['dashboard', 'telegram', 'voice', 'colleague']);
export type Via = z.infer<typeof via>;

/** In all of them `nextAt` is when something has to be done about it again, by the business's clock; null: nothing, until something happens. */
const about = { accountId: id, notificationId: id, nextAt: time.nullable() };
const attempt = { ...about, attemptId: id, channel };

export const notificationEvents = {
  NotificationRequested: event(
    1,
    z.object({ ...about, memberId: id, item, steps: z.array(step), requestedAt: time }),
  ),
  /** One more thing for a digest that has not gone out. */
  NotificationItemAdded: event(1, z.object({ ...about, item, addedAt: time })),
  /** Because of the member's quiet hours, or of something more urgent about the same person that is on its way to them. */
  NotificationPostponed: event(1, z.object({ ...about, step: z.number(), postponedAt: time })),

  /** Written before the act: whoever wrote it acts, and nobody else does where a repetition could be a second message. */
  NotificationAttemptBegun: event(1, z.object({ ...attempt, step: z.number(), begunAt: time })),
  /** `ref`: the provider's own id of it, to ask by. */
  NotificationAccepted: event(1, z.object({ ...attempt, ref: z.string(), acceptedAt: time })),
  NotificationRefused: event(1, z.object({ ...attempt, code: z.string(), refusedAt: time })),
  NotificationUnknown: event(1, z.object({ ...attempt, notedAt: time })),
  NotificationDelivered: event(1, z.object({ ...attempt, deliveredAt: time })),
  /** It was accepted, and came back: a letter, or a call that nobody took. */
  NotificationBounced: event(1, z.object({ ...attempt, code: z.string(), bouncedAt: time })),

  /** `step`: the one that has its turn now. */
  NotificationEscalated: event(1, z.object({ ...about, step: z.number(), channel, why, escalatedAt: time })),
  /** Every channel had its turn, and the member was not reached. */
  NotificationExhausted: event(1, z.object({ ...about, memberId: id, item, why, exhaustedAt: time })),
  NotificationAcknowledged: event(
    1,
    z.object({ ...about, memberId: id, sourceId: id, by: id, via, acknowledgedAt: time }),
  ),
  /** The member does not belong to the business any more, or has acknowledged something more urgent about the same person. */
  NotificationWithdrawn: event(1, z.object({ ...about, withdrawnAt: time })),
} as const satisfies EventSpecs;

export type NotificationEvent = EventOf<typeof notificationEvents>;
