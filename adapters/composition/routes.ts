import { randomBytes } from 'node:crypto';
import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { beginLogin } from '../../application/account/begin-login.js';
import { completeLogin, installation } from '../../application/account/complete-login.js';
import { inviteMember } from '../../application/account/invite-member.js';
import { rightsOf } from '../../application/account/rights.js';
import { deskOf } from '../../application/desk/desk-of.js';
import { openQuestions } from '../../application/knowledge/open-questions.js';
import { sourcesToday } from '../../application/knowledge/source-today.js';
import { toldOtherwise } from '../../application/knowledge/told-otherwise.js';
import type { SessionOf } from '../../application/ports/logins.js';
import { tryQuestion } from '../../application/rehearsal/try-question.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { createApiKeys } from '../../projections/api-keys/queries.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { createCrawlProgress } from '../../projections/crawl-progress/queries.js';
import { createDeskDays, type DeskDays } from '../../projections/desk-days/queries.js';
import { createKnowledgePages } from '../../projections/knowledge-pages/queries.js';
import { createKeyHolders } from '../../projections/key-holders/queries.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import { createQuestions } from '../../projections/questions/queries.js';
import { createRehearsalChanges } from '../../projections/rehearsal-changes/queries.js';
import { createRehearsals } from '../../projections/rehearsals/queries.js';
import { createSites } from '../../projections/sites/queries.js';
import { createTaughtFacts } from '../../projections/taught-facts/queries.js';
import { createTeam } from '../../projections/team/queries.js';
import { createTold } from '../../projections/told/queries.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { hashOfKey, isApiKey, newApiKey } from '../api-keys/api-keys.js';
import { createCookies } from '../http/guard/cookies.js';
import { behindLogin } from '../http/guard/dashboard.js';
import { createRateLimits } from '../http/guard/rate-limits.js';
import { createSessionGuard } from '../http/guard/session.js';
import { createVisitorTokens } from '../http/guard/visitor-token.js';
import { createLive } from '../http/live.js';
import { pageRoutes } from '../http/pages/pages.js';
import { apiKeyRoutes } from '../http/routes/api-keys.js';
import { businessRoutes } from '../http/routes/business.js';
import { deskRoutes } from '../http/routes/desk.js';
import { rehearsingRoutes } from '../http/routes/rehearsing.js';
import { sessionRoutes } from '../http/routes/session.js';
import { settingsRoutes } from '../http/routes/settings.js';
import { teachingRoutes } from '../http/routes/teaching.js';
import { teamRoutes } from '../http/routes/team.js';
import { widgetRoutes } from '../http/routes/widget.js';
import { deriveKey } from '../sealed-box/sealed-box.js';
import type { Environment } from './environment.js';
import { alertRoutes } from './alert-routes.js';
import { invitationLetter } from './invitation-letter.js';
import { loginLetter } from './login-letter.js';
import { processorSentences } from './processors.js';
import { phoneRoutes } from './phone-routes.js';
import { tokens } from './tokens.js';

interface Config extends Pick<Environment, 'isSandbox' | 'operator' | 'supportEmail'> {
  /** Where people reach us. */
  readonly origin: string;
}

/** How long a screen waits for what was just decided, milliseconds; after that it shows what it has. */
const seenMs = 2_000;

/** Every route with what it needs, out of the graph. */
export function createRoutes(container: Container, { origin, isSandbox, operator, supportEmail }: Config) {
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

  const limits = createRateLimits();
  const cookies = createCookies({
    secure: origin.startsWith('https:'),
    key: deriveKey(masterKey, 'cookies'),
  });
  const roleOf = async ({ memberId, accountId }: SessionOf) =>
    (await memberships.of(memberId)).find((one) => one.accountId === accountId)?.role;
  const guard = createSessionGuard({
    ...{ cookies, sessions, roleOf },
    holderOf: async (key) => (isApiKey(key) ? holders.by(hashOfKey(key), now()) : undefined),
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
  const sessionView = async ({ accountId, memberId }: SessionOf) => {
    const [profile, memberOf, people] = await Promise.all([
      accounts.profile(accountId),
      memberships.of(memberId),
      team.of(accountId),
    ]);
    const role = memberOf.find((one) => one.accountId === accountId)?.role;
    if (profile === undefined || role === undefined) return undefined;
    const { businessName: name, website, industry, siteKey } = profile;
    return {
      email: people.find((one) => one.memberId === memberId)?.email ?? null,
      role,
      rights: [...rightsOf[role]],
      business: { accountId, name, website, industry, siteKey },
      businesses: await Promise.all(
        memberOf.map(async (one) => ({ accountId: one.accountId, name: await nameOf(one.accountId) })),
      ),
      ...{ sandbox: isSandbox, widgetUrl: `${origin}/widget.js` },
    };
  };

  const begin = beginLogin({
    logins: container.get(tokens.logins),
    mail: container.get(tokens.mail),
    async isKnown(email) {
      const memberId = await directory.find(installation, `email:${email}`);
      return memberId !== undefined && (await accountOf(memberId)) !== undefined;
    },
    loginLetter: loginLetter(origin),
    onUnsent: (challengeId, code) => {
      onError(`the letter of login ${challengeId} was not sent`, new Error(code));
    },
  });
  const complete = completeLogin({
    handleAccount: container.get(tokens.handleAccount),
    ...{ directory, sessions, accountOf, seen, now },
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
      mail: container.get(tokens.mail),
      invitationLetter: invitationLetter(origin),
      newId: uuidv7,
    }),
  });
  const keys = apiKeyRoutes({
    ...{ guard, limits, seen, now, handleAccount },
    keys: createApiKeys(query),
    newKey: newApiKey,
  });
  const business = businessRoutes({ guard, limits, seen, now, handleAccount, accounts });
  const inbox = createConversationInbox(query);
  const leads = createLeadInbox(query);
  const days = createDeskDays(query);
  const passages = container.get(tokens.passages);
  const handleDesk = container.get(tokens.handleDesk);
  const model = container.get(tokens.model);
  const extractive = container.get(tokens.extractive);
  const isConfigured = model !== extractive;
  const questions = createQuestions(query);
  const answerers = container.get(tokens.answerersAt)(now);
  const businessOf = container.get(tokens.businessOf);

  const teaching = teachingRoutes({
    ...{ guard, limits, seen, now },
    handleKnowledge: container.get(tokens.handleKnowledge),
    facts: createTaughtFacts(query),
    openQuestions: openQuestions({ questions, embeddings: container.get(tokens.embeddings) }),
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
      if (!isConfigured) return [free];
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
  });
  const widget = widgetRoutes({
    ...container.get(tokens.desk),
    ...{ siteOf, usage, limits, now },
    greetingOf: async (accountId) => (await deskOf(handleDesk)(accountId)).greeting,
    handleConversation: container.get(tokens.handleConversation),
    tokens: createVisitorTokens(deriveKey(masterKey, 'visitor-tokens')),
    privacyUrl: `${origin}/privacy`,
    onError: (error) => {
      onError('a reply failed', error);
    },
  });
  const processors = processorSentences({
    isSandbox,
    hasModel: isConfigured,
    hasPhone: container.get(tokens.outside).twilio !== undefined,
  });
  const pages = pageRoutes({ siteOf, operator, contact: supportEmail, processors });
  const phone = phoneRoutes(container, { dashboard: { guard, limits }, origin, seen });
  const alerts = alertRoutes(container, { dashboard: { guard, limits }, seen });
  const rooms = [people, business, keys, desk, teaching, settings, rehearsing, ...phone, alerts];
  return { api: [session, behindLogin({ guard, limits }, rooms)], widget, pages, live };
}

/** What a question is taken to cost where none was asked in the last 30 days: 2,000 tokens of a small model. */
const costMicrosGuess = 1_500;

async function costPerQuestion(days: DeskDays, tenant: string, now: string): Promise<number> {
  const from = new Date(Date.parse(now) - 30 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const past = await days.since(tenant, from);
  const cost = past.reduce((sum, { costMicros }) => sum + costMicros, 0);
  const count = past.reduce((sum, { answered, unpublished }) => sum + answered + unpublished, 0);
  return cost === 0 ? costMicrosGuess : Math.ceil(cost / Math.max(1, count));
}
