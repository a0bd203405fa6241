import { z } from 'zod';
import { gone } from './between.js';
import { devices, replyKinds } from './inbox.js';

const count = z.int();

export const rangeNames = ['this-week', 'last-week', 'last-28-days', 'this-month', 'last-month'] as const;

/**
 * The query of GET /api/v1/reports/range and range.csv: days by their name, or a first and a last one, at most 366, by the business's
 * calendar. The last 28 days where nothing is said. 422 `range-not-valid`.
 */
export const rangeQuery = {
  range: z.enum(rangeNames).optional(),
  first: z.iso.date().optional(),
  last: z.iso.date().optional(),
};

/** Some days in numbers; nobody is in them. */
const point = z.object({
  first: z.iso.date(),
  last: z.iso.date(),
  conversations: z.object({ chat: count, phone: count }),
  calls: z.object({ rang: count, missed: count }),
  leads: z.object({ captured: count, contacted: count }),
  questions: z.object({ answered: count, unpublished: count, offLimits: count }),
  /** Replies that took at most 250, 500, 1,000, 2,000, 4,000 and 8,000 ms, and longer ones: each counted once. */
  replies: z.array(count),
  /** How many leads reached an owner, and the median time of that; null where none did. */
  alerts: z.object({ reachedCount: count, medianSeconds: z.number().nullable() }),
  /** By days of UTC. */
  visits: z.object({ pageViews: count, sessions: count }),
});
const days = z.object({
  total: point,
  points: z.array(point),
  /** Of the page views that are still kept: at most ten pages, the most opened first. */
  pages: z.array(z.object({ path: z.string(), views: count })),
  devices: z.array(z.object({ device: z.enum(devices), views: count })),
});

/** GET /api/v1/reports/range?range=… or ?first=…&last=…: any days as they stand now, in at most 31 points. */
export const rangeReport = z.object({
  ...days.shape,
  /** `chats`: begun on it in these days, as far as they are kept. */
  devices: z.array(z.object({ device: z.enum(devices), views: count, chats: count })),
  timeZone: z.string(),
  /** It ends today. */
  isRunning: z.boolean(),
  /** What a point stands for; the first and the last may be shorter. */
  unit: z.enum(['day', 'week', 'month']),
  /** As many days before, in points of the same lengths; null: the business was not there yet. */
  before: days.nullable(),
  /** Chats begun and calls that rang: seven days of the week from Monday on, 24 hours of the business's clock. */
  contacts: z.array(z.array(z.object({ chats: count, calls: count }))),
});

/** The query of GET /api/v1/reports/replies: days of the business's calendar, at most 366. 422 `filter-not-valid`. */
export const repliesQuery = z.object({
  first: z.iso.date(),
  last: z.iso.date(),
  kind: z.enum(['answered', 'unpublished', 'off-limits']).optional(),
});

/** GET /api/v1/reports/replies: what the desk replied in some days, 50 at a time: of one kind the newest first, otherwise the slowest first. */
export const replies = z.object({
  replies: z.array(
    z.object({
      replyId: z.string(),
      conversationId: z.string(),
      at: z.iso.datetime(),
      kind: z.enum(replyKinds),
      tookMs: count,
      /** What was said to the desk before it; null where that was erased, or nothing was. */
      question: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  gone,
});

/** The query of GET /api/v1/reports/reached: days of the business's calendar, at most 366. 422 `filter-not-valid`. */
export const reachedQuery = repliesQuery.omit({ kind: true });

/** GET /api/v1/reports/reached: the leads of some days of which somebody knows, the one that took longest first, 50 at a time. */
export const reached = z.object({
  leads: z.array(
    z.object({
      leadId: z.string(),
      /** Null where it was erased, or not given. */
      name: z.string().nullable(),
      at: z.iso.datetime(),
      /** From the lead to the first alert that was delivered or acknowledged. */
      tookMs: count,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export type RangeName = (typeof rangeNames)[number];
export type Point = Readonly<z.infer<typeof point>>;
export type Replies = Readonly<z.infer<typeof replies>>;
export type Reached = Readonly<z.infer<typeof reached>>;
export type RangeReport = Readonly<z.infer<typeof rangeReport>>;
