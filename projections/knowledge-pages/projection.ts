import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { Projection } from '../kernel/projection.js';

export interface PageRow {
  readonly pageId: string;
  /** The newest reading that had something to say of it. */
  readonly crawlId: string;
  readonly title: string | null;
  readonly language: string | null;
  readonly status: 'read' | 'skipped' | 'kept';
  readonly reason: string | null;
  readonly readAt: string | null;
  /** The reading whose publication last held it; empty before the first. */
  readonly publishedIn: string;
  readonly publishedAt: string | null;
}

/** Keyed by the page's address: a page is one page however often it is read. */
export const knowledgePages: Projection<CrawlEvent | KnowledgeEvent, PageRow> = {
  name: 'knowledge-pages',
  version: 2,
  scope: 'tenant',
  on: {
    PageRead: ({ pageId, page, readAt }, { entity }) => {
      if (isErased(page)) return [];
      const { url, title, language } = page;
      const set = { pageId, crawlId: entity, title, language, status: 'read', reason: null, readAt } as const;
      return [{ change: 'put', key: url, set }];
    },
    PageSkipped: ({ pageId, url, reason }, { entity }) => {
      if (isErased(url)) return [];
      return [{ change: 'put', key: url, set: { pageId, crawlId: entity, status: 'skipped', reason } }];
    },
    KnowledgePublished: ({ crawlId, pages, publishedAt }) =>
      pages.flatMap(({ url, kept }) => {
        if (isErased(url)) return [];
        const published = { publishedIn: crawlId, publishedAt } as const;
        const set = kept ? ({ ...published, crawlId, status: 'kept' } as const) : published;
        return [{ change: 'put', key: url, set }];
      }),
  },
};
