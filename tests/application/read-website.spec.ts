import { expect, test } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createHandle } from '../../application/handling/handle.js';
import { readWebsite } from '../../application/knowledge/read-website.js';
import type { PageOutcome } from '../../application/ports/website-reader.js';
import { crawl } from '../../domain/crawl/crawl.js';
import { knowledge } from '../../domain/knowledge/knowledge.js';
import { families } from '../support/families.js';

const accountId = 'a-business';
const website = 'https://example.com/';
const now = () => '2026-11-24T10:00:00.000Z';
const context = { tenant: accountId, actor: 'member:owner', causationId: '' };
const limits = {
  ...{ pageCountMax: 10, bytesPerPageMax: 1_000, bytesMax: 10_000, depthMax: 2 },
  ...{ timeoutPerPageMs: 1_000, timeoutMs: 10_000 },
};
const facts = { hours: [], questions: [], offers: [] };
const page = { url: website, title: 'Prices', language: 'en', blocks: [], facts, byteCount: 1 };

async function* onePage(): AsyncGenerator<PageOutcome> {
  yield await Promise.resolve({ outcome: 'read', page, knownCount: 1 } as const);
}

test('what an owner has read before the desk was opened is published', async () => {
  const store = createMemoryEventStore(createCodec(families, createMemoryKeyVault()));
  let idCount = 0;
  const newId = (): string => {
    idCount += 1;
    return `id-${String(idCount)}`;
  };
  const handle = createHandle({ store, newId });
  const [handleCrawl, handleKnowledge] = [handle(crawl), handle(knowledge)];
  const crawlId = newId();
  await handleCrawl(
    crawlId,
    { type: 'StartCrawl', data: { crawlId, accountId, website }, commandId: crawlId, now: now() },
    context,
  );
  const blobs = { put: () => Promise.resolve('a hash'), get: () => Promise.resolve(undefined) };
  const read = readWebsite({
    ...{ handleCrawl, handleKnowledge, reader: { read: onePage }, blobs, limits, newId, now },
  });
  await read({ crawlId, accountId, website, context }, new AbortController().signal);

  expect((await handleKnowledge.load(accountId, accountId)).state).toMatchObject({
    website: 'added',
    crawlIds: [crawlId],
    pages: [{ url: website }],
  });
  expect((await handleCrawl.load(accountId, crawlId)).state).toMatchObject({ status: 'completed' });
});
