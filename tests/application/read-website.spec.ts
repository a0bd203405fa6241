import { expect, test } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createHandle } from '../../application/handling/handle.js';
import { readWebsite } from '../../application/knowledge/read-website.js';
import type { EarlierPage, PageOutcome, RecallPage } from '../../application/ports/website-reader.js';
import { crawl } from '../../domain/crawl/crawl.js';
import { knowledge } from '../../domain/knowledge/knowledge.js';
import { families } from '../support/families.js';
import { limits } from '../support/reading.js';

const accountId = 'a-business';
const website = 'https://example.com/';
const now = () => '2026-11-24T10:00:00.000Z';
const context = { tenant: accountId, actor: 'member:owner', causationId: '' };
const facts = { hours: [], questions: [], offers: [] };
const urlOf = (name: string): string => `${website}${name}`;

const says = (name: string, words: string): PageOutcome => {
  const blocks = [{ kind: 'text', headings: [], text: words } as const];
  return {
    outcome: 'read',
    page: { url: urlOf(name), title: name, language: 'en', blocks, facts, byteCount: 1 },
    contentHash: `hash of ${words}`,
    revisit: { address: urlOf(name), validators: { etag: '"1"' }, links: [urlOf('prices')], rules: 1 },
    knownCount: 1,
  };
};
const fails = (name: string, reason: 'timed-out' | 'not-found' | 'placeholder'): PageOutcome => ({
  ...{ outcome: 'skipped', url: urlOf(name), reason, knownCount: 1 },
});
const unchanged = (name: string): PageOutcome => ({
  ...{ outcome: 'unchanged', url: urlOf(name), knownCount: 1 },
});

/** A business whose website says in each reading what it is told to. */
function desk() {
  const store = createMemoryEventStore(createCodec(families, createMemoryKeyVault()));
  const handle = createHandle({ store, newId });
  const [handleCrawl, handleKnowledge] = [handle(crawl), handle(knowledge)];
  const blobs = new Map<string, Uint8Array>();
  let idCount = 0;
  function newId(): string {
    idCount += 1;
    return `id-${String(idCount)}`;
  }
  const keep = {
    put: ({ blobId, bytes }: { readonly blobId: string; readonly bytes: Uint8Array }) => {
      blobs.set(blobId, bytes);
      return Promise.resolve('a hash');
    },
    get: (_tenant: string, blobId: string) => Promise.resolve(blobs.get(blobId)),
  };

  const reads = async (outcomes: readonly PageOutcome[], acceptsLoss = false) => {
    const recalled: (EarlierPage | undefined)[] = [];
    const reader = {
      async *read(_website: string, _limits: unknown, _signal: unknown, recall: RecallPage) {
        for (const outcome of outcomes) {
          if (outcome.outcome === 'unchanged') recalled.push(await recall(outcome.url));
          yield outcome;
        }
      },
    };
    const crawlId = newId();
    const start = { crawlId, accountId, website, acceptsLoss };
    await handleCrawl(crawlId, { type: 'StartCrawl', data: start, commandId: crawlId, now: now() }, context);
    const read = readWebsite({ handleCrawl, handleKnowledge, reader, blobs: keep, limits, newId, now });
    await read({ ...start, context }, new AbortController().signal);
    const { events } = await handleCrawl.load(accountId, crawlId);
    return { crawlId, events, end: events.at(-1), recalled };
  };
  const known = async () => (await handleKnowledge.load(accountId, accountId)).state;
  return { reads, known, blobs };
}

const site = [
  says('', 'Welcome'),
  says('prices', 'A cut is $30'),
  says('team', 'Ada'),
  says('hours', '9 to 5'),
];

test('what an owner has read before the desk was opened is published', async () => {
  const { reads, known } = desk();
  const { crawlId, end } = await reads([says('', 'Welcome')]);
  expect(await known()).toMatchObject({
    website: 'added',
    crawlIds: [crawlId],
    pages: [{ url: website, contentHash: 'hash of Welcome' }],
  });
  expect(end).toMatchObject({ type: 'CrawlCompleted', data: { readCount: 1, unchangedCount: 0 } });
});

test('a page that did not change writes nothing, and stands as it was published', async () => {
  const { reads, known, blobs } = desk();
  await reads(site);
  const before = await known();
  const blobCount = blobs.size;
  const { events, end, recalled } = await reads(['', 'prices', 'team', 'hours'].map(unchanged));
  expect(events.map(({ type }) => type)).toEqual(['CrawlStarted', 'CrawlCompleted']);
  expect(end).toMatchObject({ data: { readCount: 0, skippedCount: 0, unchangedCount: 4 } });
  expect(blobs.size).toBe(blobCount);
  expect(await known()).toEqual(before);
  // What was kept of a page is what a return to it needs.
  expect(recalled[0]).toMatchObject({
    contentHash: 'hash of Welcome',
    page: { url: website, title: '' },
    revisit: { validators: { etag: '"1"' }, links: [urlOf('prices')] },
  });
});

test('only what changed is published anew', async () => {
  const { reads, known } = desk();
  await reads(site);
  const before = (await known()).pages;
  await reads([unchanged(''), says('prices', 'A cut is $35'), unchanged('team'), unchanged('hours')]);
  const after = new Map((await known()).pages.map((page) => [page.url, page]));
  expect(after.get(urlOf('prices'))?.contentHash).toBe('hash of A cut is $35');
  for (const page of before.filter(({ url }) => url !== urlOf('prices')))
    expect(after.get(page.url)).toEqual(page);
});

test('a website that is down leaves the desk with what it knew, and its owner with the reason', async () => {
  const { reads, known } = desk();
  await reads(site);
  const before = await known();
  const missing = ['prices', 'team', 'hours'].map((name) => fails(name, 'not-found'));
  expect((await reads([says('', 'Soon more'), ...missing])).end).toMatchObject({
    ...{ type: 'CrawlFailed', data: { reason: 'most-pages-missing' } },
  });
  expect((await reads([fails('', 'placeholder')])).end).toMatchObject({
    ...{ type: 'CrawlFailed', data: { reason: 'placeholder' } },
  });
  expect((await reads([])).end).toMatchObject({ type: 'CrawlFailed', data: { reason: 'unreachable' } });
  expect(await known()).toEqual(before);
});

test('an owner who accepts the loss has it published', async () => {
  const { reads, known } = desk();
  await reads(site);
  const missing = ['prices', 'team', 'hours'].map((name) => fails(name, 'not-found'));
  await reads([unchanged(''), ...missing], true);
  expect((await known()).pages.map(({ url }) => url)).toEqual([website]);
});

test('a reading that was cut off leaves what it did not come to as it was', async () => {
  const { reads, known } = desk();
  await reads(site);
  await reads([says('', 'Welcome back'), { outcome: 'incomplete', knownCount: 4 }]);
  const { pages } = await known();
  expect(pages.map(({ contentHash }) => contentHash)).toEqual([
    ...['hash of Welcome back', 'hash of A cut is $30', 'hash of Ada', 'hash of 9 to 5'],
  ]);
});
