import { z } from 'zod';

export const shareProcessors = ['twilio', 'resend', 'telegram', 'stripe', 'language-model'] as const;
const processor = z.enum(shareProcessors);

export const share = z.object({
  shareId: z.string(),
  processor,
  /** `call`, `link text`, `alert`, `weekly report`, … */
  purpose: z.string(),
  /** Kinds of data: `number`, `address`, `words`, … */
  categories: z.array(z.string()),
  /** Whom it is about: a random id, as elsewhere; empty where nobody knows it any more. */
  subjectId: z.string(),
  /** Of the call, text, letter or message. */
  requestId: z.string(),
  at: z.iso.datetime(),
});

/** GET /api/v1/shares?processor=NAME&subject=ID&cursor=…: what left for processors, newest first, 50 at a time, and how often in all. */
export const shares = z.object({
  totals: z.array(
    z.object({ processor, purpose: z.string(), categories: z.array(z.string()), count: z.int() }),
  ),
  shares: z.array(share),
  nextCursor: z.string().nullable(),
});

export type Share = Readonly<z.infer<typeof share>>;
export type Shares = Readonly<z.infer<typeof shares>>;
