import type { Evolve } from '../kernel/decider.js';
import type { Counts, Expired, Oldest, RetentionEvent } from './events.js';

/** A run that has begun and not ended. */
export interface Run {
  readonly runId: string;
  readonly cutoff: string;
  readonly removed: Counts;
  /** What went last: whoever goes on with the run does away with it once more. */
  readonly last: Expired | null;
  /** Conversations, calls and texts that went in this run. */
  readonly goneIds: readonly string[];
  readonly hasVisitsGone: boolean;
  readonly isAnnounced: boolean;
}

export interface CompletedRun {
  readonly isDry: boolean;
  readonly months: number;
  readonly cutoff: string;
  readonly removed: Counts;
  readonly oldest: Oldest;
  readonly completedAt: string;
}

/** How long one business's data lives, and what its runs removed. */
export interface Retention {
  readonly months: number;
  readonly changeIds: readonly string[];
  /** Null until runs are scheduled. */
  readonly dueAt: string | null;
  /** Of every run that was recorded: a repetition is known by it. */
  readonly runIds: readonly string[];
  readonly run: Run | null;
  readonly lastRun: CompletedRun | null;
}

/** Longer is promised to nobody. */
export const monthsMax = 12;

export const initial: Retention = {
  ...{ months: monthsMax, changeIds: [], dueAt: null },
  ...{ runIds: [], run: null, lastRun: null },
};

export const nothing: Counts = { conversations: 0, calls: 0, recordings: 0, texts: 0, visits: 0 };

export const evolve: Evolve<Retention, RetentionEvent> = {
  RetentionPeriodSet: (retention, { changeId, months }) => ({
    ...retention,
    months,
    changeIds: [...retention.changeIds, changeId],
  }),
  RetentionRunsScheduled: (retention, { dueAt }) => ({ ...retention, dueAt }),
  RetentionRunBegun: (retention, { runId, cutoff }) => ({
    ...retention,
    run: {
      runId,
      cutoff,
      removed: nothing,
      last: null,
      goneIds: [],
      hasVisitsGone: false,
      isAnnounced: false,
    },
  }),
  RecordsExpired: (retention, expired) =>
    running(retention, (run) => ({
      removed: sum(run.removed, countsOf(expired)),
      last: expired,
      goneIds: [
        ...run.goneIds,
        ...expired.conversationIds,
        ...expired.callIds,
        ...expired.texts.map(({ textId }) => textId),
      ],
      hasVisitsGone: run.hasVisitsGone || expired.visitCount !== null,
    })),
  EvidenceEnding: (retention) => running(retention, () => ({ isAnnounced: true })),
  RetentionRunCompleted: (
    retention,
    { runId, isDry, months, cutoff, removed, oldest, dueAt, completedAt },
  ) => ({
    ...retention,
    dueAt,
    runIds: [...retention.runIds, runId],
    run: isDry ? retention.run : null,
    lastRun: { isDry, months, cutoff, removed, oldest, completedAt },
  }),
};

const running = (retention: Retention, change: (run: Run) => Partial<Run>): Retention =>
  retention.run === null ? retention : { ...retention, run: { ...retention.run, ...change(retention.run) } };

const countsOf = ({ conversationIds, callIds, blobIds, texts, visitCount }: Expired): Counts => ({
  ...{ conversations: conversationIds.length, calls: callIds.length, recordings: blobIds.length },
  ...{ texts: texts.filter(({ isGone }) => isGone !== true).length, visits: visitCount ?? 0 },
});

const sum = (one: Counts, other: Counts): Counts => ({
  conversations: one.conversations + other.conversations,
  calls: one.calls + other.calls,
  recordings: one.recordings + other.recordings,
  texts: one.texts + other.texts,
  visits: one.visits + other.visits,
});
