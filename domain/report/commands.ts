import type { Command } from '../kernel/decider.js';
import type { Figures, Fix } from './events.js';

export type ReportCommand =
  | Command<'ScheduleReport', { accountId: string; since: string | null; dueAt: string }>
  | Command<
      'MakeReport',
      {
        accountId: string;
        week: string;
        from: string;
        to: string;
        timeZone: string;
        locale: string;
        figures: Figures;
        before: Figures | null;
        fix: Fix | null;
        checkpoint: string | null;
        dueAt: string;
      }
    >
  | Command<'BeginLetter', { week: string; memberId: string }>
  | Command<'RecordLetterSent', { week: string; memberId: string; letterId: string }>
  | Command<'RecordLetterRefused', { week: string; memberId: string; code: string }>
  | Command<'LoseLetter', { week: string; memberId: string }>
  /** Nobody is left to write to. */
  | Command<'CloseMailing', { week: string }>;
