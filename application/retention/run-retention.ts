import { monthsMax, type Retention } from '../../domain/retention/retention.js';
import { nextDaily, sameClockLater } from '../due/local-time.js';
import type { DueWork } from '../due/run-due.js';
import { Fault } from '../ports/fault.js';
import { doAway } from './do-away.js';
import { evidenceEnd, noticeDays } from './evidence-end.js';
import type { RetentionNeeds } from './needs.js';

/** When a run is made, by the business's own clock. */
export const retentionClock = '03:30';

/** What is done away with at once: few enough that a crash costs little, many enough that a year is done in minutes. */
const pieceSize = 25;
/** More than a business says in ten years: beyond it the rest is done by the next run. */
const piecesMax = 20_000;
const endingCountMax = 500;

type Run = NonNullable<Retention['run']>;

export interface RetentionRuns {
  /** What ended longer ago than the business keeps it goes; under a run's id it is done once. */
  readonly run: (tenant: string, runId: string) => Promise<void>;
  /** The same, only looked up: nothing goes. */
  readonly dryRun: (tenant: string, runId: string) => Promise<void>;
}

export function retentionRuns(needs: RetentionNeeds): RetentionRuns {
  const { handleRetention, kept, usage, copies, timeZoneOf, businessNow } = needs;
  const doAwayWith = doAway(copies);

  const contextOf = (tenant: string) => ({ tenant, actor: 'system', causationId: '' });
  const cutoffOf = async (tenant: string, months: number): Promise<string> =>
    sameClockLater(businessNow(tenant), await timeZoneOf(tenant), { months: -months });

  const noticeOf = async (tenant: string) => {
    const [now, timeZone] = [businessNow(tenant), await timeZoneOf(tenant)];
    return {
      toldBefore: sameClockLater(now, timeZone, { days: -noticeDays }),
      atLatest: sameClockLater(now, timeZone, { months: -monthsMax }),
    };
  };

  const look = async (tenant: string, cutoff: string) => {
    const notice = await noticeOf(tenant);
    const [records, visits] = await Promise.all([
      kept.standing(tenant, { ...notice, before: cutoff }),
      usage.standing(tenant, cutoff),
    ]);
    return {
      found: { ...records.counts, visits: visits.count },
      oldest: { recordAt: records.oldestAt, visitAt: visits.oldestAt },
    };
  };

  /** The run that is under way, whoever began it; a new one where none is. Undefined when this one was made before. */
  const begun = async (tenant: string, runId: string): Promise<Run | undefined> => {
    const { state } = await handleRetention.load(tenant, tenant);
    if (state.run !== null) return state.run;
    if (state.runIds.includes(runId)) return undefined;
    const cutoff = await cutoffOf(tenant, state.months);
    const { found } = await look(tenant, cutoff);
    const { state: after } = await handleRetention(
      tenant,
      {
        type: 'BeginRetentionRun',
        data: { accountId: tenant, runId, cutoff, found },
        ...{ commandId: runId, now: businessNow(tenant) },
      },
      contextOf(tenant),
    );
    return after.run ?? undefined;
  };

  /** The next piece that goes, in the log first; null when nothing is left. */
  const expireNext = async (tenant: string, run: Run): Promise<Run | null> => {
    const asked = { before: run.cutoff, without: run.goneIds, countMax: pieceSize };
    const [ended, heard] = await Promise.all([
      kept.ended(tenant, { ...asked, ...(await noticeOf(tenant)) }),
      kept.endedTexts(tenant, asked),
    ]);
    const visitCount = run.hasVisitsGone ? null : (await usage.standing(tenant, run.cutoff)).count;
    if (ended.length + heard.length === 0 && (visitCount ?? 0) === 0) return null;
    const records = ended.map(({ texts: _texts, ...record }) => record);
    const texts = [...ended.flatMap((one) => one.texts), ...heard];
    const data = { accountId: tenant, runId: run.runId, records, texts, visitCount };
    const { state } = await handleRetention(
      tenant,
      {
        type: 'ExpireRecords',
        data,
        ...{ commandId: `${run.runId}/${String(run.goneIds.length)}`, now: businessNow(tenant) },
      },
      contextOf(tenant),
    );
    return state.run?.runId === run.runId ? state.run : null;
  };

  const announce = async (tenant: string, { runId, cutoff, goneIds, isAnnounced }: Run): Promise<void> => {
    if (isAnnounced) return;
    const timeZone = await timeZoneOf(tenant);
    const before = sameClockLater(cutoff, timeZone, { days: noticeDays });
    const { atLatest } = await noticeOf(tenant);
    const gone = new Set(goneIds);
    const found = await kept.endingTexts(tenant, { from: atLatest, before, countMax: endingCountMax });
    const ending = found.filter(({ callId }) => !gone.has(callId));
    if (ending.length === 0) return;
    const {
      state: { months },
    } = await handleRetention.load(tenant, tenant);
    const toldAt = businessNow(tenant);
    const ends = ending.map(({ endedAt }) => evidenceEnd({ endedAt, toldAt, months, timeZone }));
    const [endsAt = toldAt] = ends.toSorted();
    const requestIds = ending.map(({ requestId }) => requestId);
    const callIds = [...new Set(ending.map(({ callId }) => callId))];
    await handleRetention(
      tenant,
      {
        type: 'AnnounceEvidence',
        data: { accountId: tenant, runId, requestIds, callIds, endsAt },
        ...{ commandId: `${runId}/evidence`, now: businessNow(tenant) },
      },
      contextOf(tenant),
    );
  };

  return {
    async run(tenant, runId) {
      let run = await begun(tenant, runId);
      for (let pieces = 0; run !== undefined && pieces < piecesMax; pieces += 1) {
        // What was said to go last may not all have gone when the process ended.
        if (run.last !== null) await doAwayWith({ tenant, ...run, now: businessNow(tenant) }, run.last);
        const next: Run | null = await expireNext(tenant, run);
        if (next === null) break;
        run = next;
      }
      if (run === undefined) return;
      await announce(tenant, run);
      const now = businessNow(tenant);
      const { oldest } = await look(tenant, run.cutoff);
      const dueAt = nextDaily(now, await timeZoneOf(tenant), retentionClock);
      const { decision } = await handleRetention(
        tenant,
        {
          type: 'RecordRetentionRun',
          data: { accountId: tenant, runId: run.runId, oldest, dueAt },
          ...{ commandId: run.runId, now },
        },
        contextOf(tenant),
      );
      if (decision.outcome === 'rejected') throw new Fault('run-not-recorded', 'A run was not recorded.');
    },

    async dryRun(tenant, runId) {
      const { state } = await handleRetention.load(tenant, tenant);
      const cutoff = await cutoffOf(tenant, state.months);
      const data = { accountId: tenant, runId, cutoff, ...(await look(tenant, cutoff)) };
      await handleRetention(
        tenant,
        { type: 'RecordDryRun', data, commandId: runId, now: businessNow(tenant) },
        contextOf(tenant),
      );
    },
  };
}

/** A run that was due while nobody ran is made once, late. */
export const runRetentionWhenDue =
  ({ run }: RetentionRuns): DueWork =>
  ({ key, tenant }) =>
    run(tenant, key);
