import type {
  Crawl,
  CrawlCommand,
  CrawlEvent,
  CrawlFailure,
  CrawlReason,
  SkipReason,
} from '../../domain/crawl/crawl.js';
import type {
  Knowledge,
  KnowledgeCommand,
  KnowledgeEvent,
  KnowledgeReason,
  KnownPage,
} from '../../domain/knowledge/knowledge.js';
import type { Context, Handle } from '../handling/handle.js';
import type { BlobStore } from '../ports/blob-store.js';
import type { Clock } from '../ports/clock.js';
import type { NewId } from '../ports/ids.js';
import type { PageOutcome, ReadingLimits, ReadPage, WebsiteReader } from '../ports/website-reader.js';

export type HandleCrawl = Handle<Crawl, CrawlCommand, CrawlEvent, CrawlReason>;
export type HandleKnowledge = Handle<Knowledge, KnowledgeCommand, KnowledgeEvent, KnowledgeReason>;

interface Needs {
  readonly handleCrawl: HandleCrawl;
  readonly handleKnowledge: HandleKnowledge;
  readonly reader: WebsiteReader;
  readonly blobs: BlobStore;
  readonly limits: ReadingLimits;
  readonly newId: NewId;
  readonly now: Clock;
}

export interface Reading {
  readonly crawlId: string;
  readonly accountId: string;
  readonly website: string;
  readonly context: Context;
}

/** Reasons that say a page is gone or no page of this website, so that nothing of it is kept. */
const gone: ReadonlySet<SkipReason> = new Set([
  'not-found',
  'disallowed-by-robots',
  'duplicate',
  'redirects-elsewhere',
  'forbidden-address',
  'not-html',
]);

/** Reads a website whose crawl was started, page by page into the log, and publishes what was read. */
export const readWebsite =
  ({ handleCrawl, handleKnowledge, reader, blobs, limits, newId, now }: Needs) =>
  async ({ crawlId, accountId, website, context }: Reading, signal: AbortSignal): Promise<void> => {
    const read: KnownPage[] = [];
    const skipped: { readonly url: string; readonly reason: SkipReason }[] = [];
    const about = (commandId: string) => ({ commandId, now: now() });

    const record = async (outcome: PageOutcome): Promise<void> => {
      const pageId = newId();
      const { knownCount } = outcome;
      if (outcome.outcome === 'skipped') {
        const { url, reason } = outcome;
        skipped.push({ url, reason });
        const data = { pageId, accountId, url, reason, knownCount };
        await handleCrawl(crawlId, { type: 'SkipPage', data, ...about(pageId) }, context);
        return;
      }
      const { page, blobId } = await stored(outcome.page, pageId);
      read.push({ pageId, blobId, url: page.url });
      const data = { pageId, accountId, page, blobId, knownCount };
      await handleCrawl(crawlId, { type: 'RecordPage', data, ...about(pageId) }, context);
    };

    const stored = async (page: ReadPage, pageId: string) => {
      const bytes = Buffer.from(JSON.stringify(page));
      const place = { tenant: accountId, subject: accountId, container: `page-${pageId}` };
      const blobId = newId();
      const contentHash = await blobs.put({ ...place, blobId, keep: 'account', bytes });
      return { blobId, page: { url: page.url, title: page.title, language: page.language, contentHash } };
    };

    const fail = (reason: CrawlFailure) =>
      handleCrawl(
        crawlId,
        { type: 'FailCrawl', data: { crawlId, reason }, ...about(`${crawlId}/fail`) },
        context,
      );

    try {
      for await (const outcome of reader.read(website, limits, signal)) await record(outcome);
    } catch (error) {
      await fail('interrupted');
      throw error;
    }
    const failure = signal.aborted
      ? 'interrupted'
      : read.length === 0
        ? (skipped[0]?.reason ?? 'unreachable')
        : null;
    if (failure !== null) {
      await fail(failure);
      return;
    }

    // An owner may ask for a reading before the desk has been opened, and without a website nothing is published.
    const known = {
      type: 'AddWebsite',
      data: { accountId, website },
      ...about(`${crawlId}/website`),
    } as const;
    await handleKnowledge(accountId, known, context);
    const unreadableUrls = skipped.filter(({ reason }) => !gone.has(reason)).map(({ url }) => url);
    const data = { accountId, crawlId, read, unreadableUrls };
    await handleKnowledge(accountId, { type: 'PublishCrawl', data, ...about(`${crawlId}/publish`) }, context);
    // Last, so that a process that ends before it leaves a crawl that is seen to be unfinished.
    const end = { type: 'CompleteCrawl', data: { crawlId }, ...about(`${crawlId}/complete`) } as const;
    await handleCrawl(crawlId, end, context);
  };
