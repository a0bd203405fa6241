import { z } from 'zod';

const channel = z.enum(['email', 'telegram', 'sms', 'voice']);
export type AlertChannel = z.infer<typeof channel>;
const reason = z.enum([
  ...(['lead', 'emergency', 'hand-off', 'missed-call', 'voicemail'] as const),
  ...(['recording-lost', 'text-lapsed', 'cancel-text'] as const),
]);
export type AlertReason = z.infer<typeof reason>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);
const step = z.object({
  channel,
  minutes: z
    .int()
    .min(1)
    .max(24 * 60),
});
const steps = z.array(step).max(4);

/** POST /api/v1/alerts/preferences: how the member who asks wants to be told. 204. 422 `preferences-not-valid`, `emergencies-at-once`. */
export const alertPreferences = z.object({
  /** Of somebody who is no owner: an owner is always told. */
  wantsAlerts: z.boolean(),
  /** The channels in their order and how long each waits for an acknowledgement; empty: those that are connected. */
  steps,
  orders: z.array(z.object({ reason, steps })).max(8),
  /** What is told once a day and not at once. */
  digest: z.array(reason).max(8),
  /** Times of the business's own clock. */
  digestAt: clock,
  quiet: z.object({ from: clock, to: clock }).nullable(),
});
export type AlertPreferences = Readonly<z.infer<typeof alertPreferences>>;

/** GET /api/v1/alerts/preferences: of the member who asks. */
export const alertSettings = z.object({
  preferences: alertPreferences.nullable(),
  channels: z.array(
    z.object({
      channel,
      /** This installation has it. */
      isOffered: z.boolean(),
      /** It would reach the member now. */
      isConnected: z.boolean(),
    }),
  ),
  /** Confirmed; E.164. */
  phone: z.string().nullable(),
  /** A text said STOP. */
  isStopped: z.boolean(),
  /** Waits for its code. */
  namedPhone: z.string().nullable(),
});
export type AlertSettings = Readonly<z.infer<typeof alertSettings>>;

/** POST /api/v1/alerts/phone: texts a code there. 204. 409 `no-line`, 422 `phone-not-valid`, 429 `too-many-codes`. */
export const nameAlertPhone = z.object({ phone: z.string().trim().min(3).max(40) });
/** POST /api/v1/alerts/phone/confirm. 204. 409 `phone-taken`, `code-expired`, 422 `code-wrong`, 429 `too-many-tries`. */
export const confirmAlertPhone = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/u),
});
/** POST /api/v1/alerts/test: sends one on this channel. 201. */
export const testAlert = z.object({ channel });
export const testedAlert = z.object({ notificationId: z.string() });
export type TestedAlert = Readonly<z.infer<typeof testedAlert>>;
/** POST /api/v1/alerts/seen: the member has opened this; the alerts about it are acknowledged. `subjectId` null: the whole list. 204. */
export const seenAlert = z.object({
  place: z.enum(['inbox', 'leads', 'calls', 'texts', 'alerts']),
  subjectId: z.string().min(1).max(80).nullable(),
});

const attempt = z.object({
  attemptId: z.string(),
  channel,
  status: z.enum(['begun', 'accepted', 'refused', 'unknown', 'delivered', 'bounced']),
  begunAt: z.string(),
  acceptedAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  toldAt: z.string().nullable(),
  code: z.string().nullable(),
});
/** GET /api/v1/alerts/:id: one of them, with what became of it step by step. 404. */
export const alert = z.object({
  notificationId: z.string(),
  memberId: z.string(),
  reason: z.string(),
  place: z.string(),
  subjectId: z.string(),
  itemCount: z.number(),
  happenedAt: z.string(),
  requestedAt: z.string(),
  status: z.enum(['open', 'acknowledged', 'exhausted', 'withdrawn']),
  nextAt: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedVia: z.string().nullable(),
  settledAt: z.string().nullable(),
  why: z.string().nullable(),
  attempts: z.array(attempt),
});
export type Alert = Readonly<z.infer<typeof alert>>;

/** GET /api/v1/alerts?cursor=…: the newest first. `people`: whose they are; without an address where it was erased. */
export const alerts = z.object({
  alerts: z.array(alert),
  nextCursor: z.string().nullable(),
  people: z.array(z.object({ memberId: z.string(), email: z.string().nullable(), isMe: z.boolean() })),
});
export type Alerts = Readonly<z.infer<typeof alerts>>;
