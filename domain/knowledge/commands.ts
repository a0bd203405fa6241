import type { Command } from '../kernel/decider.js';
import type { Fact, KnownPage } from './events.js';

export type KnowledgeCommand =
  | Command<'AddWebsite', { accountId: string; website: string }>
  | Command<
      'PublishCrawl',
      {
        accountId: string;
        crawlId: string;
        /** Pages that say something new. */
        read: readonly KnownPage[];
        /** Pages that say what they said before, as they were known. */
        unchanged: readonly KnownPage[];
        /** Pages that could not be read this time though they may well be there: what was known of them stands. */
        unreadableUrls: readonly string[];
        /** Pages that are gone, or are none of this website any more. */
        goneUrls: readonly string[];
        /** It ended before it had seen everything: what it did not come to stands as well. */
        isIncomplete: boolean;
        acceptsLoss: boolean;
      }
    >
  | Command<'TeachFact', { accountId: string; factId: string; fact: Fact; answers: readonly string[] }>
  | Command<'CorrectFact', { accountId: string; factId: string; fact: Fact }>
  | Command<'RetireFact', { accountId: string; factId: string }>
  | Command<'DismissQuestions', { accountId: string; messageIds: readonly string[] }>;
