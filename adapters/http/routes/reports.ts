import type { Request, Router } from 'express';
import { z } from 'zod';
import type { lookAtRanges, Point } from '../../../application/report/look-at-range.js';
import type { WeeklyReportView } from '../../../application/report/look-at-report.js';
import type { AskedRange } from '../../../application/report/ranges.js';
import type { DeskActivity, DeskSum } from '../../../projections/desk-quarters/queries.js';
import type { Notifications } from '../../../projections/notifications/queries.js';
import type { Transcript } from '../../../projections/transcript/queries.js';
import { boundOf } from '../../../domain/report/report.js';
import {
  rangeQuery,
  reachedQuery,
  repliesQuery,
  type RangeReport,
  type Reached,
  type Replies,
} from '../contract/ranges.js';
import type { Reports, WeeklyReport } from '../contract/reports.js';
import { sendCsv } from '../csv.js';
import { cursorOf } from '../cursor.js';
import { filtersOf, withTimes, type TimesOf } from '../filters.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface ReportNeeds extends Dashboard, ReturnType<typeof lookAtRanges> {
  readonly weeks: (tenant: string) => Promise<Reports['weeks']>;
  /** Undefined where there is nothing to say of such a week. */
  readonly lookAt: (tenant: string, week: string) => Promise<WeeklyReportView | undefined>;
  readonly timesOf: TimesOf;
  readonly transcripts: Pick<Transcript, 'replies' | 'replyCount'>;
  /** What was counted in some time, also of what is not kept any more. */
  readonly countedIn: DeskActivity['sumOf'];
  readonly reachedLeads: Notifications['reachedLeads'];
  readonly lettersOf: (tenant: string, week: string) => Promise<WeeklyReport['letters']>;
}

/** What the days of a business were in numbers: any of them, and its weekly reports. Nothing here is changed. */
export function reportRoutes(needs: ReportNeeds): Router {
  const { router, tenantOf } = dashboardRouter(needs, { read: 'work', write: 'manage' });

  router.get('/reports', async (request, response) => {
    response.json({ weeks: [...(await needs.weeks(tenantOf(request)))] } satisfies Reports);
  });

  router.get('/reports/range', async (request, response) => {
    const report = await needs.lookAtRange(tenantOf(request), askedOf(request));
    if (report === undefined) throw notARange;
    response.json(report satisfies RangeReport);
  });

  router.get('/reports/range.csv', async (request, response) => {
    const days = await needs.daysOfRange(tenantOf(request), askedOf(request));
    if (days === undefined) throw notARange;
    const { total, points } = days;
    await sendCsv(
      response,
      { name: `report-${total.first}-${total.last}.csv`, columns: Object.keys(rowOf(total)) },
      points.map(rowOf),
    );
  });

  router.get('/reports/replies', async (request, response) => {
    const [tenant, cursor] = [tenantOf(request), cursorOf(request)];
    const { kind, began: times = [] } = await withTimes(
      needs.timesOf,
      tenant,
      filtersOf(request, repliesQuery),
    );
    const goneOf = async (): Promise<number> => {
      const [counted, kept] = await Promise.all([
        needs.countedIn(tenant, times),
        needs.transcripts.replyCount(tenant, { times, kind }),
      ]);
      return Math.max(0, counted[countOf[kind ?? 'all']] - kept);
    };
    const [{ rows, nextCursor }, gone] = await Promise.all([
      needs.transcripts.replies(tenant, cursor, { times, kind }),
      cursor === undefined ? goneOf() : null,
    ]);
    response.json({ replies: [...rows], nextCursor, gone } satisfies Replies);
  });

  router.get('/reports/reached', async (request, response) => {
    const [tenant, cursor] = [tenantOf(request), cursorOf(request)];
    const { began = [] } = await withTimes(needs.timesOf, tenant, filtersOf(request, reachedQuery));
    // Whole days: one stretch.
    const [{ from, to } = { from: '', to: '' }] = began;
    const { rows, nextCursor } = await needs.reachedLeads(tenant, cursor, { from, until: to });
    response.json({ leads: [...rows], nextCursor } satisfies Reached);
  });

  router.get('/reports/:id', async (request, response) => {
    const tenant = tenantOf(request);
    const week = request.params.id;
    const report = await needs.lookAt(tenant, week);
    if (report === undefined)
      throw new Refusal(404, 'report-not-found', 'There is no report of this week. Please choose another.');
    const letters = await needs.lettersOf(tenant, week);
    response.json({ ...report, letters: [...letters] } satisfies WeeklyReport);
  });
  return router;
}

const countOf = {
  ...{ all: 'replies', answered: 'answered', unpublished: 'unpublished', 'off-limits': 'offLimits' },
} as const satisfies Readonly<Record<string, keyof DeskSum>>;

const notARange = new Refusal(
  422,
  'range-not-valid',
  'Please choose a first and a last day, such as 2026-11-01 and 2026-11-28: at most 366 days, and none that is still to come.',
);

const byName = z.object({ range: rangeQuery.range.default('last-28-days') });
const byDates = z.object({ first: z.iso.date(), last: z.iso.date() });

/** Raises `range-not-valid`. */
function askedOf({ query }: Pick<Request, 'query'>): AskedRange {
  const hasDates = query['first'] !== undefined || query['last'] !== undefined;
  const asked = (hasDates ? byDates : byName).safeParse(query);
  if (!asked.success) throw notARange;
  return asked.data;
}

/** One day, as a spreadsheet has it. */
function rowOf({ first: day, conversations, calls, leads, questions, replies, alerts, visits }: Point) {
  return {
    ...{ day, chats: conversations.chat, phoneConversations: conversations.phone },
    ...{
      calls: calls.rang,
      missedCalls: calls.missed,
      leads: leads.captured,
      leadsContacted: leads.contacted,
    },
    ...{ answered: questions.answered, unpublished: questions.unpublished, offLimits: questions.offLimits },
    ...{ halfOfRepliesWithinMs: withinMs(replies, 0.5), mostRepliesWithinMs: withinMs(replies, 0.95) },
    ...{ leadsReached: alerts.reachedCount, medianSecondsToReach: alerts.medianSeconds },
    ...visits,
  };
}

/** The share of replies came within that time; nothing where there were none. */
function withinMs(replies: readonly number[], share: number): string {
  const bound = boundOf(replies, share);
  return bound === null ? 'more than 8000' : String(bound ?? '');
}
