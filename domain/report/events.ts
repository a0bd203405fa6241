import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();
/** ISO 8601, such as `2026-W48`. */
const week = z.string();
const letter = { accountId: id, week, memberId: id };

const count = z.int();

/** One week of a business in numbers: nobody is in them. */
const figures = z.object({
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
const fixCode = z.enum([
  'website-unread',
  'leads-waiting',
  'messages-unheard',
  'texts-failed',
  'missed-after-hours',
  'missed-calls',
  'questions-unpublished',
  'widget-unseen',
]);

const fix = z.object({ code: fixCode, count });
export type Fix = Readonly<z.infer<typeof fix>>;
export type FixCode = Fix['code'];

export const reportEvents = {
  /** `since`: when the account was opened; null where that is known already. `turnId`: the command's id. */
  ReportScheduled: event(
    1,
    z.object({ accountId: id, turnId: id, since: time.nullable(), dueAt: time, scheduledAt: time }),
  ),
  ReportMade: event(
    1,
    z.object({
      accountId: id,
      turnId: id,
      week,
      /** The instants between which the week lies by the business's own clock. */
      from: time,
      to: time,
      timeZone: z.string(),
      /** BCP 47, of the letter. */
      locale: z.string(),
      figures,
      /** Of the week before; null where there was none. */
      before: figures.nullable(),
      fix: fix.nullable(),
      /** Of the consent log at that moment; null: there was none. */
      checkpoint: z.string().nullable(),
      /** When the next one is due. */
      dueAt: time,
      madeAt: time,
    }),
  ),
  /** From here on the letter counts as sent. */
  ReportLetterBegun: event(1, z.object({ ...letter, begunAt: time })),
  ReportLetterSent: event(1, z.object({ ...letter, letterId: id, sentAt: time })),
  /** `code`: the mail vendor's own. */
  ReportLetterRefused: event(1, z.object({ ...letter, code: z.string(), refusedAt: time })),
  /** Nobody will ever know whether it went out, and it is not sent again. */
  ReportLetterLost: event(1, z.object({ ...letter, lostAt: time })),
  /** What became of every letter is known, or never will be. */
  ReportMailed: event(1, z.object({ accountId: id, week, mailedAt: time })),
} as const satisfies EventSpecs;

export type ReportEvent = EventOf<typeof reportEvents>;
