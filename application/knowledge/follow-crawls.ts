import type { CrawlEvent } from '../../domain/crawl/crawl.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';
import type { indexPages } from './index-pages.js';
import type { HandleCrawl, readWebsite } from './read-website.js';

interface Needs {
  readonly handleCrawl: HandleCrawl;
  readonly read: ReturnType<typeof readWebsite>;
  readonly now: Clock;
}

/** The second reading after one that broke off: there is no third by itself. */
const again = 'system:again';

/** A started crawl is read. One that was running when the process ended is given up, and read anew from its start. */
export const readStartedCrawls = ({ handleCrawl, read, now }: Needs): Policy<CrawlEvent> => ({
  name: 'read-started-crawls',
  filter: { categories: ['crawl'], types: ['CrawlStarted'] },
  afterMs: 0,
  concurrency: 4,
  async when({ stream, envelope, event }, signal) {
    if (event.type !== 'CrawlStarted' || isErased(event.data.website)) return;
    const { crawlId, accountId, website, acceptsLoss } = event.data;
    const { state } = await handleCrawl.load(envelope.tenant, stream.id);
    if (state.status !== 'running') return;
    if (state.pageIds.length === 0) {
      await read({ crawlId, accountId, website, acceptsLoss, context: envelope }, signal);
      return;
    }
    const fail = { type: 'FailCrawl', data: { crawlId, reason: 'interrupted' } } as const;
    await handleCrawl(crawlId, { ...fail, commandId: `${crawlId}/interrupted`, now: now() }, envelope);
  },
});

/** A crawl that broke off is started once more. */
export const repeatInterrupted = ({
  handleCrawl,
  now,
}: Pick<Needs, 'handleCrawl' | 'now'>): Policy<CrawlEvent> => ({
  name: 'repeat-interrupted',
  filter: { categories: ['crawl'], types: ['CrawlFailed'] },
  afterMs: 0,
  concurrency: 8,
  async when({ id, envelope, event }) {
    if (event.type !== 'CrawlFailed' || event.data.reason !== 'interrupted' || envelope.actor === again)
      return;
    const { events } = await handleCrawl.load(envelope.tenant, event.data.crawlId);
    const [started] = events;
    if (started?.type !== 'CrawlStarted' || isErased(started.data.website)) return;
    const { accountId, website, acceptsLoss } = started.data;
    await handleCrawl(
      id,
      {
        type: 'StartCrawl',
        data: { crawlId: id, accountId, website, acceptsLoss },
        commandId: id,
        now: now(),
      },
      { ...envelope, actor: again, causationId: id },
    );
  },
});

/** What was published becomes quotable. */
export const indexPublished = (index: ReturnType<typeof indexPages>): Policy<KnowledgeEvent> => ({
  name: 'index-published',
  alsoMoved: true,
  filter: { categories: ['knowledge'], types: ['KnowledgePublished'] },
  afterMs: 0,
  concurrency: 1,
  async when({ envelope, event }) {
    if (event.type === 'KnowledgePublished') await index(envelope.tenant, event.data);
  },
});
