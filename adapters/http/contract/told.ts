import { z } from 'zod';

export const toldVisitor = z.object({
  conversationId: z.string(),
  toldAt: z.iso.datetime(),
  /** Null where nobody left details; null in its fields: erased, or never given. */
  contact: z
    .object({
      leadId: z.string(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
});

/** Words that visitors were told and that do not stand there any more. */
export const toldOtherwise = z.object({
  origin: z.enum(['page', 'fact']),
  url: z.string().nullable(),
  title: z.string(),
  before: z.string(),
  /** What stands there today in their place; null when nothing does. */
  today: z.string().nullable(),
  toldCount: z.int(),
  lastToldAt: z.iso.datetime(),
  visitors: z.array(toldVisitor),
});

/** GET /api/v1/told-otherwise: newest first, at most 100, with at most 50 visitors each. */
export const allToldOtherwise = z.object({ told: z.array(toldOtherwise) });

export type ToldOtherwise = Readonly<z.infer<typeof toldOtherwise>>;
export type AllToldOtherwise = Readonly<z.infer<typeof allToldOtherwise>>;
