import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import type { Projection } from '../kernel/projection.js';

export interface CrawlRow {
  readonly status: 'running' | 'completed' | 'failed';
  readonly readCount: number;
  readonly skippedCount: number;
  /** Known once it has ended: nothing is written of a page that did not change. */
  readonly unchangedCount: number;
  readonly knownCount: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly reason: string | null;
}

export const crawlProgress: Projection<CrawlEvent, CrawlRow> = {
  name: 'crawl-progress',
  version: 2,
  scope: 'tenant',
  on: {
    CrawlStarted: ({ startedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'running', startedAt } },
    ],
    PageRead: ({ knownCount }, { entity }) => [
      { change: 'put', key: entity, set: { knownCount }, add: { readCount: 1 } },
    ],
    PageSkipped: ({ knownCount }, { entity }) => [
      { change: 'put', key: entity, set: { knownCount }, add: { skippedCount: 1 } },
    ],
    CrawlCompleted: ({ unchangedCount, completedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'completed', unchangedCount, endedAt: completedAt } },
    ],
    CrawlFailed: ({ reason, failedAt }, { entity }) => [
      { change: 'put', key: entity, set: { status: 'failed', reason, endedAt: failedAt } },
    ],
  },
};
