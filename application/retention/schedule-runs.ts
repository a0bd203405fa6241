import type { AccountEvent } from '../../domain/account/account.js';
import type { HandleAccount } from '../account/handle-account.js';
import { nextDaily } from '../due/local-time.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import type { HandleRetention } from './needs.js';
import { retentionClock } from './run-retention.js';

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly handleRetention: HandleRetention;
  readonly now: Clock;
}

/** From the night after it was opened on, what a business keeps is looked through each night. */
export const scheduleRetention = ({ handleAccount, handleRetention, now }: Needs): Policy<AccountEvent> => ({
  name: 'schedule-retention',
  filter: { categories: ['account'], types: ['AccountOpened'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, stream, envelope, event }) {
    if (event.type !== 'AccountOpened') return;
    const { state } = await handleAccount.load(envelope.tenant, stream.id);
    if (state.status !== 'open') return;
    // An account that is older than runs are gets its first in the night to come.
    const dueAt = nextDaily(now(), state.timeZone, retentionClock);
    await handleRetention(
      stream.id,
      {
        type: 'ScheduleRetentionRuns',
        data: { accountId: stream.id, dueAt },
        ...{ commandId: id, now: now() },
      },
      { ...envelope, actor: 'system', causationId: id },
    );
  },
});
