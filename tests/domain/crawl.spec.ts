import { test } from 'vitest';
import { crawl, pageCountMax, type CrawlCommand, type CrawlEvent } from '../../domain/crawl/crawl.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const accountId = 'a';
const page = { url: 'https://example.com/', title: 'Home', language: 'en', contentHash: 'hash' };

const started: CrawlEvent = {
  type: 'CrawlStarted',
  data: { crawlId: 'c', accountId, website: 'https://example.com/', acceptsLoss: false, startedAt: now },
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
const complete = (unchangedCount: number): CrawlCommand => ({
  type: 'CompleteCrawl',
  data: { crawlId: 'c', unchangedCount },
  ...about,
});
const completed = (readCount: number, unchangedCount: number): CrawlEvent => ({
  type: 'CrawlCompleted',
  data: { crawlId: 'c', readCount, skippedCount: 0, unchangedCount, completedAt: now },
});

test('pages are recorded while a crawl runs, each once', () => {
  given(crawl)().when(record('p')).thenRejected('CrawlNotStarted');
  given(crawl)(started).when(record('p')).then(read('p'));
  given(crawl)(started, read('p')).when(record('p')).thenNothing();
  given(crawl)(started, read('p'), completed(1, 0)).when(record('q')).thenRejected('CrawlHasEnded');
});
test('a crawl has an end somewhere', () => {
  const full = Array.from({ length: pageCountMax }, (_, index) => read(String(index)));
  given(crawl)(started, ...full)
    .when(record('one more'))
    .thenRejected('PageLimitReached');
});
test('a crawl that read nothing is not complete', () => {
  given(crawl)(started).when(complete(0)).thenRejected('NothingRead');
  given(crawl)(started, read('p')).when(complete(0)).then(completed(1, 0));
});
test('a crawl says how many pages did not change, and may find nothing else', () => {
  given(crawl)(started, read('p')).when(complete(7)).then(completed(1, 7));
  given(crawl)(started).when(complete(8)).then(completed(0, 8));
});
test('a crawl whose loss the owner accepts says so', () => {
  const data = { crawlId: 'c', accountId, website: 'https://example.com/' };
  const start = { type: 'StartCrawl', data: { ...data, acceptsLoss: true }, ...about } as const;
  given(crawl)()
    .when(start)
    .then({ type: 'CrawlStarted', data: { ...data, acceptsLoss: true, startedAt: now } });
});
