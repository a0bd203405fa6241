import type { Container } from 'inversify';
import { standingOf } from '../../../domain/subscription/subscription.js';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { createCrawlProgress } from '../../../projections/crawl-progress/queries.js';
import { createDeliveries } from '../../../projections/deliveries/queries.js';
import { createDeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createDisclosures } from '../../../projections/disclosures/queries.js';
import { createErasures } from '../../../projections/erasures/queries.js';
import { createLeadInbox } from '../../../projections/lead-inbox/queries.js';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { createQuestions } from '../../../projections/questions/queries.js';
import { createTextLinks } from '../../../projections/text-links/queries.js';
import { createWebhooks } from '../../../projections/webhooks/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { todayRoutes } from '../../http/routes/today.js';
import { tokens } from '../tokens.js';

/** As long before its end an owner is told of a trial, milliseconds. */
const trialToldMs = 7 * 24 * 60 * 60 * 1_000;

/** What needs somebody. */
export function todayRoutesOf(container: Container, dashboard: Dashboard) {
  const { query } = container.get(tokens.readModels);
  const handleSubscription = container.get(tokens.handleSubscription);
  const isBilled = container.get(tokens.payments) !== 'off';
  return todayRoutes({
    ...dashboard,
    handleDesk: container.get(tokens.handleDesk),
    notifications: createNotifications(query),
    inbox: createConversationInbox(query),
    leads: createLeadInbox(query),
    calls: createCallLog(query),
    links: createTextLinks(query),
    questions: createQuestions(query),
    crawls: createCrawlProgress(query),
    webhooks: createWebhooks(query),
    deliveries: createDeliveries(query),
    erasures: createErasures(query),
    disclosures: createDisclosures(query),
    days: createDeskActivity(query),
    businessNow: container.get(tokens.businessNow),
    async planDue(tenant, now) {
      if (!isBilled) return undefined;
      const standing = standingOf((await handleSubscription.load(tenant, tenant)).state, now);
      if (standing.is === 'past-due') return { kind: 'plan-unpaid', at: standing.graceEndsAt };
      if (standing.is === 'ended') return { kind: 'plan-ended', at: standing.closesAt };
      if (standing.is !== 'trial') return undefined;
      const isEnding = Date.parse(standing.endsAt) - Date.parse(now) < trialToldMs;
      return isEnding ? { kind: 'trial-ending', at: standing.endsAt } : undefined;
    },
  });
}
