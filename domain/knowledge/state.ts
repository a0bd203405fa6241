import type { Evolve } from '../kernel/decider.js';
import { isErased } from '../kernel/personal.js';
import type { KnowledgeEvent, KnownPage } from './events.js';

export interface Knowledge {
  /** Whose it is; empty before there is a website. */
  readonly accountId: string;
  readonly website: 'none' | 'added';
  /** The readings that were published: a repetition is known by its id. */
  readonly crawlIds: readonly string[];
  readonly pages: readonly KnownPage[];
}

export const initial: Knowledge = { accountId: '', website: 'none', crawlIds: [], pages: [] };

export const evolve: Evolve<Knowledge, KnowledgeEvent> = {
  WebsiteAdded: (knowledge, { accountId }) => ({ ...knowledge, accountId, website: 'added' }),
  KnowledgePublished: (knowledge, { crawlId, pages }) => ({
    ...knowledge,
    crawlIds: [...knowledge.crawlIds, crawlId],
    pages: pages.flatMap(({ kept: _kept, url, ...page }) => (isErased(url) ? [] : [{ ...page, url }])),
  }),
};
