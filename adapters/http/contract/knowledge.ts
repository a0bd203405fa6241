import { z } from 'zod';

/** One reading of the website. `knownCount` is how many pages are known so far: the measure of progress. */
export const crawl = z.object({
  crawlId: z.string(),
  status: z.enum(['running', 'completed', 'failed']),
  readCount: z.int(),
  skippedCount: z.int(),
  /** Pages that say what they said before; 0 until the reading has ended. */
  unchangedCount: z.int(),
  knownCount: z.int(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** A stable word for why it failed, such as `unreachable` or `most-pages-missing`. */
  reason: z.string().nullable(),
});

export const knowledgePage = z.object({
  pageId: z.string(),
  /** Null when it was erased. */
  url: z.string().nullable(),
  title: z.string().nullable(),
  language: z.string().nullable(),
  /** `kept`: not readable this time, so what was read before still stands. */
  status: z.enum(['read', 'skipped', 'kept']),
  reason: z.string().nullable(),
  readAt: z.iso.datetime().nullable(),
});

/** GET /api/v1/knowledge?cursor=…: newest reading and the pages, 100 at a time. */
export const knowledge = z.object({
  crawl: crawl.nullable(),
  pages: z.array(knowledgePage),
  nextCursor: z.string().nullable(),
});

/**
 * POST /api/v1/crawls: reads the website again. `acceptsLoss`: publishes what is there even where most of what was known is
 * missing. The body may be left out.
 */
export const readAgain = z.object({ acceptsLoss: z.boolean() });

/** Its answer. 202; 409 `crawl-is-running`. */
export const crawlStarted = z.object({ crawlId: z.string() });

export type Crawl = Readonly<z.infer<typeof crawl>>;
export type KnowledgePage = Readonly<z.infer<typeof knowledgePage>>;
export type Knowledge = Readonly<z.infer<typeof knowledge>>;
export type ReadAgain = Readonly<z.infer<typeof readAgain>>;
export type CrawlStarted = Readonly<z.infer<typeof crawlStarted>>;
