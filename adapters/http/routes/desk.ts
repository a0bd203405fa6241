import type { Request, Router } from 'express';
import type { HandleCrawl } from '../../../application/knowledge/read-website.js';
import type { BusinessClock } from '../../../application/ports/business-clock.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Usage } from '../../../application/ports/usage.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import type { CrawlProgresses } from '../../../projections/crawl-progress/queries.js';
import type { DeskActivity } from '../../../projections/desk-quarters/queries.js';
import type { KnowledgePages } from '../../../projections/knowledge-pages/queries.js';
import { readBody, takeBody } from '../body.js';
import { readAgain, type CrawlStarted, type Knowledge } from '../contract/knowledge.js';
import type { Overview } from '../contract/overview.js';
import { cursorOf } from '../cursor.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import type { Live } from '../live.js';
import { Refusal } from '../problem-details.js';
import { conversationRoutes, type ConversationNeeds } from './conversations.js';

export interface DeskNeeds extends Dashboard, ConversationNeeds {
  readonly live: Live;
  readonly handleCrawl: HandleCrawl;
  readonly accounts: AccountOverview;
  readonly knowledge: KnowledgePages;
  readonly crawls: CrawlProgresses;
  readonly days: DeskActivity;
  readonly usage: Usage;
  /** Returns once the screens have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
  /** Days that are shown end with the business's own. */
  readonly businessNow: BusinessClock;
}

const dayMs = 24 * 60 * 60 * 1_000;
const dayCount = 30;

/** What the dashboard shows and does for one business: the one of the session. */
export function deskRoutes(needs: DeskNeeds): Router {
  const { guard, live, handleCrawl, seen, now } = needs;
  const door = dashboardRouter(needs, { read: 'work', write: 'work' });
  const { router, tenantOf, contextOf, idOf } = door;

  router.get('/overview', async (request, response) => {
    response.json(await overviewOf(needs, tenantOf(request)));
  });

  conversationRoutes(door, needs);

  router.get('/knowledge', async (request, response) => {
    const crawl = await needs.crawls.newest(tenantOf(request));
    // A reading that failed has changed nothing of what is known.
    const known =
      crawl?.status === 'failed' ? await needs.crawls.newestCompleted(tenantOf(request)) : undefined;
    const shown = known ?? crawl;
    const page =
      shown === undefined
        ? { rows: [], nextCursor: null }
        : await needs.knowledge.page(tenantOf(request), shown.crawlId, cursorOf(request));
    const pages = [...page.rows];
    response.json({ crawl: crawl ?? null, pages, nextCursor: page.nextCursor } satisfies Knowledge);
  });

  router.post('/crawls', ...takeBody, async (request, response) => {
    const accountId = tenantOf(request);
    const acceptsLoss = acceptsLossOf(request);
    const [newest, profile] = await Promise.all([
      needs.crawls.newest(accountId),
      needs.accounts.profile(accountId),
    ]);
    if (newest?.status === 'running') {
      throw new Refusal(
        409,
        'crawl-is-running',
        'Your website is being read already. Please wait for it to end.',
      );
    }
    const website = profile?.website ?? null;
    if (website === null) throw new Refusal(409, 'no-website', 'There is no website to read.');
    const crawlId = idOf(request);
    const data = { crawlId, accountId, website, acceptsLoss };
    const command = { type: 'StartCrawl', data, commandId: crawlId, now: now() } as const;
    const { position } = await handleCrawl(crawlId, command, contextOf(request));
    if (position !== null) await seen(position);
    response.status(202).json({ crawlId } satisfies CrawlStarted);
  });

  router.get('/live', (request, response) => {
    const header = request.headers['last-event-id'];
    const lastEventId = typeof header === 'string' && /^\d{1,19}$/u.test(header) ? header : undefined;
    live.connect(response, {
      tenant: tenantOf(request),
      lastEventId,
      isValid: () => guard.isLiving(guard.of(request).sessionId),
    });
  });
  return router;
}

/** Whoever sends no body asks for an ordinary reading. */
const acceptsLossOf = (request: Request): boolean =>
  Buffer.isBuffer(request.body) && request.body.length > 0 ? readBody(request, readAgain).acceptsLoss : false;

async function overviewOf(
  { accounts, days, usage, businessNow }: DeskNeeds,
  tenant: string,
): Promise<Overview> {
  const now = businessNow(tenant);
  const today = Date.parse(now.slice(0, 10));
  const names = Array.from({ length: dayCount }, (_, index) =>
    new Date(today - (dayCount - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
  const fromDay = names[0] ?? now.slice(0, 10);
  const [profile, desk, visits] = await Promise.all([
    accounts.profile(tenant),
    days.since(tenant, fromDay),
    usage.days(tenant, fromDay),
  ]);
  const deskBy = new Map(desk.map((one) => [one.day, one]));
  const visitsBy = new Map(visits.map((one) => [one.day, one]));
  const sum = (count: (day: (typeof desk)[number]) => number): number =>
    desk.reduce((total, day) => total + count(day), 0);
  return {
    conversationCount: sum(({ conversations }) => conversations),
    leadCount: sum(({ leads }) => leads),
    answeredCount: sum(({ answered }) => answered),
    unpublishedCount: sum(({ unpublished }) => unpublished),
    pageCount: profile?.pageCount ?? 0,
    fallbackCount: sum(({ fallbacks }) => fallbacks),
    withheldCount: sum(({ withheld }) => withheld),
    costMicros: sum(({ costMicros }) => costMicros),
    days: names.map((day) => ({
      day,
      pageViews: visitsBy.get(day)?.pageViews ?? 0,
      sessions: visitsBy.get(day)?.sessions ?? 0,
      conversations: deskBy.get(day)?.conversations ?? 0,
      leads: deskBy.get(day)?.leads ?? 0,
    })),
  };
}
