import { accept, reject, type Decide } from '../kernel/decider.js';
import type { RetentionCommand } from './commands.js';
import type { RetentionEvent } from './events.js';
import { monthsMax, type Retention } from './state.js';

export type RetentionReason =
  'PeriodTooLong' | 'PeriodTooShort' | 'RunsNotScheduled' | 'RunUnderWay' | 'RunNotBegun';

export const decide: Decide<Retention, RetentionCommand, RetentionEvent, RetentionReason> = {
  SetRetentionPeriod({ changeIds }, { data, commandId: changeId, now: setAt }) {
    if (changeIds.includes(changeId)) return accept();
    if (data.months > monthsMax) return reject('PeriodTooLong');
    if (!Number.isInteger(data.months) || data.months < 1) return reject('PeriodTooShort');
    return accept({ type: 'RetentionPeriodSet', data: { ...data, changeId, setAt } });
  },

  ScheduleRetentionRuns({ dueAt }, { data, now: scheduledAt }) {
    if (dueAt !== null) return accept();
    return accept({ type: 'RetentionRunsScheduled', data: { ...data, scheduledAt } });
  },

  BeginRetentionRun({ dueAt, months, run, runIds }, { data, now: begunAt }) {
    if (dueAt === null) return reject('RunsNotScheduled');
    if (runIds.includes(data.runId) || run?.runId === data.runId) return accept();
    if (run !== null) return reject('RunUnderWay');
    return accept({ type: 'RetentionRunBegun', data: { ...data, months, begunAt } });
  },

  // What has gone in this run already is not counted again, whoever looked it up again because it had not seen it go.
  ExpireRecords({ run, runIds }, { data: { accountId, runId, ...asked }, now: expiredAt }) {
    if (runIds.includes(runId)) return accept();
    if (run?.runId !== runId) return reject('RunNotBegun');
    const gone = new Set(run.goneIds);
    const records = asked.records.filter(({ id }) => !gone.has(id));
    const texts = asked.texts.filter(({ textId }) => !gone.has(textId));
    const visitCount = run.hasVisitsGone ? null : asked.visitCount;
    if (records.length + texts.length === 0 && visitCount === null) return accept();
    const expired = {
      conversationIds: records.filter(({ isCall }) => !isCall).map(({ id }) => id),
      callIds: records.filter(({ isCall }) => isCall).map(({ id }) => id),
      blobIds: records.flatMap(({ blobIds }) => blobIds),
      rehearsalIds: [...new Set(records.flatMap(({ rehearsalIds }) => rehearsalIds))],
      texts: [...texts],
      visitCount,
    };
    const { cutoff } = run;
    return accept({ type: 'RecordsExpired', data: { accountId, runId, ...expired, cutoff, expiredAt } });
  },

  AnnounceEvidence({ run, runIds }, { data: { requestIds, callIds, ...data }, now: foundAt }) {
    if (runIds.includes(data.runId)) return accept();
    if (run?.runId !== data.runId) return reject('RunNotBegun');
    if (run.isAnnounced || requestIds.length === 0) return accept();
    return accept({
      type: 'EvidenceEnding',
      data: { ...data, requestIds: [...requestIds], callIds: [...callIds], foundAt },
    });
  },

  RecordRetentionRun({ months, run, runIds }, { data, now: completedAt }) {
    if (runIds.includes(data.runId)) return accept();
    if (run?.runId !== data.runId) return reject('RunNotBegun');
    const { cutoff, removed } = run;
    const counted = { isDry: false, months, cutoff, removed };
    return accept({ type: 'RetentionRunCompleted', data: { ...data, ...counted, completedAt } });
  },

  RecordDryRun({ months, run, runIds, dueAt }, { data: { found: removed, ...data }, now: completedAt }) {
    if (runIds.includes(data.runId)) return accept();
    if (run?.runId === data.runId) return reject('RunUnderWay');
    if (dueAt === null) return reject('RunsNotScheduled');
    const counted = { isDry: true, months, removed, dueAt };
    return accept({ type: 'RetentionRunCompleted', data: { ...data, ...counted, completedAt } });
  },
};
