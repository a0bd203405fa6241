import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { beginLogin } from '../../application/account/begin-login.js';
import { completeLogin } from '../../application/account/complete-login.js';
import { installation } from '../../application/account/handle-member.js';
import { inviteMember } from '../../application/account/invite-member.js';
import { rightsOf } from '../../application/account/rights.js';
import { closedText } from '../../application/billing/closed-text.js';
import { openQuestions } from '../../application/knowledge/open-questions.js';
import { sourcesToday } from '../../application/knowledge/source-today.js';
import { toldOtherwise } from '../../application/knowledge/told-otherwise.js';
import type { FoundSession, SessionOf } from '../../application/ports/logins.js';
import { tryQuestion } from '../../application/rehearsal/try-question.js';
import { confirmTranscript, requestTranscript } from '../../application/transcript/request-transcript.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { createAgreements } from '../../projections/agreements/queries.js';
import { createApiKeys } from '../../projections/api-keys/queries.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { createCrawlProgress } from '../../projections/crawl-progress/queries.js';
import { createDeskActivity, type DeskActivity } from '../../projections/desk-quarters/queries.js';
import { createKnowledgePages } from '../../projections/knowledge-pages/queries.js';
import { createLooks } from '../../projections/looks/queries.js';
import { createKeyHolders } from '../../projections/key-holders/queries.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import { createQuestions } from '../../projections/questions/queries.js';
import { createRehearsalChanges } from '../../projections/rehearsal-changes/queries.js';
import { createRehearsals } from '../../projections/rehearsals/queries.js';
import { createSites } from '../../projections/sites/queries.js';
import { createStandings } from '../../projections/standings/queries.js';
import { createTaughtFacts } from '../../projections/taught-facts/queries.js';
import { createTeam } from '../../projections/team/queries.js';
import { createTold } from '../../projections/told/queries.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { hashOfKey, isApiKey, newApiKey } from '../api-keys/api-keys.js';
import { createKeyUses } from '../api-keys/key-uses.js';
import { createCookies } from '../http/guard/cookies.js';
import { behindLogin } from '../http/guard/dashboard.js';
import { createRateLimits } from '../http/guard/rate-limits.js';
import { answeredOnce } from '../http/guard/idempotency.js';
import { createSessionGuard } from '../http/guard/session.js';
import { notFound } from '../http/problem-details.js';
import { createVisitorTokens } from '../http/guard/visitor-token.js';
import { createAnsweredRequests } from '../idempotency/answered-requests.js';
import { createLive } from '../http/live.js';
import { openApiDocument } from '../http/open-api/document.js';
import { pageRoutes } from '../http/pages/pages.js';
import { addressRoutes } from '../http/routes/address.js';
import { apiKeyRoutes } from '../http/routes/api-keys.js';
import { businessRoutes } from '../http/routes/business.js';
import { deskRoutes } from '../http/routes/desk.js';
import { meRoutes } from '../http/routes/me.js';
import { looksRoutes } from '../http/routes/looks.js';
import { rehearsingRoutes } from '../http/routes/rehearsing.js';
import { secondFactorRoutes } from '../http/routes/second-factor.js';
import { sessionRoutes } from '../http/routes/session.js';
import { settingsRoutes } from '../http/routes/settings.js';
import { teachingRoutes } from '../http/routes/teaching.js';
import { teamRoutes } from '../http/routes/team.js';
import { widgetTranscriptRoutes } from '../http/routes/widget-transcript.js';
import { widgetRoutes } from '../http/routes/widget.js';
import { invitationLetter } from '../letters/invitation-letter.js';
import { loginLetter } from '../letters/login-letter.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import type { Environment } from './environment.js';
import { webhookRoutesOf } from './webhooks.js';
import { idNamed } from './named-id.js';
import { messengerRoutes } from './messenger-routes.js';
import { consentLogRoutesOf, evidenceRoutesOf } from './consent-log.js';
import { mailRoutes } from './mail-routes.js';
import { alertRoutes } from './alert-routes.js';
import { processorSentences } from './processors.js';
import { planRoutes } from './billing-routes.js';
import { operatorRoutesOf } from './operator-routes.js';
import { phoneRoutes } from './phone-routes.js';
import { productVersion } from './product-version.js';
import { tokens } from './tokens.js';
import { reportRoutesOf } from './weekly-reports.js';

interface Config extends Pick<Environment, 'isSandbox' | 'operator' | 'operatorEmails' | 'supportEmail'> {
  /** Where people reach us. */
  readonly origin: string;
}

/** How long a screen waits for what was just decided, milliseconds; after that it shows what it has. */
const seenMs = 2_000;

/** Every route with what it needs, out of the graph. */
export function createRoutes(container: Container, config: Config) {
  const { origin, isSandbox, operator, supportEmail } = config;
  const { masterKey, onError } = container.get(tokens.outside);
  const readModels = container.get(tokens.readModels);
  const sessions = container.get(tokens.sessions);
  const now = container.get(tokens.now);
  const usage = container.get(tokens.usage);
  const directory = container.get(tokens.directory);
  const { query } = readModels;
  const accounts = createAccountOverview(query);
  const memberships = createMemberships(query);
  const team = createTeam(query);
  const holders = createKeyHolders(query);
  const sites = createSites(query);
  const standings = createStandings(query);

  const limits = createRateLimits();
  const cookies = createCookies({
    secure: origin.startsWith('https:'),
    key: deriveKey(masterKey, 'cookies'),
  });
  const roleOf = async ({ memberId, accountId }: SessionOf) =>
    (await memberships.of(memberId)).find((one) => one.accountId === accountId)?.role;
  const uses = createKeyUses({
    pool: container.get(tokens.outside).pool,
    now: () => Date.now(),
    onError: (error) => {
      onError('the use of a key was not noted', error);
    },
  });
  const guard = createSessionGuard({
    ...{ cookies, sessions, roleOf, idNamed, newId: uuidv7 },
    async holderOf(key) {
      const holder = isApiKey(key) ? await holders.by(hashOfKey(key), now()) : undefined;
      if (holder !== undefined) uses.note(holder);
      return holder;
    },
  });
  const live = createLive();
  readModels.onChanged((seen) => {
    for (const one of seen) live.publish(one);
  });
  const seen = async (position: bigint): Promise<void> => {
    await readModels.waitFor(position, seenMs);
  };
  const accountOf = async (memberId: string) => (await memberships.of(memberId))[0]?.accountId;

  const siteOf = async (siteKey: string) => {
    const accountId = await sites.accountOf(siteKey);
    const profile = accountId === undefined ? undefined : await accounts.profile(accountId);
    return profile?.businessName == null
      ? undefined
      : { accountId: profile.accountId, name: profile.businessName };
  };

  const nameOf = async (accountId: string) => (await accounts.profile(accountId))?.businessName ?? null;
  const emailOf = async ({ accountId, memberId }: SessionOf) =>
    (await team.of(accountId)).find((one) => one.memberId === memberId)?.email ?? null;
  const ceremonies = container.get(tokens.ceremonies);
  const needsPasskey = async ({ accountId, hasSecondFactor }: FoundSession) =>
    !hasSecondFactor && ceremonies.isPossible && (await accounts.profile(accountId))?.isSensitive !== false;
  const sessionView = async (asked: FoundSession) => {
    const { accountId, memberId } = asked;
    const [profile, memberOf, email, needs, { suspendedAt: suspendedSince }] = await Promise.all([
      accounts.profile(accountId),
      memberships.of(memberId),
      emailOf(asked),
      needsPasskey(asked),
      standings.of(accountId),
    ]);
    const role = memberOf.find((one) => one.accountId === accountId)?.role;
    if (profile === undefined || role === undefined) return undefined;
    const { businessName: name, website, industry, siteKey } = profile;
    return {
      ...{ email, role, needsPasskey: needs },
      rights: [...rightsOf[role]],
      business: { accountId, name, website, industry, siteKey },
      businesses: await Promise.all(
        memberOf.map(async (one) => ({ accountId: one.accountId, name: await nameOf(one.accountId) })),
      ),
      ...{ suspendedSince, sandbox: isSandbox, widgetUrl: `${origin}/widget.js` },
    };
  };

  const addresses = container.get(tokens.addresses);
  const begin = beginLogin({
    logins: container.get(tokens.logins),
    mail: container.get(tokens.mail),
    sendLetter: container.get(tokens.sendLetter),
    isOperator: () => false,
    async memberOf(email) {
      const memberId = await directory.find(installation, `email:${email}`);
      const tenant = memberId === undefined ? undefined : await accountOf(memberId);
      return memberId === undefined || tenant === undefined ? undefined : { tenant, memberId };
    },
    ripen: container.get(tokens.ripenAddresses),
    loginLetter: loginLetter(origin),
    onUnsent: (challengeId, code) => {
      onError(`the letter of login ${challengeId} was not sent`, new Error(code));
    },
  });
  const complete = completeLogin({
    handleAccount: container.get(tokens.handleAccount),
    ...{ directory, sessions, accountOf, seen, now },
    factors: container.get(tokens.secondFactors),
    pending: container.get(tokens.pendingLogins),
    ripen: (memberId) => addresses.ripen(memberId),
    newId: uuidv7,
    newSiteKey: () => randomBytes(12).toString('base64url'),
  });

  const logins = container.get(tokens.logins);
  const handleAccount = container.get(tokens.handleAccount);
  const session = sessionRoutes({
    ...{ begin, complete, logins, sessions, sessionView, nameOf, cookies, guard, limits },
    belongs: async (one) => (await roleOf(one)) !== undefined,
  });
  const people = teamRoutes({
    ...{ guard, limits, seen, now, handleAccount, sessions, team, accounts },
    invite: inviteMember({
      ...{ handleAccount, directory, logins, now },
      sendLetter: container.get(tokens.sendLetter),
      invitationLetter: invitationLetter(origin),
      newId: uuidv7,
    }),
  });
  const keys = apiKeyRoutes({
    ...{ guard, limits, seen, now, handleAccount },
    keys: createApiKeys(query),
    lastUsedOn: (tenant) => uses.of(tenant),
    newKey: newApiKey,
  });
  const hasPhone = container.get(tokens.outside).twilio !== undefined;
  const hasModel = container.get(tokens.model) !== container.get(tokens.extractive);
  const business = businessRoutes({
    ...{ guard, limits, seen, now, handleAccount, accounts, agreements: createAgreements(query) },
    processors: { 'language-model': hasModel, phone: hasPhone, mail: true },
  });
  const inbox = createConversationInbox(query);
  const leads = createLeadInbox(query);
  const days = createDeskActivity(query);
  const passages = container.get(tokens.passages);
  const handleDesk = container.get(tokens.handleDesk);
  const model = container.get(tokens.model);
  const extractive = container.get(tokens.extractive);
  const isConfigured = model !== extractive;
  const questions = createQuestions(query);
  const maySend = container.get(tokens.maySend);
  const answerers = container.get(tokens.answerersAt)(now);
  const businessOf = container.get(tokens.businessOf);

  const embeddings = container.get(tokens.embeddings);
  const teaching = teachingRoutes({
    ...{ guard, limits, seen, now },
    handleKnowledge: container.get(tokens.handleKnowledge),
    facts: createTaughtFacts(query),
    openQuestions: openQuestions({ questions, embeddings, maySend }),
  });
  const settings = settingsRoutes({
    ...{ guard, limits, seen, now, handleDesk },
    model: { name: model.name, isConfigured },
    handleAccount,
    timeZoneOf: async (accountId) => (await accounts.profile(accountId))?.timeZone,
  });
  const rehearsing = rehearsingRoutes({
    ...{ guard, limits, seen, now, questions },
    handleRehearsal: container.get(tokens.handleRehearsal),
    rehearsals: createRehearsals(query),
    changes: createRehearsalChanges(query),
    told: toldOtherwise({
      passages,
      told: createTold(query),
      async contactOf(tenant, conversationId) {
        const leadId = (await inbox.one(tenant, conversationId))?.leadId;
        return leadId == null ? undefined : leads.one(tenant, leadId);
      },
    }),
    tryOut: tryQuestion({ businessOf, passages, answerWith: (name) => answerers[name] }),
    async modelsOf(tenant) {
      const free = { model: 'extractive' as const, name: extractive.name, costMicrosPerQuestion: 0 };
      if (!isConfigured || !(await maySend(tenant))) return [free];
      const costMicrosPerQuestion = await costPerQuestion(days, tenant, now());
      return [{ model: 'configured' as const, name: model.name, costMicrosPerQuestion }, free];
    },
  });
  const desk = deskRoutes({
    ...{ guard, limits, live, accounts, usage, seen, now },
    handleCrawl: container.get(tokens.handleCrawl),
    handleLead: container.get(tokens.handleLead),
    inbox,
    sourcesToday: sourcesToday(passages),
    transcripts: createTranscript(query),
    leads,
    knowledge: createKnowledgePages(query),
    crawls: createCrawlProgress(query),
    days,
    businessNow: container.get(tokens.businessNow),
  });
  const transcriptNeeds = container.get(tokens.transcriptNeeds);
  const visitorTokens = createVisitorTokens(deriveKey(masterKey, 'visitor-tokens'));
  const widget = widgetRoutes({
    mailsTranscripts: async (accountId) => !(await transcriptNeeds.isSensitive(accountId)),
    transcripts: widgetTranscriptRoutes({
      request: requestTranscript(transcriptNeeds),
      confirm: confirmTranscript(transcriptNeeds),
      ...{ tokens: visitorTokens, limits },
    }),
    ...container.get(tokens.desk),
    ...{ siteOf, usage, limits, now },
    async greetingOf(accountId, language) {
      const business = await businessOf(accountId);
      const isClosed = business.service?.chat === 'closed';
      return isClosed ? closedText(business, language) : business.desk.greeting;
    },
    ownOrigins: new Set([origin, ...container.get(tokens.outside).ownOrigins]),
    placeOf: (accountId) => accounts.profile(accountId),
    handleConversation: container.get(tokens.handleConversation),
    tokens: visitorTokens,
    privacyUrl: `${origin}/privacy`,
    onError: (error) => {
      onError('a reply failed', error);
    },
  });
  const processors = processorSentences({
    isSandbox,
    hasTelegram: container.get(tokens.outside).telegram !== undefined,
    hasPayments: container.get(tokens.payments) !== 'off',
    ...{ hasModel, hasPhone },
  });
  const pages = pageRoutes({ siteOf, operator, contact: supportEmail, processors });
  const phone = phoneRoutes(container, { dashboard: { guard, limits }, origin, seen });
  const webhooks = webhookRoutesOf(container, { dashboard: { guard, limits }, seen });
  const messenger = messengerRoutes(container, { dashboard: { guard, limits }, seen });
  const reports = reportRoutesOf(container, { guard, limits });
  const plan = planRoutes(container, { dashboard: { guard, limits }, origin, seen });
  const secondFactor = secondFactorRoutes({
    passing: container.get(tokens.passSecondFactor),
    ...{ sessionView, cookies, limits },
  });
  const me = meRoutes({
    passkeys: container.get(tokens.keepPasskeys),
    canHavePasskeys: ceremonies.isPossible,
    ...{ emailOf, addresses, guard, limits },
  });
  const looks = looksRoutes({
    ...{ guard, limits, seen, now },
    handleLook: container.get(tokens.handleLook),
    looks: createLooks(query),
  });
  const address = addressRoutes({ addresses, tokens: container.get(tokens.addressTokens), limits });
  const alerts = alertRoutes(container, { dashboard: { guard, limits }, seen });
  const mail = mailRoutes(container, { dashboard: { guard, limits }, seen });
  const evidence = evidenceRoutesOf(container, { guard, limits }, origin);
  const rooms = {
    settings: [business, settings, plan, looks, mail.letters],
    people: [
      messenger,
      alerts,
      people,
      keys,
      desk,
      teaching,
      rehearsing,
      ...phone,
      evidence,
      webhooks,
      reports,
    ],
  };
  // Before the members' door, which asks everybody who comes through it for a member's session.
  const operators = operatorRoutesOf(container, {
    ...{ ...config, dashboard: { guard, limits }, seen },
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
  const dashboard = behindLogin({ guard, once, needsPasskey }, rooms);
  const own = [session, secondFactor, address, me];
  return {
    ...{
      widget,
      live,
      pages: [mail.unsubscribe, consentLogRoutesOf(container, limits), pages],
      apiLimit: limits.dashboard,
    },
    api: [...own, ...operators, nobodyElse, dashboard],
    openApi: () => openApiDocument({ origin, version: productVersion() }),
  };
}

/** What begins like the operator's is no member's, whether there is an operator's login or none. */
const nobodyElse = Router().use('/operator', notFound);

/** What a question is taken to cost where none was asked in the last 30 days: 2,000 tokens of a small model. */
const costMicrosGuess = 1_500;

async function costPerQuestion(days: DeskActivity, tenant: string, now: string): Promise<number> {
  const from = new Date(Date.parse(now) - 30 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const past = await days.since(tenant, from);
  const cost = past.reduce((sum, { costMicros }) => sum + costMicros, 0);
  const count = past.reduce((sum, { answered, unpublished }) => sum + answered + unpublished, 0);
  return cost === 0 ? costMicrosGuess : Math.ceil(cost / Math.max(1, count));
}
