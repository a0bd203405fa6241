import type { Evolve } from '../kernel/decider.js';
import type { CrawlEvent } from './events.js';

export type Crawl =
  | { readonly status: 'unstarted' }
  | {
      readonly status: 'running' | 'completed' | 'failed';
      /** Every page that was read or skipped: a repetition is known by its id. */
      readonly pageIds: readonly string[];
      readonly readCount: number;
      readonly skippedCount: number;
    };

export const initial: Crawl = { status: 'unstarted' };

export const evolve: Evolve<Crawl, CrawlEvent> = {
  CrawlStarted: () => ({ status: 'running', pageIds: [], readCount: 0, skippedCount: 0 }),
  PageRead: (crawl, { pageId }) =>
    crawl.status === 'unstarted'
      ? crawl
      : { ...crawl, pageIds: [...crawl.pageIds, pageId], readCount: crawl.readCount + 1 },
  PageSkipped: (crawl, { pageId }) =>
    crawl.status === 'unstarted'
      ? crawl
      : { ...crawl, pageIds: [...crawl.pageIds, pageId], skippedCount: crawl.skippedCount + 1 },
  CrawlCompleted: (crawl) => (crawl.status === 'unstarted' ? crawl : { ...crawl, status: 'completed' }),
  CrawlFailed: (crawl) => (crawl.status === 'unstarted' ? crawl : { ...crawl, status: 'failed' }),
};
