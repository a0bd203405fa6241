import { z } from 'zod';

/** Null in any field about the person: erased, or never given. */
export const leadRow = z.object({
  leadId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  note: z.string().nullable(),
  /** What the owner's own intake asked for, in its order. */
  answers: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  erased: z.boolean(),
  stage: z.enum(['new', 'contacted']),
  capturedAt: z.iso.datetime(),
  conversationId: z.string().nullable(),
});

/** GET /api/v1/leads?cursor=…: newest first, 50 at a time. GET /api/v1/leads.csv: all of them, as a spreadsheet reads it safely. */
export const leads = z.object({ leads: z.array(leadRow), nextCursor: z.string().nullable() });

/** POST /api/v1/leads/ID/contacted: 204. */
export type LeadRow = Readonly<z.infer<typeof leadRow>>;
export type Leads = Readonly<z.infer<typeof leads>>;
