import type { Router } from 'express';
import { deskOf, type HandleDesk } from '../../../application/desk/desk-of.js';
import type { BusinessClock } from '../../../application/ports/business-clock.js';
import type { CallLog } from '../../../projections/call-log/queries.js';
import type { ConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import type { CrawlProgresses } from '../../../projections/crawl-progress/queries.js';
import type { Deliveries } from '../../../projections/deliveries/queries.js';
import type { DeskActivity } from '../../../projections/desk-quarters/queries.js';
import type { Disclosures } from '../../../projections/disclosures/queries.js';
import type { Erasures } from '../../../projections/erasures/queries.js';
import type { LeadInbox } from '../../../projections/lead-inbox/queries.js';
import type { Notifications } from '../../../projections/notifications/queries.js';
import type { Questions } from '../../../projections/questions/queries.js';
import type { TextLinks } from '../../../projections/text-links/queries.js';
import type { Webhooks } from '../../../projections/webhooks/queries.js';
import { todayKinds, type Today, type TodayItem, type TodayKind } from '../contract/today.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';

interface PlanDue {
  readonly kind: 'plan-unpaid' | 'plan-ended' | 'trial-ending';
  readonly at: string | null;
}

export interface TodayNeeds extends Dashboard {
  readonly handleDesk: HandleDesk;
  readonly notifications: Notifications;
  readonly inbox: ConversationInbox;
  readonly leads: LeadInbox;
  readonly calls: CallLog;
  readonly links: TextLinks;
  readonly questions: Questions;
  readonly crawls: CrawlProgresses;
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
  readonly erasures: Erasures;
  readonly disclosures: Disclosures;
  readonly days: DeskActivity;
  /** What an owner has to do about the plan; undefined where there is nothing. */
  readonly planDue: (tenant: string, now: string) => Promise<PlanDue | undefined>;
  readonly businessNow: BusinessClock;
}

interface Asked {
  readonly tenant: string;
  readonly memberId: string;
  /** By the business's clock. */
  readonly now: string;
}

interface Found extends Partial<TodayItem> {
  readonly kind: TodayKind;
  /** Of its kind, where more are there than were read. */
  readonly count?: number;
}

const dayMs = 24 * 60 * 60 * 1_000;
const shownMax = 5;
/** Whoever waited longer for a person has gone elsewhere. */
const waitingDays = 30;
const failedDays = 7;
/** A website is read once a day: after three it was missed more than once. */
const staleDays = 3;
const dueDays = 7;

/** What needs somebody, out of every list there is. */
export function todayRoutes(needs: TodayNeeds): Router {
  const { guard, businessNow } = needs;
  const { router, tenantOf } = dashboardRouter(needs, { read: 'work', write: 'work' });

  router.get('/today', async (request, response) => {
    const tenant = tenantOf(request);
    const { memberId, rights } = guard.of(request);
    const asked = { tenant, memberId, now: businessNow(tenant) };
    const [since, ...found] = await Promise.all([
      sinceYesterday(needs, asked),
      ofPeople(needs, asked),
      ofDesk(needs, asked),
      ...(rights.includes('manage') ? [ofOwner(needs, asked)] : []),
    ]);
    response.json({ groups: grouped(found.flat()), since } satisfies Today);
  });
  return router;
}

const before = (now: string, days: number): string => new Date(Date.parse(now) - days * dayMs).toISOString();

/** Whoever waits for somebody. */
async function ofPeople(
  { notifications, inbox, leads, calls, links, questions }: TodayNeeds,
  { tenant, memberId, now }: Asked,
): Promise<readonly Found[]> {
  const countMax = shownMax;
  const [waiting, fresh, unheard, failed, open] = await Promise.all([
    notifications.waiting(tenant, memberId, { since: before(now, waitingDays), countMax: 2 * shownMax }),
    leads.waiting(tenant, countMax),
    calls.unheard(tenant, countMax),
    links.failed(tenant, { since: before(now, failedDays), countMax }),
    questions.waiting(tenant, countMax),
  ]);
  const said = await Promise.all(waiting.map(async ({ id }) => (await inbox.one(tenant, id))?.lastText));
  return [
    ...waiting.map(({ count: _all, ...one }, at) => ({ ...one, text: said[at] ?? null })),
    ...fresh.map(({ leadId: id, name: text, ...one }) => ({ kind: 'lead' as const, id, text, ...one })),
    ...unheard.map(({ callId: id, ending: text, ...one }) => ({
      ...{ kind: 'voicemail' as const, id, text, ...one },
    })),
    ...failed.map(({ callId: id, ...one }) => ({ kind: 'text-failed' as const, id, ...one })),
    ...open.map(({ messageId: id, ...one }) => ({ kind: 'question' as const, id, ...one })),
  ];
}

/** Whether the desk does what it is there for. */
async function ofDesk({ handleDesk, crawls }: TodayNeeds, { tenant, now }: Asked): Promise<readonly Found[]> {
  const [desk, newest, completed] = await Promise.all([
    deskOf(handleDesk)(tenant),
    crawls.newest(tenant),
    crawls.newestCompleted(tenant),
  ]);
  const readAt = completed?.endedAt ?? null;
  const isStale = readAt !== null && readAt < before(now, staleDays);
  return [
    ...(desk.isPaused ? [{ kind: 'paused' as const }] : []),
    ...(newest?.status === 'failed' ? [{ kind: 'crawl-failed' as const, at: newest.endedAt }] : []),
    ...(isStale && newest?.status !== 'failed' ? [{ kind: 'crawl-stale' as const, at: readAt }] : []),
  ];
}

/** What only an owner can do something about. */
async function ofOwner(
  { webhooks, deliveries, erasures, disclosures, planDue }: TodayNeeds,
  { tenant, now }: Asked,
): Promise<readonly Found[]> {
  const [plan, hooks, givenUp, erasing, disclosing] = await Promise.all([
    planDue(tenant, now),
    webhooks.of(tenant),
    deliveries.givenUp(tenant, before(now, failedDays)),
    erasures.of(tenant),
    disclosures.of(tenant),
  ]);
  const isNear = (one: { readonly deadlineAt: string; readonly endedAt: string | null }): boolean =>
    one.endedAt === null && one.deadlineAt < before(now, -dueDays);
  const requests = [
    ...erasing.filter(({ scope }) => scope === 'person').map((one) => ({ ...one, id: one.erasureId })),
    ...disclosing.map((one) => ({ ...one, id: one.disclosureId })),
  ];
  return [
    ...(plan === undefined ? [] : [plan]),
    ...requests
      .filter(isNear)
      .map(({ id, deadlineAt: at }) => ({ kind: 'request-due' as const, id, at }))
      .sort((one, other) => one.at.localeCompare(other.at)),
    ...hooks
      .filter(({ status }) => status === 'off')
      .map(({ webhookId: id, lastFailedAt: at }) => ({ kind: 'webhook-off' as const, id, at })),
    ...givenUp.map(({ webhookId: id, at, count }) => ({
      ...{ kind: 'deliveries-given-up' as const, id, at, text: String(count) },
    })),
  ];
}

async function sinceYesterday({ days }: TodayNeeds, { tenant, now }: Asked): Promise<Today['since']> {
  const counted = await days.since(tenant, before(now, 1).slice(0, 10));
  const sum = (name: keyof Today['since']): number => counted.reduce((total, day) => total + day[name], 0);
  return {
    ...{ conversations: sum('conversations'), leads: sum('leads') },
    ...{ answered: sum('answered'), unpublished: sum('unpublished') },
  };
}

const grouped = (found: readonly Found[]): Today['groups'] =>
  todayKinds.flatMap((kind) => {
    const all = found.filter((one) => one.kind === kind);
    const items = all
      .slice(0, shownMax)
      .map(({ id = '', at = null, text = null, isTold = false }) => ({ id, at, text, isTold }));
    return all.length === 0 ? [] : [{ kind, count: all[0]?.count ?? all.length, items }];
  });
