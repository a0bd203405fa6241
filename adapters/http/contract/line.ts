import { z } from 'zod';

/** E.164. */
const number = z.string().regex(/^\+[1-9]\d{6,14}$/u);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u);

export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Times of the business's own clock. */
export const openRange = z.object({ day: z.enum(weekdayNames), from: clock, to: clock });

export const transfer = z.object({
  transferId: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u)
    .max(40),
  label: z.string().trim().min(1).max(300),
  number,
});

/**
 * `assistant`: it answers at once. `staff-first`: the own number rings before. `after-hours`: the own number rings while the business is
 * open. `off`: it always does.
 */
export const answering = z.object({
  mode: z.enum(['assistant', 'staff-first', 'after-hours', 'off']),
  staffSeconds: z.int().min(5).max(60),
  /** Empty: always open. */
  hours: z.array(openRange).max(42),
  /** `YYYY-MM-DD`. */
  closedDates: z.array(z.iso.date()).max(100),
});

const readiness = z.enum(['not-asked', 'collecting', 'in-review', 'ready', 'refused']);

/** GET /api/v1/line: how the phone is answered. */
export const lineSettings = z.object({
  /** Whether calls and texts can be made at all by this installation: a phone company is configured, or the sandbox's. */
  isOn: z.boolean(),
  number: number.nullable(),
  ownNumber: number.nullable(),
  answering,
  transfers: z.array(transfer),
  /** BCP 47. */
  language: z.string(),
  /** Name of the voice with the phone company; empty for its own. */
  voice: z.string(),
  greeting: z.string(),
  /** Recording begins only after a yes. */
  asksFirst: z.boolean(),
  texting: z.object({ readiness, reason: z.string().nullable() }),
  /** What every call begins with, the name of the business filled in. */
  announcement: z.string(),
  /** What comes after it where no greeting is set, in the language of the line. */
  usualGreeting: z.string(),
  /** Languages in which a call can be held. */
  languages: z.array(z.string()),
  /** Where the phone company calls us: to be pasted there, or set by `POST /api/v1/line/connect`. */
  addresses: z.object({ voice: z.string(), status: z.string(), texts: z.string() }),
  /** What the registration for texts asks for. */
  registration: z.object({
    useCase: z.string(),
    callToAction: z.string(),
    sampleText: z.string(),
    privacyUrl: z.string(),
    termsUrl: z.string(),
  }),
});

/**
 * POST /api/v1/line: changes what is named and leaves the rest. 204. 409 `number-taken`, `line-has-number`, `own-number-needed`; 422
 * `number-is-the-line`, `hours-not-in-order`.
 */
export const changeLine = z
  .object({
    number: number.nullable(),
    ownNumber: number.nullable(),
    answering,
    transfers: z.array(transfer).max(9),
    voice: z.object({
      language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/u),
      voice: z.string().trim().max(100),
    }),
    greeting: z.string().trim().max(300),
    asksFirst: z.boolean(),
    texting: z.object({ readiness, reason: z.string().trim().max(300).nullable() }),
  })
  .partial();

/** GET /api/v1/line/check: whether the phone company calls us where it ought to. 502 `telephony-unavailable`. */
export const lineCheck = z.object({
  /** The account with the phone company has this number. */
  isOwned: z.boolean(),
  points: z.array(
    z.object({
      what: z.enum(['voice', 'fallback', 'status', 'texts']),
      /** What stands there; null for nothing. */
      found: z.string().nullable(),
      expected: z.string().nullable(),
      isRight: z.boolean(),
    }),
  ),
});

export type OpenRange = Readonly<z.infer<typeof openRange>>;
export type Transfer = Readonly<z.infer<typeof transfer>>;
export type Answering = Readonly<z.infer<typeof answering>>;
export type LineSettings = Readonly<z.infer<typeof lineSettings>>;
export type ChangeLine = Readonly<z.infer<typeof changeLine>>;
export type LineCheck = Readonly<z.infer<typeof lineCheck>>;
