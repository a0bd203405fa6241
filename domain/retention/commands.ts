import type { Command } from '../kernel/decider.js';
import type { Counts, Oldest } from './events.js';

interface OfRun {
  readonly accountId: string;
  readonly runId: string;
}

/** A conversation, or a call with what was said in it, whose time is over, and what goes with it. */
export interface EndedRecord {
  /** The conversation's, and the call's. */
  readonly id: string;
  readonly isCall: boolean;
  readonly blobIds: readonly string[];
  readonly rehearsalIds: readonly string[];
}

/** `textId`: of the request for a link, or of the message that somebody texted. */
export interface EndedText {
  readonly contactId: string;
  readonly textId: string;
  /** Only what was noted under it is left. */
  readonly isGone?: true | undefined;
}

export type RetentionCommand =
  | Command<'SetRetentionPeriod', { accountId: string; months: number }>
  | Command<'ScheduleRetentionRuns', { accountId: string; dueAt: string }>
  /** `runId`: of the turn, so that two processes begin it once. */
  | Command<'BeginRetentionRun', OfRun & { cutoff: string; found: Counts }>
  /** `visitCount`: null where visits are not spoken of. */
  | Command<
      'ExpireRecords',
      OfRun & {
        records: readonly EndedRecord[];
        texts: readonly EndedText[];
        visitCount: number | null;
      }
    >
  | Command<
      'AnnounceEvidence',
      OfRun & { requestIds: readonly string[]; callIds: readonly string[]; endsAt: string }
    >
  | Command<'RecordRetentionRun', OfRun & { oldest: Oldest; dueAt: string }>
  | Command<'RecordDryRun', OfRun & { cutoff: string; found: Counts; oldest: Oldest }>;
