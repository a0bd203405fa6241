import type { Decider } from '../kernel/decider.js';
import type { CrawlCommand } from './commands.js';
import { decide, type CrawlReason } from './decide.js';
import type { CrawlEvent } from './events.js';
import { evolve, initial, type Crawl } from './state.js';

export type { Crawl, CrawlCommand, CrawlEvent, CrawlReason };
export { pageCountMax } from './decide.js';
export { crawlEvents, type CrawlFailure, type SkipReason } from './events.js';
export { crawlUpcasts } from './upcasts.js';

/** One reading of a business's website, from start to end. It publishes nothing: `knowledge` does. */
export const crawl: Decider<Crawl, CrawlCommand, CrawlEvent, CrawlReason> = {
  category: 'crawl',
  initial,
  evolve,
  decide,
};
