import { Router } from 'express';
import type { Container } from 'inversify';
import type { PapersInForce } from '../../../application/operator/papers.js';
import { sourcesToday } from '../../../application/knowledge/source-today.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createAgreements } from '../../../projections/agreements/queries.js';
import { createTexts } from '../../../projections/texts/queries.js';
import { wholeInbox } from '../../http/whole-inbox.js';
import { createConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { createConversationNotes } from '../../../projections/conversation-notes/queries.js';
import { createCrawlProgress } from '../../../projections/crawl-progress/queries.js';
import { createDeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createKnowledgePages } from '../../../projections/knowledge-pages/queries.js';
import { createLooks } from '../../../projections/looks/queries.js';
import { createShares } from '../../../projections/shares/queries.js';
import { createSites } from '../../../projections/sites/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createTranscript } from '../../../projections/transcript/queries.js';
import { behindLogin } from '../../http/guard/dashboard.js';
import { answeredOnce } from '../../http/guard/idempotency.js';
import { createRateLimits } from '../../http/guard/rate-limits.js';
import { createFollowers } from '../../http/followers.js';
import { createLive } from '../../http/live.js';
import { openApiDocument } from '../../http/open-api/document.js';
import { notFound } from '../../http/problem-details.js';
import type { Papers } from '../../http/pages/paper-parts.js';
import { businessRoutes } from '../../http/routes/business.js';
import { deskRoutes } from '../../http/routes/desk.js';
import { looksRoutes } from '../../http/routes/looks.js';
import { shareRoutes } from '../../http/routes/shares.js';
import { settingsRoutes } from '../../http/routes/settings.js';
import { createAnsweredRequests } from '../../idempotency/answered-requests.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { alertRoutes } from './alert.js';
import { auditRoutesOf } from './audit.js';
import { planRoutes } from './billing.js';
import type { Environment } from '../environment/environment.js';
import { consentLogRoutesOf, evidenceRoutesOf } from '../use-cases/consent-log.js';
import { copyDoorOf, disclosureRoutesOf } from '../forgetting/disclosure.js';
import { dataRequestRoutesOf, erasureRoutesOf } from '../forgetting/data-requests.js';
import { firstDayRoutesOf } from './first-day.js';
import { knowledgeRoutes } from './knowledge.js';
import { leadRoutesOf } from './lead.js';
import { mailRoutes } from './mail.js';
import { membersDoor } from './members-door.js';
import { messengerRoutes } from './messenger.js';
import { archiveRoutesOf } from '../moving.js';
import { operatorRoutesOf } from './operator.js';
import { phoneRoutes } from './phone.js';
import { paperRoutes } from './paper.js';
import { productVersion } from '../product-version.js';
import { retentionRoutesOf } from '../forgetting/retention.js';
import { teamRoutesOf } from './team.js';
import { todayRoutesOf } from './today.js';
import { timesOfBusiness } from '../use-cases/business-times.js';
import { tokens } from '../tokens.js';
import { webhookRoutesOf } from '../use-cases/webhooks.js';
import { reportRoutesOf } from '../use-cases/weekly-reports.js';
import { blockedRoutes } from '../../http/routes/blocked.js';
import { takeOverRoutes } from '../../http/routes/take-over.js';
import { widgetRoutesOf } from './widget.js';

interface Config extends Pick<Environment, 'isSandbox' | 'operator' | 'operatorEmails' | 'supportEmail'> {
  /** Where people reach us. */
  readonly origin: string;
  readonly papers: Papers;
  readonly inForce: PapersInForce;
}

/** How long a screen waits for what was just decided, milliseconds; after that it shows what it has. */
const seenMs = 2_000;

/** Every route with what it needs, out of the graph. */
export function createRoutes(container: Container, config: Config) {
  const { origin, isSandbox, inForce } = config;
  const { masterKey, onError } = container.get(tokens.outside);
  const readModels = container.get(tokens.readModels);
  const now = container.get(tokens.now);
  const usage = container.get(tokens.usage);
  const { query } = readModels;
  const accounts = createAccountOverview(query);
  const sites = createSites(query);

  const limits = createRateLimits();
  const live = createLive();
  const followers = createFollowers({
    onError: (error) => {
      onError('a visitor was not told what is new', error);
    },
  });
  readModels.onChanged((seen) => {
    for (const one of seen) {
      live.publish(one);
      followers.publish(one);
    }
  });
  const seen = async (position: bigint): Promise<void> => {
    await readModels.waitFor(position, seenMs);
  };
  const { guard, needsPasskey, uses, routers } = membersDoor(container, {
    ...{ origin, isSandbox, inForce, limits, seen },
  });
  const dashboard = { guard, limits };
  const siteOf = async (siteKey: string) => {
    const accountId = await sites.accountOf(siteKey);
    const profile = accountId === undefined ? undefined : await accounts.profile(accountId);
    return profile?.businessName == null ? undefined : { ...profile, name: profile.businessName };
  };

  const handleAccount = container.get(tokens.handleAccount);
  const people = teamRoutesOf(container, { origin, uses, dashboard, seen });
  const knowledge = knowledgeRoutes(container, { dashboard, seen });
  const hasPhone = container.get(tokens.outside).twilio !== undefined;
  const hasModel = container.get(tokens.model) !== container.get(tokens.extractive);
  const business = businessRoutes({
    ...{ guard, limits, seen, now, handleAccount, accounts, inForce, agreements: createAgreements(query) },
    processors: { 'language-model': hasModel, phone: hasPhone, mail: true },
  });
  const model = container.get(tokens.model);

  const settings = settingsRoutes({
    ...{ guard, limits, seen, now, handleAccount },
    handleDesk: container.get(tokens.handleDesk),
    model: { name: model.name, isConfigured: hasModel },
    timeZoneOf: async (accountId) => (await accounts.profile(accountId))?.timeZone,
  });
  const team = createTeam(query);
  const taking = takeOverRoutes({
    ...{ guard, limits, seen, now },
    handleConversation: container.get(tokens.handleConversation),
  });
  const blocked = blockedRoutes({
    ...{ guard, limits, seen, now },
    handleConversation: container.get(tokens.handleConversation),
    handleLine: container.get(tokens.handleLine),
    inbox: createConversationInbox(query),
  });
  const desk = deskRoutes({
    ...{ guard, limits, live, accounts, usage, seen, now },
    handleCrawl: container.get(tokens.handleCrawl),
    list: wholeInbox({ conversations: createConversationInbox(query), texts: createTexts(query) }),
    inbox: createConversationInbox(query),
    emailsOf: (tenant) => team.of(tenant),
    sourcesToday: sourcesToday(container.get(tokens.passages)),
    transcripts: createTranscript(query),
    handleConversation: container.get(tokens.handleConversation),
    notes: createConversationNotes(query),
    timesOf: timesOfBusiness(container),
    begunIn: (...times) => createDeskActivity(query).sumOf(...times),
    team: createTeam(query),
    knowledge: createKnowledgePages(query),
    crawls: createCrawlProgress(query),
    days: createDeskActivity(query),
    businessNow: container.get(tokens.businessNow),
  });
  const firstDay = firstDayRoutesOf(container, { dashboard, origin });
  const leads = leadRoutesOf(container, { dashboard, origin, seen });
  const pages = paperRoutes(container, { ...config, siteOf });
  const shares = shareRoutes({ guard, limits, shares: createShares(query) });
  const erasures = erasureRoutesOf(container, { dashboard, seen });
  const disclosures = disclosureRoutesOf(container, { dashboard, seen });
  const copies = copyDoorOf(container, { ...config, limits, seen });
  const requests = dataRequestRoutesOf(container, { limits, siteOf, seen });
  const phone = phoneRoutes(container, { dashboard, origin, seen });
  const webhooks = webhookRoutesOf(container, { dashboard, seen });
  const messenger = messengerRoutes(container, { dashboard, seen });
  const reports = reportRoutesOf(container, dashboard);
  const plan = planRoutes(container, { dashboard, origin, seen });
  const looks = looksRoutes({
    ...{ guard, limits, seen, now },
    handleLook: container.get(tokens.handleLook),
    looks: createLooks(query),
  });
  const alerts = alertRoutes(container, { dashboard, seen });
  const mail = mailRoutes(container, { dashboard, seen });
  const retention = retentionRoutesOf(container, { dashboard, seen });
  const evidence = evidenceRoutesOf(container, dashboard, origin);
  const archive = archiveRoutesOf(container, dashboard);
  const audit = auditRoutesOf(container, dashboard, origin);
  const rooms = {
    settings: [business, settings, plan, looks, mail.letters, retention, firstDay],
    people: [
      erasures,
      disclosures,
      archive,
      messenger,
      alerts,
      ...people,
      desk,
      taking,
      blocked,
      leads,
      todayRoutesOf(container, dashboard),
      ...knowledge,
      ...phone,
      evidence,
      audit,
      webhooks,
      reports,
      shares,
    ],
  };
  // Before the members' door, which asks everybody who comes through it for a member's session.
  const operators = operatorRoutesOf(container, {
    ...{ ...config, dashboard, seen },
    rooms: [...rooms.settings, ...rooms.people],
  });
  const once = answeredOnce({
    guard,
    answered: createAnsweredRequests({
      pool: container.get(tokens.outside).pool,
      key: deriveKey(masterKey, 'idempotency'),
    }),
    onError: (error) => {
      onError('the answer to a request was not kept', error);
    },
  });
  return {
    widget: widgetRoutesOf(container, {
      ...{ origin, limits, followers, siteOf },
      onSighted: (tenant, host) => {
        live.publish({ tenant, category: 'widget', entity: host, position: 0n });
      },
    }),
    ...{
      streams: [live, followers],
      pages: [mail.unsubscribe, consentLogRoutesOf(container, limits), copies, requests, pages],
      apiLimit: limits.dashboard,
    },
    api: [...routers, ...operators, nobodyElse, behindLogin({ guard, once, needsPasskey }, rooms)],
    openApi: () => openApiDocument({ origin, version: productVersion() }),
  };
}

/** What begins like the operator's is no member's, whether there is an operator's login or none. */
const nobodyElse = Router().use('/operator', notFound);
