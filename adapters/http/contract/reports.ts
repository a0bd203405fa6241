import { z } from 'zod';

const count = z.int();

/** One week in numbers; nobody is in them. */
const figures = z.object({
  conversations: z.object({ chat: count, phone: count }),
  /** By what became of them; `missedAfterHours` are among the missed. */
  calls: z.object({
    ...{ answered: count, passedOn: count, voicemail: count, missed: count, refused: count, live: count },
    missedAfterHours: count,
  }),
  messages: z.object({ left: count, heard: count }),
  leads: z.object({ captured: count, contacted: count }),
  questions: z.object({ answered: count, unpublished: count, offLimits: count }),
  handOffs: count,
  emergencies: count,
  texts: z.object({ delivered: count, underway: count, failed: count, refused: count, dropped: count }),
  commitments: z.object({ kept: count, broken: count, open: count }),
  /** Replies that took at most 250, 500, 1,000, 2,000, 4,000 and 8,000 ms, and longer ones: each counted once. */
  replies: z.array(count),
  /** By days of UTC. */
  visits: z.object({ pageViews: count, sessions: count }),
  /** Chats begun and calls that rang: from Monday on, and by the hours of the business's clock. */
  byDay: z.array(count),
  byHour: z.array(count),
  /** How many leads reached an owner, and the median time of that; null: not measured. */
  alerts: z.object({ reachedCount: count, medianSeconds: z.number().nullable() }).nullable(),
});

const weekName = z.string().regex(/^\d{4}-W\d{2}$/u);
const week = z.object({
  /** ISO 8601. */
  week: weekName,
  /** Its seven dates by the business's calendar. */
  days: z.array(z.iso.date()),
  /** When its report was made for the letters; null: it was not, or not yet. */
  madeAt: z.iso.datetime().nullable(),
});

/** GET /api/v1/reports: the weeks there is something to say of, newest first; the first of them is not over. At most ten years. */
export const reports = z.object({ weeks: z.array(week) });

/** GET /api/v1/reports/WEEK: one week, such as `2026-W48`, as it stands now. 404 `report-not-found`. */
export const report = z.object({
  ...week.shape,
  isOver: z.boolean(),
  timeZone: z.string(),
  figures,
  /** The week before; null: there was none. */
  before: figures.nullable(),
  /** What would help most, and where in the dashboard it is put right. */
  fix: z.object({ code: z.string(), count, place: z.string() }).nullable(),
  /** When the next report is due; null: not known yet. */
  nextDueAt: z.iso.datetime().nullable(),
  /** Who got it by letter. `begun`: it is not known yet whether it went out; `lost`: it never will be. */
  letters: z.array(
    z.object({
      /** Null: erased, or no member any more. */
      email: z.string().nullable(),
      letter: z.enum(['begun', 'sent', 'refused', 'lost']),
      at: z.iso.datetime(),
    }),
  ),
});

export type ReportFigures = Readonly<z.infer<typeof figures>>;
export type ReportWeek = Readonly<z.infer<typeof week>>;
export type Reports = Readonly<z.infer<typeof reports>>;
export type WeeklyReport = Readonly<z.infer<typeof report>>;
