import { z } from 'zod';

/** GET /api/v1/overview: the last 30 days in numbers. */
export const overview = z.object({
  conversationCount: z.int(),
  leadCount: z.int(),
  answeredCount: z.int(),
  unpublishedCount: z.int(),
  pageCount: z.int(),
  /** Replies that the extractive model gave in another's place, and clauses that were held back. */
  fallbackCount: z.int(),
  withheldCount: z.int(),
  /** Millionths of a US dollar. */
  costMicros: z.int(),
  /** One entry per day of the last 30, oldest first, none left out. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      pageViews: z.int(),
      sessions: z.int(),
      conversations: z.int(),
      leads: z.int(),
    }),
  ),
});

export type Overview = Readonly<z.infer<typeof overview>>;
