import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { answerQuestion } from '../../../application/answering/answer-question.js';
import { defaultBudgets } from '../../../application/answering/budgets.js';
import { closedService, fullService } from '../../../application/billing/service.js';
import { permittedAnswer } from '../../../application/answering/permitted-answer.js';
import { answerVisitor } from '../../../application/conversation/answer-visitor.js';
import { startConversation } from '../../../application/conversation/start-conversation.js';
import { contactsOf } from '../../../application/desk/contacts-of.js';
import { deskOf } from '../../../application/desk/desk-of.js';
import { createHandle } from '../../../application/handling/handle.js';
import { readAgain } from '../../../application/knowledge/read-again.js';
import { Fault } from '../../../application/ports/fault.js';
import { account } from '../../../domain/account/account.js';
import { allowance } from '../../../domain/allowance/allowance.js';
import { call } from '../../../domain/call/call.js';
import { consent } from '../../../domain/consent/consent.js';
import { conversation } from '../../../domain/conversation/conversation.js';
import { crawl } from '../../../domain/crawl/crawl.js';
import { desk } from '../../../domain/desk/desk.js';
import { installation } from '../../../domain/installation/installation.js';
import { knowledge } from '../../../domain/knowledge/knowledge.js';
import { line } from '../../../domain/line/line.js';
import { lead } from '../../../domain/lead/lead.js';
import { look } from '../../../domain/look/look.js';
import { rehearsal } from '../../../domain/rehearsal/rehearsal.js';
import { thread } from '../../../domain/thread/thread.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createCrawlSchedule } from '../../../projections/crawl-schedule/queries.js';
import { createDeskActivity } from '../../../projections/desk-quarters/queries.js';
import { createStandings } from '../../../projections/standings/queries.js';
import { createContactDetails } from '../../contact-details/contact-details.js';
import { idNamed } from '../named-id.js';
import { mayUse } from './may-use.js';
import { tokens } from '../tokens.js';
import { wait } from '../wait.js';

/** What is decided, and how questions are answered. */
export function bindUseCases(container: Container): void {
  const newId = uuidv7;
  container
    .bind(tokens.handles)
    .toResolvedValue(
      (store, snapshots) => createHandle({ store, newId, snapshots }),
      [tokens.store, tokens.snapshots],
    );
  container.bind(tokens.handleAccount).toResolvedValue((handle) => handle(account), [tokens.handles]);
  container
    .bind(tokens.handleConversation)
    .toResolvedValue((handle) => handle(conversation), [tokens.handles]);
  container.bind(tokens.handleAllowance).toResolvedValue((handle) => handle(allowance), [tokens.handles]);
  container.bind(tokens.handleCall).toResolvedValue((handle) => handle(call), [tokens.handles]);
  container.bind(tokens.handleConsent).toResolvedValue((handle) => handle(consent), [tokens.handles]);
  container.bind(tokens.handleLine).toResolvedValue((handle) => handle(line), [tokens.handles]);
  container.bind(tokens.handleCrawl).toResolvedValue((handle) => handle(crawl), [tokens.handles]);
  container.bind(tokens.handleDesk).toResolvedValue((handle) => handle(desk), [tokens.handles]);
  container.bind(tokens.handleKnowledge).toResolvedValue((handle) => handle(knowledge), [tokens.handles]);
  container
    .bind(tokens.handleInstallation)
    .toResolvedValue((handle) => handle(installation), [tokens.handles]);
  container.bind(tokens.handleLook).toResolvedValue((handle) => handle(look), [tokens.handles]);
  container.bind(tokens.handleThread).toResolvedValue((handle) => handle(thread), [tokens.handles]);
  container.bind(tokens.handleLead).toResolvedValue((handle) => handle(lead), [tokens.handles]);
  container.bind(tokens.handleRehearsal).toResolvedValue((handle) => handle(rehearsal), [tokens.handles]);

  container.bind(tokens.businessOf).toResolvedValue(
    (readModels, handleDesk, serviceOf, now) => {
      const accounts = createAccountOverview(readModels.query);
      const activity = createDeskActivity(readModels.query);
      const standings = createStandings(readModels.query);
      const settingsOf = deskOf(handleDesk);
      const mayHear = mayUse(readModels.query, 'phone');
      return async (tenant) => {
        const [profile, settings, standing, costMicrosToday, byPlan, mayHearCallers] = await Promise.all([
          accounts.profile(tenant),
          settingsOf(tenant),
          standings.of(tenant),
          activity.costSince(tenant, now().slice(0, 10)),
          serviceOf === 'off' ? fullService : serviceOf(tenant),
          mayHear(tenant),
        ]);
        if (profile?.businessName == null) {
          throw new Fault('business-not-found', 'There is no such business any more.');
        }
        const { businessName: name, website, timeZone, week, otherDays } = profile;
        const contacts = contactsOf(settings, website);
        const hours = { week, otherDays };
        const isSuspended = standing.suspendedAt !== null;
        const service = isSuspended ? closedService : byPlan;
        return {
          ...{ name, timeZone, hours, desk: settings, costMicrosToday, service, contacts, mayHearCallers },
          standing: { isSuspended, costMicrosPerDayMax: standing.costMicrosPerDay },
        };
      };
    },
    [tokens.readModels, tokens.handleDesk, tokens.serviceOf, tokens.now],
  );
  container.bind(tokens.answerersAt).toResolvedValue(
    (model, extractive, passages, { onError }, maySend) =>
      (now) => {
        const onBug = (error: unknown): void => {
          onError('a draft failed', error);
        };
        const needs = { extractive, passages, budgets: defaultBudgets, wait, now, onBug };
        const byQuoting = answerQuestion({ ...needs, model: extractive });
        if (model === extractive) return { extractive: byQuoting, configured: byQuoting };
        const configured = answerQuestion({ ...needs, model });
        return {
          extractive: byQuoting,
          configured: permittedAnswer({ configured, extractive: byQuoting, maySend }),
        };
      },
    [tokens.model, tokens.extractive, tokens.passages, tokens.outside, tokens.maySend],
  );
  container.bind(tokens.deskAt).toResolvedValue(
    (handleConversation, handleConsent, answerersAt, passages, directory, businessOf) => {
      const details = createContactDetails();
      return (now, model) => {
        const { [model]: answerQuestion } = answerersAt(now);
        return {
          start: startConversation({ handleConversation, newId, now }),
          answering: answerVisitor({
            ...{ handleConversation, handleConsent, answerQuestion, passages, directory, details },
            ...{ businessOf, newId, now },
          }),
        };
      };
    },
    [
      tokens.handleConversation,
      tokens.handleConsent,
      tokens.answerersAt,
      tokens.passages,
      tokens.directory,
      tokens.businessOf,
    ],
  );
  container.bind(tokens.readAgain).toResolvedValue(
    (readModels, handleCrawl, now) => {
      const accounts = createAccountOverview(readModels.query);
      const schedule = createCrawlSchedule(readModels.query);
      return readAgain({
        due: (at, countMax) => schedule.due(at, countMax),
        websiteOf: async (accountId) => (await accounts.profile(accountId))?.website ?? null,
        ...{ handleCrawl, idOf: idNamed, now },
      });
    },
    [tokens.readModels, tokens.handleCrawl, tokens.now],
  );
  container
    .bind(tokens.desk)
    .toResolvedValue((deskAt, now) => deskAt(now, 'configured'), [tokens.deskAt, tokens.now]);
}
