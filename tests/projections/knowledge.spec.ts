import { describe, test } from 'vitest';
import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { projected } from '../support/projected.js';

const at = '2026-11-24T10:00:00.000Z';
const later = '2026-11-24T10:05:00.000Z';
const accountId = 'acme';
const erased = { erased: true } as const;
const [home, prices] = ['https://example.com/', 'https://example.com/prices'];
const origin = { tenant: accountId, entity: 'a-crawl', eventId: 'e' };

const started: CrawlEvent = {
  type: 'CrawlStarted',
  data: { crawlId: 'a-crawl', accountId, website: home, acceptsLoss: false, startedAt: at },
};
const read = (page: { readonly url: string } | typeof erased): CrawlEvent => ({
  type: 'PageRead',
  data: {
    pageId: 'p1',
    accountId,
    page:
      'erased' in page ? page : { url: page.url, title: 'Home', language: 'en', contentHash: 'a'.repeat(64) },
    blobId: 'b1',
    knownCount: 4,
    readAt: at,
  },
});
const skipped = (url: string | typeof erased): CrawlEvent => ({
  type: 'PageSkipped',
  data: { pageId: 'p2', accountId, url, reason: 'timed-out', knownCount: 5, skippedAt: at },
});
const published = (url: string, kept: boolean): KnowledgeEvent => ({
  type: 'KnowledgePublished',
  data: {
    accountId,
    crawlId: 'a-crawl',
    pages: [{ pageId: 'p0', blobId: 'b0', contentHash: 'h0', url, kept }],
    publishedAt: at,
  },
});

describe('the pages of a website', () => {
  const pages = projected(knowledgePages, origin);
  const homeRow = {
    pageId: 'p1',
    crawlId: 'a-crawl',
    title: 'Home',
    language: 'en',
    status: 'read',
    reason: null,
    readAt: at,
  } as const;

  test('a page is one row however often it is read', () => {
    pages(read({ url: home }), read({ url: home })).then({ [home]: homeRow });
  });

  test('a page that could not be read stands there with the reason', () => {
    pages(read({ url: home }), skipped(prices)).then({
      [home]: homeRow,
      [prices]: { pageId: 'p2', crawlId: 'a-crawl', status: 'skipped', reason: 'timed-out' },
    });
  });

  test('a page whose earlier text still stands is shown as kept', () => {
    pages(skipped(prices), published(prices, true)).then({
      [prices]: {
        ...{ pageId: 'p2', crawlId: 'a-crawl', status: 'kept', reason: 'timed-out' },
        ...{ publishedIn: 'a-crawl', publishedAt: at },
      },
    });
  });

  test('publishing leaves what was just read as it is', () => {
    pages(read({ url: home }), published(home, false)).then({
      [home]: { ...homeRow, publishedIn: 'a-crawl', publishedAt: at },
    });
  });

  test('erased pages are no rows', () => {
    pages(read(erased), skipped(erased)).then({});
  });
});

describe('the progress of a reading', () => {
  const progress = projected(crawlProgress, origin);

  test('pages read and skipped are counted, and the newest count of known pages stands', () => {
    progress(started, read({ url: home }), skipped(erased)).then({
      'a-crawl': { status: 'running', startedAt: at, readCount: 1, skippedCount: 1, knownCount: 5 },
    });
  });

  test('a reading that ended is completed', () => {
    const completed = {
      crawlId: 'a-crawl',
      readCount: 0,
      skippedCount: 0,
      unchangedCount: 3,
      completedAt: later,
    };
    progress(started, { type: 'CrawlCompleted', data: completed }).then({
      'a-crawl': { status: 'completed', startedAt: at, endedAt: later, unchangedCount: 3 },
    });
  });

  test('a reading that came to nothing says why', () => {
    const failed = { crawlId: 'a-crawl', reason: 'unreachable', failedAt: later } as const;
    progress(started, { type: 'CrawlFailed', data: failed }).then({
      'a-crawl': { status: 'failed', startedAt: at, endedAt: later, reason: 'unreachable' },
    });
  });
});
