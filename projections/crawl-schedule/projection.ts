import type { AccountEvent } from '../../domain/account/account.js';
import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import type { Projection } from '../kernel/projection.js';

export interface ScheduleRow {
  /** From when on the website of the account is read again, failures left aside. */
  readonly nextAt: string;
  /** Readings in a row that came to nothing by no fault of ours. */
  readonly failedCount: number;
}

const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;
/** A reading by hand stands for the one of the same day. */
const restMs = 12 * hourMs;

/** When the website of each business is read again, keyed by account: once a day, each at an hour of its own. */
export const crawlSchedule: Projection<AccountEvent | CrawlEvent, ScheduleRow> = {
  name: 'crawl-schedule',
  version: 1,
  scope: 'installation',
  on: {
    AccountOpened: ({ openedAt }, { tenant }) => [
      { change: 'put', key: tenant, set: { nextAt: nextAfter(tenant, openedAt) } },
    ],
    // While a reading runs, and should it never end, the next one is due on the next day as well.
    CrawlStarted: ({ startedAt }, { tenant }) => [
      { change: 'put', key: tenant, set: { nextAt: nextAfter(tenant, startedAt) } },
    ],
    CrawlCompleted: ({ completedAt }, { tenant }) => [
      { change: 'put', key: tenant, set: { nextAt: nextAfter(tenant, completedAt), failedCount: 0 } },
    ],
    CrawlFailed: ({ reason, failedAt }, { tenant }) => [
      {
        change: 'put',
        key: tenant,
        set: { nextAt: nextAfter(tenant, failedAt) },
        add: { failedCount: reason === 'interrupted' ? 0 : 1 },
      },
    ],
  },
};

/** The first moment at the business's own time of day after a rest. */
function nextAfter(tenant: string, at: string): string {
  const earliest = Date.parse(at) + restMs;
  const slot = spread(tenant) % dayMs;
  const next = Math.floor((earliest - slot + dayMs - 1) / dayMs) * dayMs + slot;
  return new Date(next).toISOString();
}

/** The same number for the same id, evenly spread (FNV-1a), so that not all businesses are read at once. */
function spread(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
