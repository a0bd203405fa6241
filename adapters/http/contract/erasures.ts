import { z } from 'zod';

const time = z.iso.datetime();

export const erasureShown = z.object({
  erasureId: z.string(),
  scope: z.enum(['person', 'business']),
  /** How whoever asked was known. */
  proof: z.enum(['visitor-token', 'email-code', 'call', 'owner', 'operator', 'plan-ended']),
  status: z.enum(['requested', 'cancelled', 'begun', 'completed']),
  requestedAt: time,
  /** Until then it can be undone; null where it began at once. */
  graceUntil: time.nullable(),
  /** The law's last day. */
  deadlineAt: time,
  placeCount: z.int(),
  /** How many of these places hold no copy any more. */
  doneCount: z.int(),
  overdue: z.enum(['alarm', 'deadline']).nullable(),
  endedAt: time.nullable(),
});

/** GET /api/v1/erasures: the newest 500, newest first. GET /api/v1/erasures/ID: one of them. 404 `erasure-not-found`. */
export const erasures = z.object({ erasures: z.array(erasureShown) });

/**
 * POST /api/v1/erasures: 202 the erasure. Everything that belongs to whoever is seen there goes, and cannot be had again. 404
 * `nobody-there`.
 */
export const erasePerson = z.object({
  where: z.enum(['lead', 'conversation', 'call']),
  id: z.string().min(1).max(100),
  /** Whether they get a letter about it, where their address is known. */
  isTold: z.boolean(),
});

/**
 * POST /api/v1/business/close: 202 the erasure of the whole business, which begins after days in which it can be undone. 422
 * `name-not-same`, 409 `account-closing`.
 */
export const closeAccount = z.object({ businessName: z.string().trim().min(1).max(200) });

/** GET /api/v1/business/closing. POST /api/v1/erasures/ID/cancel: 204. 409 `erasure-begun`. */
export const closing = z.object({ closing: erasureShown.nullable() });

export type ErasureShown = Readonly<z.infer<typeof erasureShown>>;
export type Erasures = Readonly<z.infer<typeof erasures>>;
export type Closing = Readonly<z.infer<typeof closing>>;
export type ErasePerson = Readonly<z.infer<typeof erasePerson>>;
