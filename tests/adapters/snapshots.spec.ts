import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createSnapshots } from '../../adapters/event-store/snapshots/snapshots.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createHandle } from '../../application/handling/handle.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { Snapshots } from '../../application/ports/snapshots.js';
import { knowledge, knowledgeSnapshot, type KnowledgeCommand } from '../../domain/knowledge/knowledge.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { families } from '../support/families.js';

const vault = createMemoryKeyVault();
let database: TestDatabase;
let store: ReturnType<typeof createPostgresEventStore>;
let snapshots: Snapshots;
let faults: string[];
beforeAll(async () => {
  database = await testDatabase();
  store = createPostgresEventStore({
    ...{ pool: database.pool, codec: createCodec(families, vault) },
    wait: () => Promise.resolve(),
  });
});
afterAll(async () => {
  await store.close();
  await database.close();
});
beforeEach(() => {
  faults = [];
  snapshots = createSnapshots({
    ...{ pool: database.pool, vault, specs: { knowledge: knowledgeSnapshot }, newId: uuidv7 },
    onFault: (about) => faults.push(about),
  });
});

const context = (tenant: string) => ({ tenant, actor: 'system', causationId: '' });
const url = (page: number): string => `https://example.com/${String(page)}`;

/** A business whose website was read so many times; the next reading is judged by what was known. */
async function readOften(count: number, accountId = uuidv7()) {
  const from: number[] = [];
  const watched: EventStore = {
    ...store,
    readStream(tenant, stream, fromRevision = 1) {
      from.push(fromRevision);
      return store.readStream(tenant, stream, fromRevision);
    },
  };
  const handle = createHandle({ store: watched, newId: uuidv7, snapshots })(knowledge);
  const ask = (command: Pick<KnowledgeCommand, 'type' | 'data'>) =>
    handle(
      accountId,
      { ...command, commandId: uuidv7(), now: '2026-11-24T10:00:00.000Z' } as KnowledgeCommand,
      context(accountId),
    );
  const publish = (page: number, unreadableUrls: readonly string[] = []) =>
    ask({
      type: 'PublishCrawl',
      data: {
        ...{ accountId, crawlId: uuidv7(), unreadableUrls, unchanged: [], goneUrls: [] },
        ...{ isIncomplete: false, acceptsLoss: true },
        read: [{ pageId: uuidv7(), blobId: uuidv7(), contentHash: 'a hash', url: url(page) }],
      },
    });
  await ask({ type: 'AddWebsite', data: { accountId, website: url(0) } });
  for (let page = 1; page <= count; page += 1) await publish(page);
  return { accountId, stream: { category: 'knowledge', id: accountId }, handle, publish, from };
}

test('a long fold begins where it was kept, and decides as if it had begun at the start', async () => {
  const { accountId, handle, publish, from } = await readOften(knowledgeSnapshot.every + 5);
  expect(from.at(-1)).toBeGreaterThan(knowledgeSnapshot.every);
  // What was known of a page before the snapshot still counts.
  const last = knowledgeSnapshot.every + 5;
  const { state } = await publish(99, [url(last)]);
  expect(state.pages.map((page) => page.url)).toEqual([url(99), url(last)]);
  expect((await handle.load(accountId, accountId)).state).toEqual(state);
  expect(faults).toEqual([]);
});

test('a snapshot holds nothing personal in clear, reads as erased with its key, and goes with it', async () => {
  const { accountId, stream } = await readOften(knowledgeSnapshot.every);
  const { rows } = await database.pool.query<{ text: string; key_ids: string[] }>(
    `select body::text || key_ids::text || stream as text, key_ids from snapshots.kept where stream like '%' || $1`,
    [accountId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text).not.toContain('example.com');
  const kept = await snapshots.load(accountId, stream, knowledgeSnapshot.version);
  expect(JSON.stringify(kept)).toContain('example.com');

  await vault.forgetSubject({ tenant: accountId, subject: accountId });
  const forgotten = await snapshots.load(accountId, stream, knowledgeSnapshot.version);
  expect(knowledgeSnapshot.restore(forgotten?.body ?? {})).toMatchObject({ accountId, pages: [] });
  expect(await snapshots.forget(rows[0]?.key_ids ?? [])).toBe(1);
  expect(await snapshots.load(accountId, stream, knowledgeSnapshot.version)).toBeUndefined();
});

test('one of another tenant, another version or with altered bytes is as good as none', async () => {
  const { accountId, stream, publish } = await readOften(knowledgeSnapshot.every);
  expect(await snapshots.load('other', stream, knowledgeSnapshot.version)).toBeUndefined();
  expect(await snapshots.load(accountId, stream, knowledgeSnapshot.version + 1)).toBeUndefined();
  await database.pool.query(
    `update snapshots.kept set sealed = jsonb_set(sealed, '{0,2}', '"AAAA"') where stream like '%' || $1`,
    [accountId],
  );
  expect(await snapshots.load(accountId, stream, knowledgeSnapshot.version)).toBeUndefined();
  expect(faults).toEqual(['a snapshot could not be read']);
  expect((await publish(7)).decision.outcome).toBe('accepted');
});

test('no failure of the cache reaches whoever decides, and dropping all of it loses nothing', async () => {
  const { accountId, publish, handle } = await readOften(knowledgeSnapshot.every);
  const before = await handle.load(accountId, accountId);
  await database.pool.query('alter table snapshots.kept rename to away');
  const { decision, state } = await publish(8);
  expect(decision.outcome).toBe('accepted');
  expect(state.crawlIds).toHaveLength(before.state.crawlIds.length + 1);
  expect(new Set(faults)).toEqual(new Set(['a snapshot could not be read', 'a snapshot could not be kept']));
  await database.pool.query('alter table snapshots.away rename to kept; truncate snapshots.kept');
  expect((await publish(9)).state.crawlIds).toHaveLength(before.state.crawlIds.length + 2);
});
