import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createExtractiveModel } from '../../adapters/extractive/extractive.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { answerQuestion } from '../../application/answering/answer-question.js';
import { defaultBudgets, type Budgets } from '../../application/answering/budgets.js';
import { answerVisitor, type Business } from '../../application/conversation/answer-visitor.js';
import { startConversation } from '../../application/conversation/start-conversation.js';
import { createHandle } from '../../application/handling/handle.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Passages } from '../../application/ports/passages.js';
import { consent } from '../../domain/consent/consent.js';
import { conversation, type ConversationEvent } from '../../domain/conversation/conversation.js';
import { desk, type Desk } from '../../domain/desk/desk.js';
import { families } from './families.js';
import { noHours } from './no-hours.js';

interface Setup {
  readonly passages: Passages;
  /** The extractive one where there is no other. */
  readonly model?: LanguageModel;
  readonly budgets?: Partial<Budgets>;
  readonly name: string;
  readonly timeZone: string;
  readonly now: string;
  readonly settings?: Partial<Desk>;
}

export interface Talk {
  /** What reached the visitor: each clause as it was released, and the reply at the end. */
  readonly clauses: readonly string[];
  readonly reply: string;
  readonly kind: string;
  readonly sources: readonly { readonly origin: string; readonly pageId: string; readonly excerpt: string }[];
  readonly events: readonly ConversationEvent[];
}

const extractive = createExtractiveModel();

/** The desk as the product puts it together, but for the log, which is in memory, and the clock, which stands still. */
export function wholeDesk({ passages, model = extractive, budgets, now, settings, ...profile }: Setup) {
  const store = createMemoryEventStore(createCodec(families, createMemoryKeyVault()));
  const handle = createHandle({ store, newId: uuidv7 });
  const handleConversation = handle(conversation);
  const business: Business = {
    ...profile,
    desk: { ...desk.initial, ...settings },
    hours: noHours,
    costMicrosToday: 0,
  };
  const clock = (): string => now;
  const answering = answerVisitor({
    handleConversation,
    handleConsent: handle(consent),
    passages,
    answerQuestion: answerQuestion({
      ...{ model, extractive, passages, now: clock },
      budgets: { ...defaultBudgets, ...budgets },
      onBug(error) {
        throw error;
      },
      wait: async (ms, signal) => {
        await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
      },
    }),
    directory: {
      resolve: (_scope, _handles, freshId) => Promise.resolve(freshId),
      find: () => Promise.resolve(undefined),
      forget: () => Promise.resolve(0),
    },
    details: createContactDetails(),
    businessOf: () => Promise.resolve(business),
    newId: uuidv7,
    now: clock,
  });
  const start = startConversation({ handleConversation, newId: uuidv7, now: clock });

  /** One conversation from its first message to its last. */
  return async (tenant: string, messages: readonly string[], language = 'en'): Promise<Talk> => {
    const conversationId = uuidv7();
    const about = {
      noticeVersion: 'test',
      pageUrl: 'https://example.com/',
      language,
      device: 'desktop' as const,
    };
    await start({ tenant, conversationId, ...about });
    const clauses: string[] = [];
    let last: Awaited<ReturnType<typeof answering.answer>>['reply'] | undefined;
    for (const text of messages) {
      const messageId = uuidv7();
      await answering.receive({ tenant, conversationId, messageId, text });
      ({ reply: last } = await answering.answer({ tenant, conversationId, messageId }, (clause) =>
        clauses.push(clause),
      ));
    }
    const { events } = await handleConversation.load(tenant, conversationId);
    const sources = last === undefined || 'erased' in last.sources ? [] : last.sources;
    return {
      clauses,
      reply: typeof last?.text === 'string' ? last.text : '',
      kind: last?.kind ?? '',
      sources,
      events,
    };
  };
}
