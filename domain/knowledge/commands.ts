import type { Command } from '../kernel/decider.js';
import type { KnownPage } from './events.js';

export type KnowledgeCommand =
  | Command<'AddWebsite', { accountId: string; website: string }>
  | Command<
      'PublishCrawl',
      {
        accountId: string;
        crawlId: string;
        read: readonly KnownPage[];
        /** Pages that could not be read this time though they may well be there: what was known of them stands. */
        unreadableUrls: readonly string[];
      }
    >;
