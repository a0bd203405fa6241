import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';

const id = z.string();
const time = z.iso.datetime();
const run = { accountId: id, runId: id };
const count = z.int();

/** How many of each kind. A call counts with what was said in it, a text with what its caller said. */
const counts = z.object({
  conversations: count,
  calls: count,
  recordings: count,
  texts: count,
  visits: count,
});
export type Counts = Readonly<z.infer<typeof counts>>;

/** The end of the oldest conversation or call, and the oldest visit, that are still there; null: there is none. */
const oldest = z.object({ recordAt: time.nullable(), visitAt: time.nullable() });
export type Oldest = Readonly<z.infer<typeof oldest>>;

/** What goes together. A call has the id of its conversation and stands in `callIds` only. */
const expired = z.object({
  conversationIds: z.array(id),
  callIds: z.array(id),
  /** Of recordings, which are kept beside the log. */
  blobIds: z.array(id),
  /** Rehearsals that asked what was said in one of them again. */
  rehearsalIds: z.array(id),
  /**
   * What was asked and said about a text: by the id of the request, or of the message that somebody texted. `isGone`: it went before, and
   * only notes that were taken meanwhile go.
   */
  texts: z.array(z.object({ contactId: id, textId: id, isGone: z.boolean().optional() })),
  /** Of views before `cutoff`; null: those go with another piece. */
  visitCount: count.nullable(),
});
export type Expired = Readonly<z.infer<typeof expired>>;

export const retentionEvents = {
  /** `changeId`: the id of the request. */
  RetentionPeriodSet: event(1, z.object({ accountId: id, changeId: id, months: z.int(), setAt: time })),
  RetentionRunsScheduled: event(1, z.object({ accountId: id, dueAt: time, scheduledAt: time })),
  /** What ended before `cutoff` goes. `found`: what that is, looked up before anything goes. */
  RetentionRunBegun: event(
    1,
    z.object({ ...run, months: z.int(), cutoff: time, found: counts, begunAt: time }),
  ),
  /** From here on it counts as gone, and is done away with until nothing of it is left. */
  RecordsExpired: event(1, z.object({ ...run, ...expired.shape, cutoff: time, expiredAt: time })),
  /** The evidence of these texts goes soon, and nobody was told yet. `endsAt`: of the first of them. */
  EvidenceEnding: event(
    1,
    z.object({ ...run, requestIds: z.array(id), callIds: z.array(id), endsAt: time, foundAt: time }),
  ),
  /** `isDry`: nothing went; `removed` is what would have. `dueAt`: of the next run. */
  RetentionRunCompleted: event(
    1,
    z.object({
      ...run,
      isDry: z.boolean(),
      months: z.int(),
      cutoff: time,
      removed: counts,
      oldest,
      dueAt: time,
      completedAt: time,
    }),
  ),
} as const satisfies EventSpecs;

export type RetentionEvent = EventOf<typeof retentionEvents>;
