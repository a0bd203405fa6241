import type { Command } from '../kernel/decider.js';
import type { Comparison, Rehearsed, Verdict } from './events.js';

export type RehearsalCommand =
  | Command<
      'StartRehearsal',
      { rehearsalId: string; accountId: string; model: string; questions: readonly Rehearsed[] }
    >
  | Command<
      'RecordVerdict',
      {
        rehearsalId: string;
        messageId: string;
        visitorId: string;
        verdict: Verdict;
        comparison: Comparison | null;
        costMicros: number;
      }
    >
  | Command<'CompleteRehearsal', { rehearsalId: string }>
  | Command<'CancelRehearsal', { rehearsalId: string }>;
