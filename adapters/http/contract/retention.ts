import { z } from 'zod';

const time = z.iso.datetime();
const count = z.int();

/** GET /api/v1/retention: how long what is said is kept, and what the newest run removed. */
export const retention = z.object({
  /** Conversations, calls, recordings and visits go so many months after their end. */
  months: z.int(),
  monthsMax: z.int(),
  /** When the next run is due; null: none is scheduled yet. */
  nextAt: time.nullable(),
  lastRun: z
    .object({
      at: time,
      /** Nothing went: it was only looked what would. */
      isDry: z.boolean(),
      /** What ended before it was over. */
      cutoff: time,
      removed: z.object({
        ...{ conversations: count, calls: count, recordings: count, texts: count, visits: count },
      }),
      /** The end of the oldest conversation or call, and the oldest visit, that are left. */
      oldest: z.object({ recordAt: time.nullable(), visitAt: time.nullable() }),
    })
    .nullable(),
  /** Texts that went out, whose evidence goes within 30 days; null: there are none. */
  ending: z.object({ textCount: count, firstAt: time, callId: z.string() }).nullable(),
});

/** POST /api/v1/retention: 204. 422 `period-too-long`, `period-too-short`. */
export const setRetention = z.object({ months: z.int().min(0).max(1_200) });

export type Retention = Readonly<z.infer<typeof retention>>;
