import type { ReportEvent } from '../../domain/report/report.js';
import type { Projection } from '../kernel/projection.js';

/** A report that was made, or one letter with it. */
export interface WeeklyReportRow {
  readonly week: string;
  /** Of a report; null of a letter. */
  readonly madeAt: string | null;
  /** Of a letter; null of a report. */
  readonly memberId: string | null;
  readonly letter: 'begun' | 'sent' | 'refused' | 'lost' | null;
  readonly at: string | null;
}

const letterRow = (
  { week, memberId }: { readonly week: string; readonly memberId: string },
  letter: WeeklyReportRow['letter'],
  at: string,
) => [{ change: 'put', key: `${week}/${memberId}`, set: { week, memberId, letter, at } }] as const;

/** Which weeks were reported, and to whom the letters went. The numbers are counted anew whenever somebody looks. */
export const weeklyReports: Projection<ReportEvent, WeeklyReportRow> = {
  name: 'weekly-reports',
  version: 1,
  scope: 'tenant',
  on: {
    ReportMade: ({ week, madeAt }) => [{ change: 'put', key: week, set: { week, madeAt } }],
    ReportLetterBegun: (letter) => letterRow(letter, 'begun', letter.begunAt),
    ReportLetterSent: (letter) => letterRow(letter, 'sent', letter.sentAt),
    ReportLetterRefused: (letter) => letterRow(letter, 'refused', letter.refusedAt),
    ReportLetterLost: (letter) => letterRow(letter, 'lost', letter.lostAt),
  },
};
