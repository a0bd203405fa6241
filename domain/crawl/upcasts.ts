import type { Upcasts } from '../kernel/event.js';
import type { crawlEvents } from './events.js';

export const crawlUpcasts: Upcasts<typeof crawlEvents> = {
  CrawlStarted: [(body) => ({ ...body, acceptsLoss: false })],
  // Before version 2 every page was read anew.
  CrawlCompleted: [(body) => ({ ...body, unchangedCount: 0 })],
};
