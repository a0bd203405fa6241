import { accept, reject, type Decide } from '../kernel/decider.js';
import type { KnowledgeCommand } from './commands.js';
import type { KnowledgeEvent } from './events.js';
import type { Knowledge } from './state.js';

export type KnowledgeReason = 'NoWebsite' | 'NothingToPublish';

export const decide: Decide<Knowledge, KnowledgeCommand, KnowledgeEvent, KnowledgeReason> = {
  AddWebsite(knowledge, { data, now }) {
    if (knowledge.website === 'added') return accept();
    return accept({ type: 'WebsiteAdded', data: { ...data, addedAt: now } });
  },

  // A page that failed loses nothing that was read before; a page that is gone is gone.
  PublishCrawl(knowledge, { data: { accountId, crawlId, read, unreadableUrls }, now }) {
    if (knowledge.website === 'none') return reject('NoWebsite');
    if (knowledge.crawlIds.includes(crawlId)) return accept();
    const fresh = new Set(read.map(({ url }) => url));
    const unreadable = new Set(unreadableUrls);
    const kept = knowledge.pages.filter(({ url }) => unreadable.has(url) && !fresh.has(url));
    if (read.length === 0) return reject('NothingToPublish');
    const pages = [
      ...read.map((page) => ({ ...page, kept: false })),
      ...kept.map((page) => ({ ...page, kept: true })),
    ];
    return accept({ type: 'KnowledgePublished', data: { accountId, crawlId, pages, publishedAt: now } });
  },
};
