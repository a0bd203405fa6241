import { test } from 'vitest';
import { crawl, pageCountMax, type CrawlCommand, type CrawlEvent } from '../../domain/crawl/crawl.js';
import { knowledge, type KnowledgeCommand, type KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const accountId = 'a';
const page = { url: 'https://example.com/', title: 'Home', language: 'en', contentHash: 'hash' };

const started: CrawlEvent = {
  type: 'CrawlStarted',
  data: { crawlId: 'c', accountId, website: 'https://example.com/', startedAt: now },
};
const read = (pageId: string): CrawlEvent => ({
  type: 'PageRead',
  data: { pageId, accountId, page, blobId: 'b', knownCount: 1, readAt: now },
});
const record = (pageId: string): CrawlCommand => ({
  type: 'RecordPage',
  data: { pageId, accountId, page, blobId: 'b', knownCount: 1 },
  ...about,
});
const complete: CrawlCommand = { type: 'CompleteCrawl', data: { crawlId: 'c' }, ...about };
const completed: CrawlEvent = {
  type: 'CrawlCompleted',
  data: { crawlId: 'c', readCount: 1, skippedCount: 0, completedAt: now },
};

test('pages are recorded while a crawl runs, each once', () => {
  given(crawl)().when(record('p')).thenRejected('CrawlNotStarted');
  given(crawl)(started).when(record('p')).then(read('p'));
  given(crawl)(started, read('p')).when(record('p')).thenNothing();
  given(crawl)(started, read('p'), completed).when(record('q')).thenRejected('CrawlHasEnded');
});
test('a crawl has an end somewhere', () => {
  const full = Array.from({ length: pageCountMax }, (_, index) => read(String(index)));
  given(crawl)(started, ...full)
    .when(record('one more'))
    .thenRejected('PageLimitReached');
});
test('a crawl that read nothing is not complete', () => {
  given(crawl)(started).when(complete).thenRejected('NothingRead');
  given(crawl)(started, read('p')).when(complete).then(completed);
});

const known = (pageId: string, url: string) => ({ pageId, blobId: `blob of ${pageId}`, url });
const website: KnowledgeEvent = {
  type: 'WebsiteAdded',
  data: { accountId, website: 'https://example.com/', addedAt: now },
};
const publish = (
  crawlId: string,
  pages: readonly ReturnType<typeof known>[],
  unreadableUrls: readonly string[] = [],
): KnowledgeCommand => ({
  type: 'PublishCrawl',
  data: { accountId, crawlId, read: pages, unreadableUrls },
  ...about,
});
const published = (
  crawlId: string,
  ...pages: readonly (ReturnType<typeof known> & { readonly kept: boolean })[]
): KnowledgeEvent => ({
  type: 'KnowledgePublished',
  data: { accountId, crawlId, pages: [...pages], publishedAt: now },
});

const home = known('1', 'https://example.com/');
const prices = known('2', 'https://example.com/prices');

test('what was read is published once', () => {
  given(knowledge)()
    .when(publish('c', [home]))
    .thenRejected('NoWebsite');
  given(knowledge)(website).when(publish('c', [])).thenRejected('NothingToPublish');
  given(knowledge)(website)
    .when(publish('c', [home]))
    .then(published('c', { ...home, kept: false }));
  given(knowledge)(website, published('c', { ...home, kept: false }))
    .when(publish('c', [home]))
    .thenNothing();
});
test('a page that failed loses nothing that was read before, and a page that is gone is gone', () => {
  const before = published('c', { ...home, kept: false }, { ...prices, kept: false });
  given(knowledge)(website, before)
    .when(publish('d', [home], [prices.url]))
    .then(published('d', { ...home, kept: false }, { ...prices, kept: true }));
  given(knowledge)(website, before)
    .when(publish('d', [home]))
    .then(published('d', { ...home, kept: false }));
});
