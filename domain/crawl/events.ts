import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { personal } from '../kernel/personal.js';

const id = z.string();
const time = z.iso.datetime();
const ofBusiness = { subject: 'accountId', keep: 'account' } as const;

export const skipReason = z.enum([
  'disallowed-by-robots',
  'not-html',
  'not-found',
  'server-error',
  'timed-out',
  'too-large',
  'unreachable',
  'forbidden-address',
  'redirects-elsewhere',
  'needs-javascript',
  'no-text',
  'duplicate',
  'placeholder',
  'unreadable-pdf',
]);
export type SkipReason = z.infer<typeof skipReason>;

/**
 * Why a whole reading came to nothing: the reason of its start page, our own process that ended under it, or that most of
 * what was known before was not there.
 */
export const crawlFailure = z.enum([...skipReason.options, 'interrupted', 'most-pages-missing']);
export type CrawlFailure = z.infer<typeof crawlFailure>;

/** `contentHash`: SHA-256 of what was read, in hex. Two readings with the same one hold the same words. */
export const pageDescription = z.object({
  url: z.string(),
  title: z.string(),
  language: z.string(),
  contentHash: z.string(),
});
export type PageDescription = Readonly<z.infer<typeof pageDescription>>;

export const crawlEvents = {
  CrawlStarted: event(
    2,
    z.object({
      crawlId: id,
      accountId: id,
      website: personal(z.string(), ofBusiness),
      acceptsLoss: z.boolean(),
      startedAt: time,
    }),
  ),
  PageRead: event(
    1,
    z.object({
      pageId: id,
      accountId: id,
      page: personal(pageDescription, ofBusiness),
      /** Where the text of the page stands in the blob store. */
      blobId: id,
      knownCount: z.int(),
      readAt: time,
    }),
  ),
  PageSkipped: event(
    1,
    z.object({
      pageId: id,
      accountId: id,
      url: personal(z.string(), ofBusiness),
      reason: skipReason,
      knownCount: z.int(),
      skippedAt: time,
    }),
  ),
  CrawlCompleted: event(
    2,
    z.object({
      crawlId: id,
      readCount: z.int(),
      skippedCount: z.int(),
      /** Pages that say what they said before: nothing was written for them. */
      unchangedCount: z.int(),
      completedAt: time,
    }),
  ),
  CrawlFailed: event(1, z.object({ crawlId: id, reason: crawlFailure, failedAt: time })),
} as const satisfies EventSpecs;

export type CrawlEvent = EventOf<typeof crawlEvents>;
