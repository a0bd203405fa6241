import type { Evolve } from '../kernel/decider.js';
import { isErased } from '../kernel/personal.js';
import type { Fact, KnowledgeEvent, KnownPage } from './events.js';

export interface KnownFact extends Fact {
  readonly factId: string;
}

export interface Knowledge {
  /** Whose it is; empty before there is a website. */
  readonly accountId: string;
  readonly website: 'none' | 'added';
  /** The readings that were published: a repetition is known by its id. */
  readonly crawlIds: readonly string[];
  readonly pages: readonly KnownPage[];
  /** In the order they were taught; without those that were retired. */
  readonly facts: readonly KnownFact[];
  /** Every fact there ever was, every correction and every dismissed question: a repetition is known by its id. */
  readonly factIds: readonly string[];
  readonly changeIds: readonly string[];
  readonly dismissedIds: readonly string[];
}

export const initial: Knowledge = {
  accountId: '',
  website: 'none',
  crawlIds: [],
  pages: [],
  facts: [],
  factIds: [],
  changeIds: [],
  dismissedIds: [],
};

export const evolve: Evolve<Knowledge, KnowledgeEvent> = {
  WebsiteAdded: (knowledge, { accountId }) => ({ ...knowledge, accountId, website: 'added' }),
  KnowledgePublished: (knowledge, { crawlId, pages }) => ({
    ...knowledge,
    crawlIds: [...knowledge.crawlIds, crawlId],
    pages: pages.flatMap(({ kept: _kept, url, ...page }) => (isErased(url) ? [] : [{ ...page, url }])),
  }),
  FactTaught: (knowledge, { accountId, factId, fact }) => ({
    ...knowledge,
    accountId,
    facts: isErased(fact) ? knowledge.facts : [...knowledge.facts, { factId, ...fact }],
    factIds: [...knowledge.factIds, factId],
  }),
  FactCorrected: (knowledge, { factId, changeId, fact }) => ({
    ...knowledge,
    facts: knowledge.facts.flatMap((one) =>
      one.factId !== factId ? [one] : isErased(fact) ? [] : [{ factId, ...fact }],
    ),
    changeIds: [...knowledge.changeIds, changeId],
  }),
  FactRetired: (knowledge, { factId }) => ({
    ...knowledge,
    facts: knowledge.facts.filter((one) => one.factId !== factId),
  }),
  QuestionsDismissed: (knowledge, { messageIds }) => ({
    ...knowledge,
    dismissedIds: [...knowledge.dismissedIds, ...messageIds],
  }),
};
