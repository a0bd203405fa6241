import type { Evolve } from '../kernel/decider.js';
import type { ReportEvent } from './events.js';

export interface Letter {
  readonly status: 'begun' | 'sent' | 'refused' | 'lost';
  readonly begunAt: string;
}

/** The weekly reports of one business. */
export interface Report {
  /** Empty until the first is scheduled. */
  readonly accountId: string;
  readonly since: string | null;
  readonly dueAt: string | null;
  readonly turnIds: readonly string[];
  /** The newest week that was reported. */
  readonly week: string | null;
  /** Of that week, by member. */
  readonly letters: Readonly<Partial<Record<string, Letter>>>;
  readonly isMailed: boolean;
}

export const initial: Report = {
  ...{ accountId: '', since: null, dueAt: null, turnIds: [] },
  ...{ week: null, letters: {}, isMailed: false },
};

export const evolve: Evolve<Report, ReportEvent> = {
  ReportScheduled: (report, { accountId, turnId, since, dueAt }) => ({
    ...report,
    ...{ accountId, dueAt, since: report.since ?? since, turnIds: [...report.turnIds, turnId] },
  }),
  ReportMade: (report, { turnId, week, dueAt }) => ({
    ...report,
    ...{ week, dueAt, letters: {}, isMailed: false, turnIds: [...report.turnIds, turnId] },
  }),
  ReportLetterBegun: (report, { memberId, begunAt }) => ({
    ...report,
    letters: { ...report.letters, [memberId]: { status: 'begun', begunAt } },
  }),
  ReportLetterSent: (report, { memberId }) => settled(report, memberId, 'sent'),
  ReportLetterRefused: (report, { memberId }) => settled(report, memberId, 'refused'),
  ReportLetterLost: (report, { memberId }) => settled(report, memberId, 'lost'),
  ReportMailed: (report) => ({ ...report, isMailed: true }),
};

function settled(report: Report, memberId: string, status: Letter['status']): Report {
  const letter = report.letters[memberId];
  if (letter === undefined) return report;
  return { ...report, letters: { ...report.letters, [memberId]: { ...letter, status } } };
}
