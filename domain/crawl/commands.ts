import type { Command } from '../kernel/decider.js';
import type { CrawlFailure, PageDescription, SkipReason } from './events.js';

export type CrawlCommand =
  | Command<
      'StartCrawl',
      {
        crawlId: string;
        accountId: string;
        website: string;
        /** The owner says that pages which are missing are gone for good: it is published however much that takes away. */
        acceptsLoss?: boolean;
      }
    >
  | Command<
      'RecordPage',
      { pageId: string; accountId: string; page: PageDescription; blobId: string; knownCount: number }
    >
  | Command<
      'SkipPage',
      { pageId: string; accountId: string; url: string; reason: SkipReason; knownCount: number }
    >
  | Command<'CompleteCrawl', { crawlId: string; unchangedCount: number }>
  | Command<'FailCrawl', { crawlId: string; reason: CrawlFailure }>;
