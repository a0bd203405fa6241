import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();

export const allowanceEvents = {
  /** It counts, whether the text went out in the end or not. */
  TextAllowed: event(1, z.object({ accountId: id, attemptId: id, allowedAt: z.iso.datetime() })),
} as const satisfies EventSpecs;

export type AllowanceEvent = EventOf<typeof allowanceEvents>;
