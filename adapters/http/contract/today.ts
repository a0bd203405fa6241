import { z } from 'zod';

/** In order of urgency. */
export const todayKinds = [
  'emergency',
  'hand-off',
  'paused',
  'plan-unpaid',
  'plan-ended',
  'trial-ending',
  'lead',
  'voicemail',
  'text-failed',
  'request-due',
  'webhook-off',
  'deliveries-given-up',
  'crawl-failed',
  'crawl-stale',
  'question',
] as const;

export const todayItem = z.object({
  /** Of the conversation, lead, call, question, request or webhook. Empty where there is but one. */
  id: z.string(),
  /** Since when it waits; of what is due, until when. Null where nobody knows. */
  at: z.iso.datetime().nullable(),
  /** Who or what it is about: a name, words, the end of a number. Null where there is none, or it was erased. */
  text: z.string().nullable(),
  /** Whoever asks was told of it, and can acknowledge it. */
  isTold: z.boolean(),
});

/**
 * GET /api/v1/today: what needs somebody, each kind with its first five and how many there are. What only owners can do is told to them
 * alone. `since`: from the beginning of yesterday on.
 */
export const today = z.object({
  groups: z.array(z.object({ kind: z.enum(todayKinds), count: z.int(), items: z.array(todayItem).max(5) })),
  since: z.object({ conversations: z.int(), leads: z.int(), answered: z.int(), unpublished: z.int() }),
});

export type TodayKind = (typeof todayKinds)[number];
export type TodayItem = Readonly<z.infer<typeof todayItem>>;
export type Today = Readonly<z.infer<typeof today>>;
