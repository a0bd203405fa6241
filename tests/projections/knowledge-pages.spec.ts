import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrawlEvent, SkipReason } from '../../domain/crawl/crawl.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { createKnowledgePages } from '../../projections/knowledge-pages/queries.js';
import { logWithReadModels } from '../support/read-models.js';

const accountId = 'acme';
const urlOf = (name: string): string => `https://example.com/${name}`;
let minute = 0;
const later = (): string => {
  minute += 1;
  return new Date(Date.UTC(2026, 10, 24, 10, minute)).toISOString();
};

const read = (crawlId: string, name: string): CrawlEvent => ({
  type: 'PageRead',
  data: {
    ...{ pageId: `${name} of ${crawlId}`, accountId, blobId: 'b', knownCount: 2, readAt: later() },
    page: { url: urlOf(name), title: name, language: 'en', contentHash: `hash of ${name}` },
  },
});
const skipped = (crawlId: string, name: string, reason: SkipReason): CrawlEvent => ({
  type: 'PageSkipped',
  data: {
    ...{ pageId: `${name} skipped in ${crawlId}`, accountId, url: urlOf(name), reason },
    ...{ knownCount: 2, skippedAt: later() },
  },
});
const published = (
  crawlId: string,
  kept: readonly string[],
  ...names: readonly string[]
): KnowledgeEvent => ({
  type: 'KnowledgePublished',
  data: {
    ...{ accountId, crawlId, publishedAt: later() },
    pages: names.map((name) => ({
      ...{ pageId: name, blobId: 'b', contentHash: `hash of ${name}`, url: urlOf(name) },
      kept: kept.includes(name),
    })),
  },
});

let log: Awaited<ReturnType<typeof logWithReadModels>>;
let shown: (crawlId: string) => Promise<Readonly<Record<string, string>>>;
let happened: (crawlId: string, ...events: readonly CrawlEvent[]) => Promise<void>;
let publishes: (event: KnowledgeEvent) => Promise<void>;

beforeAll(async () => {
  log = await logWithReadModels();
  const models = await log.start(knowledgePages);
  const pages = createKnowledgePages(models.query);
  shown = async (crawlId) => {
    const { rows } = await pages.page(accountId, crawlId, undefined);
    const states = rows.map(({ url, status, reason }) => [
      (url ?? '').slice(urlOf('').length),
      reason === null ? status : `${status}: ${reason}`,
    ]);
    return Object.fromEntries(states) as Readonly<Record<string, string>>;
  };
  happened = async (crawlId, ...events) => {
    await models.waitFor(
      await log.append({ tenant: accountId, category: 'crawl', id: crawlId }, ...events),
      10_000,
    );
  };
  publishes = async (event) => {
    await models.waitFor(
      await log.append({ tenant: accountId, category: 'knowledge', id: accountId }, event),
      10_000,
    );
  };
});
afterAll(() => log.close());

test('the owner sees what the desk knows, whichever reading it comes from, and what the newest one met', async () => {
  await happened(
    'one',
    read('one', 'home'),
    read('one', 'prices'),
    skipped('one', 'shop', 'needs-javascript'),
  );
  await publishes(published('one', [], 'home', 'prices'));
  expect(await shown('one')).toEqual({ home: 'read', prices: 'read', shop: 'skipped: needs-javascript' });

  // Nothing changed, so nothing was published.
  await happened('two', skipped('two', 'shop', 'needs-javascript'));
  expect(await shown('two')).toEqual({ home: 'read', prices: 'read', shop: 'skipped: needs-javascript' });

  // A page failed, and what was known of it stands.
  await happened('three', skipped('three', 'prices', 'timed-out'));
  expect(await shown('three')).toEqual({ home: 'read', prices: 'kept: timed-out' });

  // It is well again.
  await happened('four', skipped('four', 'shop', 'needs-javascript'));
  expect(await shown('four')).toEqual({ home: 'read', prices: 'read', shop: 'skipped: needs-javascript' });

  // It is gone.
  await happened('five', read('five', 'home'), skipped('five', 'prices', 'not-found'));
  await publishes(published('five', [], 'home'));
  expect(await shown('five')).toEqual({ home: 'read', prices: 'skipped: not-found' });
  await happened('six', skipped('six', 'shop', 'needs-javascript'));
  expect(await shown('six')).toEqual({ home: 'read', shop: 'skipped: needs-javascript' });
});
