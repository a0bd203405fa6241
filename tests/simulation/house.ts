import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { openDesk } from '../../application/account/open-desk.js';
import { answerQuestion, type AnswerQuestion } from '../../application/answering/answer-question.js';
import { defaultBudgets } from '../../application/answering/budgets.js';
import { answerLate, answerLeftOpen } from '../../application/conversation/answer-late.js';
import { answerVisitor } from '../../application/conversation/answer-visitor.js';
import { startConversation } from '../../application/conversation/start-conversation.js';
import { deskOf } from '../../application/desk/desk-of.js';
import { createFollow, type Policy } from '../../application/handling/follow.js';
import { createHandle, type Handle } from '../../application/handling/handle.js';
import {
  indexPublished,
  readStartedCrawls,
  repeatInterrupted,
} from '../../application/knowledge/follow-crawls.js';
import { indexFacts } from '../../application/knowledge/index-facts.js';
import { indexPages } from '../../application/knowledge/index-pages.js';
import { readWebsite } from '../../application/knowledge/read-website.js';
import { captureConfirmed } from '../../application/lead/capture-confirmed.js';
import { runRehearsals } from '../../application/rehearsal/run-rehearsals.js';
import type { Subscription } from '../../application/ports/event-store.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Asked, Decider, Happened } from '../../domain/kernel/decider.js';
import { account } from '../../domain/account/account.js';
import { allowance } from '../../domain/allowance/allowance.js';
import { call } from '../../domain/call/call.js';
import { consent } from '../../domain/consent/consent.js';
import { conversation } from '../../domain/conversation/conversation.js';
import { crawl } from '../../domain/crawl/crawl.js';
import { desk } from '../../domain/desk/desk.js';
import { knowledge } from '../../domain/knowledge/knowledge.js';
import { lead } from '../../domain/lead/lead.js';
import { line } from '../../domain/line/line.js';
import { notification } from '../../domain/notification/notification.js';
import { reach } from '../../domain/reach/reach.js';
import { rehearsal } from '../../domain/rehearsal/rehearsal.js';
import type { Installation } from './installation.js';
import { notifying } from './notifying.js';
import { outsideOf } from './outside.js';
import { servePhone } from './phone.js';
import { keepReadModels } from './read-models.js';
import type { Life } from './scheduler.js';
import { noHours } from '../support/no-hours.js';
import { nobodyMoved } from '../support/nobody-moved.js';

const limits = {
  pageCountMax: 10,
  bytesPerPageMax: 10_000,
  bytesMax: 100_000,
  depthMax: 3,
  timeoutPerPageMs: 1_000,
  timeoutMs: 60_000,
};

/** One process of the product, from its start to its end: what composition wires, on a simulated outside. */
export function startHouse(installation: Installation, life: Life) {
  const { world, log, ledger, tables } = installation;
  const { scheduler } = world;
  const { newId } = installation;
  const store = log.storeOf(life);
  const now = (): string => new Date(scheduler.now()).toISOString();
  const outside = outsideOf(installation, life);
  const { blobs, passages, directory, models, mail, reader, profileOf, checkpointsOf } = outside;

  const handleOf = createHandle({ store, newId });
  /** What was reported as written has to be found in the log at the end. */
  const watched = <State, Command extends Asked, Event extends Happened, Reason extends string>(
    decider: Decider<State, Command, Event, Reason>,
  ): Handle<State, Command, Event, Reason> => {
    const handle = handleOf(decider);
    const watching: typeof handle = Object.assign(
      async (...asked: Parameters<typeof handle>) => {
        const [id, command] = asked;
        const handled = await handle(...asked);
        const { position, state } = handled;
        const { commandId } = command;
        if (position !== null)
          ledger.reported.push({ category: decider.category, id, commandId, position, state });
        return handled;
      },
      { load: (tenant: string, id: string) => handle.load(tenant, id) },
    );
    return watching;
  };
  const handleAccount = watched(account);
  const handleConversation = watched(conversation);
  const handleCrawl = watched(crawl);
  const handleKnowledge = watched(knowledge);
  const handleLead = watched(lead);
  const handleDesk = watched(desk);
  const handleRehearsal = watched(rehearsal);
  const handleCall = watched(call);
  const handleAllowance = watched(allowance);
  const handleConsent = watched(consent);
  const handleLine = watched(line);
  const handleNotification = watched(notification);
  const handleReach = watched(reach);

  const businessOf = async (tenant: string) => {
    const { name, timeZone } = await profileOf(tenant);
    return { name, timeZone, hours: noHours, desk: await deskOf(handleDesk)(tenant), costMicrosToday: 0 };
  };
  const answerWith = (model: LanguageModel): AnswerQuestion =>
    answerQuestion({
      ...{ model, extractive: models.extractive, passages, budgets: defaultBudgets, now },
      wait: (ms, signal) => scheduler.wait(life, ms, signal),
      onBug(error) {
        throw error;
      },
    });
  const answering = answerVisitor({
    ...{ handleConversation, handleConsent, passages, directory, businessOf, newId, now },
    details: createContactDetails(),
    answerQuestion: answerWith(models.configured),
  });
  const read = readWebsite({ handleCrawl, handleKnowledge, reader, blobs, limits, newId, now });
  const phone = servePhone(installation, life, {
    ...{ handleAllowance, handleCall, handleConsent, handleConversation, handleLine },
    ...{ answering, directory, businessOf, blobs, now },
  });
  const telling = notifying(installation, life, { handleNotification, handleReach, mail, now });
  const policies: readonly Policy[] = [
    openDesk({ handleCrawl, handleKnowledge, now }),
    readStartedCrawls({ handleCrawl, read, now }),
    repeatInterrupted({ handleCrawl, now }),
    indexPublished(indexPages({ blobs, passages })),
    indexFacts({ handleKnowledge, passages }),
    captureConfirmed({ handleConversation, handleDesk, handleLead }),
    ...telling.policies,
    runRehearsals({
      ...{ handleConversation, handleRehearsal, businessOf, now },
      answerWith: (name) => (name === models.extractive.name ? answerWith(models.extractive) : undefined),
    }),
    answerLate(answering),
    answerLeftOpen({ answering, handleConversation }),
    ...(installation.isCalled ? phone.policies : []),
  ];

  const followed = policies.map((policy): Subscription => {
    const follow = createFollow({
      moved: nobodyMoved,
      store,
      checkpoints: checkpointsOf(policy),
      now: () => scheduler.now(),
      wait: (ms, signal) => scheduler.wait(life, ms, signal),
      onFailure: (name, eventId) => {
        if (eventId !== '') scheduler.note(`${life.name} ${name} gave up ${eventId}`);
      },
    });
    return follow({
      ...policy,
      async when(recorded, signal) {
        await policy.when(recorded, signal);
        if (!signal.aborted) ledger.dealt(policy.name, recorded.id);
      },
    });
  });
  const readModels = keepReadModels(world, life, { store, tables });

  return {
    life,
    now,
    start: startConversation({ handleConversation, newId, now }),
    answering,
    ...{ handleAccount, handleConversation, handleCrawl, handleKnowledge, handleLead },
    ...{ handleDesk, handleRehearsal, handleLine, phone },

    /** Ends it in order. */
    async stop(): Promise<void> {
      telling.stop();
      await Promise.all([...followed, readModels].map((one) => one.stop()));
      life.isOver = true;
    },
  };
}

export type House = ReturnType<typeof startHouse>;
