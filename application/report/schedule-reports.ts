import type { AccountEvent } from '../../domain/account/account.js';
import type { HandleAccount } from '../account/handle-account.js';
import { nextWeekly } from '../due/local-time.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import type { HandleReport } from './compile-report.js';

/** When a report is made, by the business's own clock. */
export const reportTime = { weekday: 1, clock: '08:00' } as const;

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly handleReport: HandleReport;
  readonly now: Clock;
}

/** A business gets its report on the next Monday after it was opened, and by its new clock after it has moved. */
export const scheduleReports = ({ handleAccount, handleReport, now }: Needs): Policy<AccountEvent> => ({
  name: 'schedule-reports',
  filter: { categories: ['account'], types: ['AccountOpened', 'TimeZoneSet'] },
  afterMs: 0,
  // One after the other: what was worked out before a business said its time zone must not be written down after it.
  concurrency: 1,
  async when({ id, stream, envelope, event }) {
    const at = happenedAt(event);
    if (at === undefined) return;
    // Out of the log: the time zone is today's.
    const { state } = await handleAccount.load(envelope.tenant, stream.id);
    if (state.status !== 'open') return;
    const since = event.type === 'AccountOpened' ? at : null;
    const dueAt = nextWeekly(at, state.timeZone, reportTime);
    await handleReport(
      stream.id,
      {
        type: 'ScheduleReport',
        data: { accountId: stream.id, since, dueAt },
        ...{ commandId: id, now: now() },
      },
      { ...envelope, actor: 'system', causationId: id },
    );
  },
});

function happenedAt({ type, data }: AccountEvent): string | undefined {
  if (type === 'AccountOpened') return data.openedAt;
  return type === 'TimeZoneSet' ? data.setAt : undefined;
}
