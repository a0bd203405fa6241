import { nextWeekly } from '../due/local-time.js';
import type { DueWork } from '../due/run-due.js';
import type { compileReport, CompileNeeds } from './compile-report.js';
import { reportTime } from './schedule-reports.js';
import { weekAt, weekBefore } from './weeks.js';

interface Needs extends Pick<CompileNeeds, 'handleReport' | 'businessOf' | 'businessNow'> {
  readonly compile: ReturnType<typeof compileReport>['compile'];
  /** The newest signed head of the consent log: whoever keeps the report can tell later whether the log was rewritten. */
  readonly checkpoint: () => Promise<string>;
}

/** Reports the week that was over last: once, however many turns were missed, and says when the next report is due. */
export const makeReport =
  ({ handleReport, businessOf, businessNow, compile, checkpoint }: Needs): DueWork =>
  async ({ key, tenant, subjectId: accountId }) => {
    const now = businessNow(tenant);
    const { timeZone, locale } = await businessOf(tenant);
    const week = weekBefore(weekAt(now, timeZone), timeZone);
    const dueAt = nextWeekly(now, timeZone, reportTime);
    const context = { tenant, actor: 'system', causationId: '' };
    const about = { commandId: key, now };
    const compiled = await compile(tenant, week);
    if (compiled === null) {
      const data = { accountId, since: null, dueAt };
      await handleReport(accountId, { type: 'ScheduleReport', data, ...about }, context);
      return;
    }
    const { week: name, from, to } = week;
    const head = await checkpoint();
    const data = { accountId, week: name, from, to, timeZone, locale, ...compiled, checkpoint: head, dueAt };
    await handleReport(accountId, { type: 'MakeReport', data, ...about }, context);
  };
