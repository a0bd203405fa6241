import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { CrawlCommand } from './commands.js';
import type { CrawlEvent } from './events.js';
import type { Crawl } from './state.js';

export type CrawlReason = 'CrawlNotStarted' | 'CrawlHasEnded' | 'PageLimitReached' | 'NothingRead';

/** Read and skipped together. */
export const pageCountMax = 500;

export const decide: Decide<Crawl, CrawlCommand, CrawlEvent, CrawlReason> = {
  StartCrawl(crawl, { data, now }) {
    if (crawl.status !== 'unstarted') return accept();
    return accept({
      type: 'CrawlStarted',
      data: { ...data, acceptsLoss: data.acceptsLoss ?? false, startedAt: now },
    });
  },

  RecordPage: (crawl, { data, now }) =>
    onePage(crawl, data.pageId, { type: 'PageRead', data: { ...data, readAt: now } }),

  SkipPage: (crawl, { data, now }) =>
    onePage(crawl, data.pageId, { type: 'PageSkipped', data: { ...data, skippedAt: now } }),

  CompleteCrawl(crawl, { data, now }) {
    if (crawl.status === 'unstarted') return reject('CrawlNotStarted');
    if (crawl.status === 'completed') return accept();
    if (crawl.status === 'failed') return reject('CrawlHasEnded');
    const { readCount, skippedCount } = crawl;
    if (readCount + data.unchangedCount === 0) return reject('NothingRead');
    return accept({
      type: 'CrawlCompleted',
      data: { ...data, readCount, skippedCount, completedAt: now },
    });
  },

  FailCrawl(crawl, { data, now }) {
    if (crawl.status === 'unstarted') return reject('CrawlNotStarted');
    if (crawl.status === 'failed') return accept();
    if (crawl.status === 'completed') return reject('CrawlHasEnded');
    return accept({ type: 'CrawlFailed', data: { ...data, failedAt: now } });
  },
};

function onePage(crawl: Crawl, pageId: string, event: CrawlEvent): Decision<CrawlEvent, CrawlReason> {
  if (crawl.status === 'unstarted') return reject('CrawlNotStarted');
  if (crawl.pageIds.includes(pageId)) return accept();
  if (crawl.status !== 'running') return reject('CrawlHasEnded');
  return crawl.pageIds.length >= pageCountMax ? reject('PageLimitReached') : accept(event);
}
