import { expect, test } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createHandle } from '../../application/handling/handle.js';
import { readAgain } from '../../application/knowledge/read-again.js';
import { crawl } from '../../domain/crawl/crawl.js';
import { families } from '../support/families.js';

const now = () => '2026-11-24T10:00:00.000Z';
const due = (...accounts: readonly string[]) =>
  accounts.map((accountId) => ({ accountId, dueAt: '2026-11-24T09:00:00.000Z' }));

function log() {
  const store = createMemoryEventStore(createCodec(families, createMemoryKeyVault()));
  let idCount = 0;
  const newId = (): string => {
    idCount += 1;
    return `id-${String(idCount)}`;
  };
  const processOf = (accounts: ReturnType<typeof due>) =>
    readAgain({
      due: (_now, countMax) => Promise.resolve(accounts.slice(0, countMax)),
      websiteOf: (accountId) =>
        Promise.resolve(accountId.startsWith('erased') ? null : `https://${accountId}.example/`),
      handleCrawl: createHandle({ store, newId })(crawl),
      idOf: (name) => `id of ${name}`,
      now,
    });
  const started = async () => {
    const { events } = await store.readAll(0n, { types: ['CrawlStarted'] }, 1_000);
    return events.map(({ envelope, event }) => ({ actor: envelope.actor, ...event.data }));
  };
  return { processOf, started };
}

test('several processes that look at the same moment begin one reading', async () => {
  const { processOf, started } = log();
  await Promise.all([1, 2, 3].map(() => processOf(due('bakery', 'salon'))()));
  await processOf(due('bakery', 'salon'))();
  expect((await started()).map((one) => 'website' in one && one.website).sort()).toEqual([
    'https://bakery.example/',
    'https://salon.example/',
  ]);
});

test('a reading that was not asked for says so, and accepts no loss', async () => {
  const { processOf, started } = log();
  await processOf(due('bakery'))();
  expect(await started()).toMatchObject([{ actor: 'system:schedule', acceptsLoss: false }]);
});

test('however many are due, few begin at once, and those without a website hold up nobody', async () => {
  const { processOf, started } = log();
  const erased = Array.from({ length: 40 }, (_, index) => `erased-${String(index)}`);
  const others = Array.from({ length: 40 }, (_, index) => `shop-${String(index)}`);
  await processOf(due(...erased, ...others))();
  expect(await started()).toHaveLength(20);
});
