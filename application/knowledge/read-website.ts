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
import type { EarlierPage, PageOutcome, ReadingLimits, WebsiteReader } from '../ports/website-reader.js';
import { readKept, writeKept } from './kept-page.js';

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
  /** The owner says that what is missing is gone for good. */
  readonly acceptsLoss: boolean;
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
  (needs: Needs) =>
  async (reading: Reading, signal: AbortSignal): Promise<void> => {
    const { handleCrawl, handleKnowledge, reader, limits, now } = needs;
    const { crawlId, accountId, website, acceptsLoss, context } = reading;
    const about = (commandId: string) => ({ commandId, now: now() });
    const fail = (reason: CrawlFailure) =>
      handleCrawl(
        crawlId,
        { type: 'FailCrawl', data: { crawlId, reason }, ...about(`${crawlId}/fail`) },
        context,
      );

    const { pages } = (await handleKnowledge.load(accountId, accountId)).state;
    const known = new Map(pages.map((page) => [page.url, page]));
    const found = findingsOf(needs, reading, known);
    try {
      for await (const outcome of reader.read(website, limits, signal, (url) => found.recall(url))) {
        await found.record(outcome);
      }
    } catch (error) {
      await fail('interrupted');
      throw error;
    }
    const { read, unchanged, skipped } = found;
    const failure = signal.aborted
      ? 'interrupted'
      : read.length + unchanged.length === 0
        ? (skipped[0]?.reason ?? 'unreachable')
        : null;
    if (failure !== null) {
      await fail(failure);
      return;
    }

    // An owner may ask for a reading before the desk has been opened, and without a website nothing is published.
    const added = {
      type: 'AddWebsite',
      data: { accountId, website },
      ...about(`${crawlId}/website`),
    } as const;
    await handleKnowledge(accountId, added, context);
    const isGone = ({ reason }: Skipped): boolean => gone.has(reason);
    const data = {
      ...{ accountId, crawlId, read, unchanged, acceptsLoss, isIncomplete: found.isIncomplete() },
      unreadableUrls: skipped.filter((one) => !isGone(one)).map(({ url }) => url),
      goneUrls: skipped.filter(isGone).map(({ url }) => url),
    };
    const publish = { type: 'PublishCrawl', data, ...about(`${crawlId}/publish`) } as const;
    const { decision } = await handleKnowledge(accountId, publish, context);
    if (decision.outcome === 'rejected' && decision.reason === 'MostPagesMissing') {
      await fail('most-pages-missing');
      return;
    }
    // Last, so that a process that ends before it leaves a crawl that is seen to be unfinished.
    const end = {
      type: 'CompleteCrawl',
      data: { crawlId, unchangedCount: unchanged.length },
      ...about(`${crawlId}/complete`),
    } as const;
    await handleCrawl(crawlId, end, context);
  };

interface Skipped {
  readonly url: string;
  readonly reason: SkipReason;
}

/** What a reading comes to, page by page; what is new goes into the log and the blob store at once. */
function findingsOf(
  { handleCrawl, blobs, newId, now }: Needs,
  { crawlId, accountId, context }: Reading,
  known: ReadonlyMap<string, KnownPage>,
) {
  const read: KnownPage[] = [];
  const unchanged: KnownPage[] = [];
  const skipped: Skipped[] = [];
  let isIncomplete = false;

  const skip = async ({ url, reason, knownCount }: Extract<PageOutcome, { outcome: 'skipped' }>) => {
    const pageId = newId();
    skipped.push({ url, reason });
    const data = { pageId, accountId, url, reason, knownCount };
    await handleCrawl(crawlId, { type: 'SkipPage', data, commandId: pageId, now: now() }, context);
  };

  const store = async ({
    page,
    contentHash,
    revisit,
    knownCount,
  }: Extract<PageOutcome, { outcome: 'read' }>) => {
    const { url, title, language } = page;
    const [pageId, blobId] = [newId(), newId()];
    const place = { tenant: accountId, subject: accountId, container: `page-${pageId}` };
    await blobs.put({ ...place, blobId, keep: 'account', bytes: writeKept(page, revisit) });
    read.push({ pageId, blobId, contentHash, url });
    const data = { pageId, accountId, page: { url, title, language, contentHash }, blobId, knownCount };
    await handleCrawl(crawlId, { type: 'RecordPage', data, commandId: pageId, now: now() }, context);
  };

  return {
    read,
    unchanged,
    skipped,
    isIncomplete: () => isIncomplete,

    async recall(url: string): Promise<EarlierPage | undefined> {
      const page = known.get(url);
      const bytes = page && (await blobs.get(accountId, page.blobId));
      return bytes && { ...readKept(bytes), contentHash: page.contentHash };
    },

    async record(outcome: PageOutcome): Promise<void> {
      if (outcome.outcome === 'skipped') await skip(outcome);
      else if (outcome.outcome === 'read') await store(outcome);
      else if (outcome.outcome === 'incomplete') isIncomplete = true;
      else {
        const page = known.get(outcome.url);
        if (page !== undefined) unchanged.push(page);
      }
    },
  };
}
