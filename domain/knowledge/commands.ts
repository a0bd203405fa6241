import type { Command } from '../kernel/decider.js';
import type { Fact, KnownPage } from './events.js';

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
    >
  | Command<'TeachFact', { accountId: string; factId: string; fact: Fact; answers: readonly string[] }>
  | Command<'CorrectFact', { accountId: string; factId: string; fact: Fact }>
  | Command<'RetireFact', { accountId: string; factId: string }>
  | Command<'DismissQuestions', { accountId: string; messageIds: readonly string[] }>;
