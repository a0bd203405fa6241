import { z } from 'zod';

const count = z.int();

/** One week of a business in numbers: nobody is in them. */
export const figures = z.object({
  conversations: z.object({ chat: count, phone: count }),
  /** What became of the calls that rang. `passedOn`: the own number or a transfer took it. `refused`: blocked, or pretended and silent. */
  calls: z.object({
    ...{ answered: count, passedOn: count, voicemail: count, missed: count, refused: count, live: count },
    missedAfterHours: count,
  }),
  /** Left on the answering machine; some of them opened. */
  messages: z.object({ left: count, heard: count }),
  /** Captured in the week, and how many of these were contacted since. */
  leads: z.object({ captured: count, contacted: count }),
  questions: z.object({ answered: count, unpublished: count, offLimits: count }),
  handOffs: count,
  emergencies: count,
  /** Links that callers asked for; every one stands in one of them. `dropped`: the caller said no, or nothing. */
  texts: z.object({ delivered: count, underway: count, failed: count, refused: count, dropped: count }),
  /** A lead is promised a call back, a caller who said yes a text. */
  commitments: z.object({ kept: count, broken: count, open: count }),
  /** Replies by how long they took: one count for each of `replyBoundsMs`, and one beyond. */
  replies: z.array(count),
  /** Days of UTC. */
  visits: z.object({ pageViews: count, sessions: count }),
  /** Chats begun and calls that rang: by the seven days from Monday, and the 24 hours of the business's own clock. */
  byDay: z.array(count),
  byHour: z.array(count),
  /** Null: not measured. */
  alerts: z.object({ reachedCount: count, medianSeconds: z.number().nullable() }).nullable(),
});
export type Figures = Readonly<z.infer<typeof figures>>;

/** What would help most. */
export const fixCode = z.enum([
  'website-unread',
  'leads-waiting',
  'messages-unheard',
  'texts-failed',
  'missed-after-hours',
  'missed-calls',
  'questions-unpublished',
  'widget-unseen',
]);

export const fix = z.object({ code: fixCode, count });
export type Fix = Readonly<z.infer<typeof fix>>;
export type FixCode = Fix['code'];
