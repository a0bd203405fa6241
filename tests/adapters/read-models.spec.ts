import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import {
  createReadModels,
  type AnyProjection,
  type ReadModels,
} from '../../adapters/read-models/read-models.js';
import type { NewEvent } from '../../application/ports/event-store.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { deskDays } from '../../projections/desk-days/projection.js';
import { createDeskDays } from '../../projections/desk-days/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { families } from '../support/families.js';

let database: TestDatabase;
let store: ReturnType<typeof createPostgresEventStore>;
let running: ReadModels[];
const faults: string[] = [];

const at = '2026-11-24T10:00:00.000Z';
const visitorId = 'visitor';
const message = (text: string, id = uuidv7()): NewEvent => ({
  id: uuidv7(),
  event: { type: 'MessageReceived', data: { messageId: id, visitorId, text, receivedAt: at } },
});
const started = (conversationId: string): NewEvent => ({
  id: uuidv7(),
  event: {
    type: 'ConversationStarted',
    data: {
      conversationId,
      visitorId,
      opening: { pageUrl: 'https://example.com/' },
      language: 'en',
      device: 'phone',
      startedAt: at,
    },
  },
});
const append = async (tenant: string, id: string, ...events: readonly NewEvent[]) => {
  const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
  const outcome = await store.append({ category: 'conversation', id }, 'any', events, envelope);
  if (outcome.outcome === 'conflict') throw new Error('Conflict');
  return outcome.position;
};

const models = async (projections: readonly AnyProjection[] = [conversationInbox, transcript, deskDays]) => {
  const created = createReadModels({
    pool: database.pool,
    store,
    projections,
    isAlone: false,
    onFault: (about) => faults.push(about),
  });
  running.push(created);
  await created.start();
  return created;
};

beforeEach(async () => {
  database = await testDatabase();
  const codec = createCodec(families, createMemoryKeyVault());
  store = createPostgresEventStore({ pool: database.pool, codec, wait: () => Promise.resolve() });
  running = [];
  faults.length = 0;
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await store.close();
  await database.close();
});

test('what was appended is on the screens once its position was waited for', async () => {
  const readModels = await models();
  const id = uuidv7();
  const position = await append('acme', id, started(id), message('Hello'), message('Are you open?'));
  expect(await readModels.waitFor(position, 5_000)).toBe(true);
  const inbox = createConversationInbox(readModels.query);
  expect((await inbox.page('acme', undefined)).rows).toMatchObject([
    { conversationId: id, messageCount: 2, lastText: 'Are you open?', device: 'phone' },
  ]);
  expect(await createTranscript(readModels.query).messages('acme', id)).toHaveLength(2);
  expect(await createDeskDays(readModels.query).since('acme', '2026-01-01')).toMatchObject([
    { day: '2026-11-24', conversations: 1 },
  ]);
});

test('pages follow each other without a gap or a repetition', async () => {
  const readModels = await models();
  const ids = Array.from({ length: 120 }, () => uuidv7());
  let position = 0n;
  for (const id of ids) position = await append('acme', id, started(id), message('Hello'));
  await readModels.waitFor(position, 10_000);
  const inbox = createConversationInbox(readModels.query);
  const found: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { rows, nextCursor } = await inbox.page('acme', cursor);
    found.push(...rows.map(({ conversationId }) => conversationId));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  expect([...found].sort()).toEqual([...ids].sort());
  expect((await inbox.page('acme', 'bm9uc2Vuc2U')).rows).toHaveLength(50);
});

test('a tenant sees its own rows only, even by a query that does not ask for them', async () => {
  const readModels = await models();
  const [mine, theirs] = [uuidv7(), uuidv7()];
  await append('acme', mine, started(mine));
  await readModels.waitFor(await append('other', theirs, started(theirs)), 5_000);
  const all = (tenant: string | null) =>
    readModels.query(tenant, 'select key from {{conversation_inbox}}', []);
  expect(await all('acme')).toEqual([{ key: mine }]);
  expect(await all('other')).toEqual([{ key: theirs }]);
  expect(await all(null)).toEqual([]);
  await expect(readModels.query('acme', 'delete from {{conversation_inbox}}', [])).rejects.toThrow();
});

test('a rebuild leaves readers undisturbed and ends with the same rows', async () => {
  const readModels = await models();
  const id = uuidv7();
  const position = await append('acme', id, started(id), message('Hello'));
  await readModels.waitFor(position, 5_000);
  const inbox = createConversationInbox(readModels.query);
  const before = await inbox.page('acme', undefined);
  await readModels.rebuild('conversation-inbox');
  for (let isBuilding = true; isBuilding;) {
    expect(await inbox.page('acme', undefined)).toEqual(before);
    isBuilding = (await readModels.progress()).some(({ status }) => status === 'building');
  }
  const builds = (await readModels.progress()).filter(({ name }) => name === 'conversation-inbox');
  expect(builds).toMatchObject([{ build: 2, status: 'live' }]);
  expect(await inbox.page('acme', undefined)).toEqual(before);
});

test('two runners on one database count everything once, and one takes over when the other ends', async () => {
  const [first, second] = [await models(), await models()];
  const ids = Array.from({ length: 30 }, () => uuidv7());
  await Promise.all(ids.map((id) => append('acme', id, started(id))));
  await first.waitFor(await store.head(), 10_000);
  await first.stop();
  running = [second];
  const id = uuidv7();
  await second.waitFor(await append('acme', id, started(id)), 20_000);
  expect(await createDeskDays(second.query).since('acme', '2026-01-01')).toMatchObject([
    { conversations: 31 },
  ]);
});

test('whoever lost the lease writes nothing any more', async () => {
  const readModels = await models();
  const id = uuidv7();
  await readModels.waitFor(await append('acme', id, started(id)), 5_000);
  // Another owner, as after a pause that was too long.
  await database.pool.query(
    `update read_models.builds set owner = 'another', token = token + 1, lease_until = now() + interval '1 hour'`,
  );
  const position = await append('acme', id, message('Hello'));
  expect(await readModels.waitFor(position, 300)).toBe(false);
  expect(
    (await createConversationInbox(readModels.query).page('acme', undefined)).rows[0]?.messageCount,
  ).toBe(0);
});

test('an event that cannot be projected parks that read model with its reason, and the others go on', async () => {
  const poisoned: AnyProjection = {
    ...conversationInbox,
    on: {
      ...conversationInbox.on,
      MessageReceived: () => {
        throw new TypeError('Not projected');
      },
    },
  };
  const readModels = await models([poisoned, transcript]);
  const id = uuidv7();
  await append('acme', id, started(id));
  const bad = message('Hello');
  await append('acme', id, bad);
  expect(await readModels.waitFor(await append('acme', id, message('More')), 5_000)).toBe(true);
  expect(await createTranscript(readModels.query).messages('acme', id)).toHaveLength(2);
  expect(await readModels.progress()).toContainEqual(
    expect.objectContaining({
      name: 'conversation-inbox',
      status: 'parked',
      reason: `event ${bad.id} MessageReceived`,
    }),
  );
  expect(faults).toHaveLength(1);
});

test('whoever listens is told of what became visible, once', async () => {
  const readModels = await models();
  const seen: string[] = [];
  readModels.onChanged((changes) => seen.push(...changes.map(({ entity }) => entity)));
  const id = uuidv7();
  await readModels.waitFor(await append('acme', id, started(id), message('Hello')), 5_000);
  await readModels.waitFor(await append('acme', id, message('Hello again')), 5_000);
  expect(seen).toEqual([id, id, id]);
});
