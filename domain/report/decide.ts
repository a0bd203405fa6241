import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { ReportCommand } from './commands.js';
import type { ReportEvent } from './events.js';
import type { Report } from './state.js';

export type ReportReason = 'ReportNotScheduled' | 'ReportUnknown' | 'LetterNotBegun' | 'LettersUnsettled';

export const decide: Decide<Report, ReportCommand, ReportEvent, ReportReason> = {
  ScheduleReport(report, { data, commandId: turnId, now: scheduledAt }) {
    if (report.turnIds.includes(turnId)) return accept();
    return accept({ type: 'ReportScheduled', data: { ...data, turnId, scheduledAt } });
  },

  // A week is reported once. A turn that comes for it again, as after a change of time zone, only says when the next one is due.
  MakeReport(report, { data, commandId: turnId, now }) {
    const { accountId, dueAt, to, ...made } = data;
    if (report.dueAt === null) return reject('ReportNotScheduled');
    if (report.turnIds.includes(turnId)) return accept();
    const isMade = report.week !== null && made.week <= report.week;
    // Of a week that was over before there was an account there is nothing to say.
    const isBefore = report.since !== null && to <= report.since;
    if (isMade || isBefore) {
      const scheduled = { accountId, turnId, since: null, dueAt, scheduledAt: now };
      return accept({ type: 'ReportScheduled', data: scheduled });
    }
    return accept({ type: 'ReportMade', data: { accountId, turnId, to, dueAt, ...made, madeAt: now } });
  },

  BeginLetter(report, { data, now }) {
    if (report.week !== data.week) return reject('ReportUnknown');
    if (report.letters[data.memberId] !== undefined || report.isMailed) return accept();
    const { accountId } = report;
    return accept({ type: 'ReportLetterBegun', data: { accountId, ...data, begunAt: now } });
  },

  RecordLetterSent: (report, { data, now }) =>
    settle(report, data, (accountId) => ({
      type: 'ReportLetterSent',
      data: { accountId, ...data, sentAt: now },
    })),

  RecordLetterRefused: (report, { data, now }) =>
    settle(report, data, (accountId) => ({
      type: 'ReportLetterRefused',
      data: { accountId, ...data, refusedAt: now },
    })),

  LoseLetter: (report, { data, now }) =>
    settle(report, data, (accountId) => ({
      type: 'ReportLetterLost',
      data: { accountId, ...data, lostAt: now },
    })),

  CloseMailing({ accountId, week, letters, isMailed }, { data, now }) {
    if (week !== data.week) return reject('ReportUnknown');
    if (isMailed) return accept();
    const isUnsettled = Object.values(letters).some((letter) => letter?.status === 'begun');
    if (isUnsettled) return reject('LettersUnsettled');
    return accept({ type: 'ReportMailed', data: { accountId, ...data, mailedAt: now } });
  },
};

function settle(
  { accountId, week, letters }: Report,
  asked: { readonly week: string; readonly memberId: string },
  event: (accountId: string) => ReportEvent,
): Decision<ReportEvent, ReportReason> {
  if (week !== asked.week) return reject('ReportUnknown');
  const letter = letters[asked.memberId];
  if (letter === undefined) return reject('LetterNotBegun');
  return letter.status === 'begun' ? accept(event(accountId)) : accept();
}
