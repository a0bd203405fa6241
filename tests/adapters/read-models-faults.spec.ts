import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { AnyProjection, ReadModels } from '../../adapters/read-models/read-models.js';
import { callLog } from '../../projections/call-log/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { holdUp, logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

let log: LogWithReadModels;
beforeEach(async () => {
  log = await logWithReadModels();
});
afterEach(() => log.close());

const tenant = 'acme';
const waitMs = 10_000;
const rowOf = (models: ReadModels, id: string) => createConversationInbox(models.query).one(tenant, id);

/** The same read model, failing as a later version of it might. */
const broken = (error: Error, version = conversationInbox.version): AnyProjection => ({
  ...conversationInbox,
  version,
  on: {
    ...conversationInbox.on,
    MessageReceived: () => {
      throw error;
    },
  },
});

test('a process that dies in the middle of a batch leaves nothing of it, and the batch is counted once', async () => {
  const models = await log.start(conversationInbox, transcript, deskQuarters);
  const id = uuidv7();
  const message = said('Hello');
  const hold = await holdUp(log, tenant, message);
  const position = await log.append({ tenant, id }, started(id), message);
  await expect.poll(hold.waiting, { timeout: waitMs }).toHaveLength(1);
  await log.owner.query('select pg_terminate_backend($1)', await hold.waiting());
  await expect.poll(() => log.faults).toEqual(['a round of the read models failed']);
  expect(await rowOf(models, id)).toBeUndefined();
  await hold.release();

  expect(await models.waitFor(position, waitMs)).toBe(true);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 1 });
  expect(await createTranscript(models.query).messages(tenant, id)).toHaveLength(1);
  expect(await createDeskActivity(models.query).within(tenant, '2026', '2027')).toMatchObject([{ chats: 1 }]);
});

test('whatever a projection raises parks that one, and a rebuild by a mended program brings it back whole', async () => {
  const first = await log.start(broken(new RangeError('Broken')), transcript);
  const id = uuidv7();
  const position = await log.append({ tenant, id }, started(id), said('Hello'));
  expect(await first.waitFor(position, waitMs)).toBe(true);
  expect(await createTranscript(first.query).messages(tenant, id)).toHaveLength(1);
  expect(log.faults).toEqual([
    expect.stringMatching(/^conversation-inbox is parked at event \S+ MessageReceived$/u),
  ]);
  await log.end(first);

  const mended = await log.start(conversationInbox, transcript);
  expect(await rowOf(mended, id)).toMatchObject({ messageCount: 0 });
  await mended.rebuild('conversation-inbox');
  await expect
    .poll(() => mended.progress())
    .toContainEqual(expect.objectContaining({ name: 'conversation-inbox', build: 2, status: 'live' }));
  expect(await rowOf(mended, id)).toMatchObject({ messageCount: 1 });
});

test('a new version is in use when the program has started, and the old table is gone', async () => {
  const id = uuidv7();
  const old = await log.start(conversationInbox);
  await old.waitFor(await log.append({ tenant, id }, started(id), said('Hello')), waitMs);
  await log.end(old);

  const shouting: AnyProjection = {
    ...conversationInbox,
    version: conversationInbox.version + 1,
    on: {
      ...conversationInbox.on,
      MessageReceived: () => [{ change: 'put', key: id, set: { lastText: 'HELLO' } }],
    },
  };
  const models = await log.start(shouting);
  expect(await rowOf(models, id)).toMatchObject({ lastText: 'HELLO' });
  expect(await tables()).toEqual(['builds', 'conversation_inbox_2']);
});

test('a new version that fails on an old event never comes into use', async () => {
  const id = uuidv7();
  const old = await log.start(conversationInbox);
  await old.waitFor(await log.append({ tenant, id }, started(id), said('Hello')), waitMs);
  await log.end(old);

  const models = await log.start(broken(new TypeError('Broken'), conversationInbox.version + 1), transcript);
  const position = await log.append({ tenant, id }, said('More'));
  expect(await models.waitFor(position, waitMs)).toBe(true);
  expect(await rowOf(models, id)).toMatchObject({ lastText: 'Hello' });
  expect(await models.progress()).toMatchObject([
    { build: 1, status: 'live', reason: null },
    { build: 2, status: 'building', reason: expect.stringMatching(/ MessageReceived$/u) as string },
    { name: 'transcript', status: 'live', position },
  ]);
  expect(log.faults).toHaveLength(1);
});

test('a rebuild of a long log keeps nobody waiting for what is new', async () => {
  const id = uuidv7();
  let onRead = (_after: bigint): Promise<void> => Promise.resolve();
  const models = await log.startReading((after) => onRead(after), conversationInbox, transcript);
  const many = Array.from({ length: 2_300 }, () => said('Hello'));
  await models.waitFor(await log.append({ tenant, id }, started(id), ...many), waitMs);

  const countsAtThirdBatch: (number | undefined)[] = [];
  onRead = async (after) => {
    if (after === 0n) await log.append({ tenant, id }, said('More'));
    if (after === 2_000n) countsAtThirdBatch.push((await rowOf(models, id))?.messageCount);
  };
  await models.rebuild('transcript');
  await expect.poll(tables).toEqual(['builds', 'conversation_inbox_1', 'transcript_2']);
  expect(countsAtThirdBatch).toEqual([2_301]);
  const { rows } = await log.pool.query('select count(*)::int as count from read_models.transcript_2');
  expect(rows).toEqual([{ count: 2_301 }]);
});

test('a process that lost its lease while it read writes nothing of what it read', async () => {
  let isTaken = false;
  const models = await log.startReading(async (_after, { events }) => {
    if (isTaken && events.length > 0) await giveToAnother();
  }, conversationInbox);
  const id = uuidv7();
  await models.waitFor(await log.append({ tenant, id }, started(id)), waitMs);
  isTaken = true;
  expect(await models.waitFor(await log.append({ tenant, id }, said('Hello')), 300)).toBe(false);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 0 });
  expect(log.faults).toEqual([]);
});

test('a read model that another process is just writing keeps nobody from the others', async () => {
  const models = await log.start(conversationInbox, transcript);
  await expect.poll(holders).toHaveLength(2);
  // As if their leases were over, in the middle of a long batch of the other's.
  await log.pool.query(
    `update read_models.builds set owner = 'another', token = token + 1, lease_until = now()`,
  );
  const other = await log.pool.connect();
  await other.query(`begin; update read_models.builds set position = position where name = 'transcript'`);
  const id = uuidv7();
  await log.append({ tenant, id }, started(id), said('Hello'));
  await expect.poll(() => rowOf(models, id), { timeout: waitMs }).toMatchObject({ messageCount: 1 });
  expect(await holders()).toEqual([expect.not.stringMatching('another') as string, 'another']);
  await other.query('rollback');
  other.release();
  expect(await models.waitFor(await log.append({ tenant, id }, said('More')), waitMs)).toBe(true);
});

test('a rebuilt table is not swapped in before it has come as far as the one in use', async () => {
  const id = uuidv7();
  const models = await log.start(conversationInbox);
  const position = await log.append({ tenant, id }, started(id));
  await models.waitFor(position, waitMs);
  // Another process writes the one in use, and is ahead.
  await giveToAnother();
  const standAt = (at: bigint) =>
    log.pool.query(`update read_models.builds set position = $1 where owner = 'another'`, [at.toString()]);
  await standAt(position + 1_000n);
  await models.rebuild('conversation-inbox');
  const rebuilt = async () => (await models.progress()).find(({ build }) => build === 2);
  await expect.poll(async () => (await rebuilt())?.position).toBe(position);
  // A second batch: so a swap after the first was tried.
  const next = await log.append({ tenant, id }, said('Hello'));
  await expect.poll(async () => (await rebuilt())?.position).toBe(next);
  expect(await rebuilt()).toMatchObject({ status: 'building' });

  await standAt(next);
  await expect.poll(async () => (await rebuilt())?.status, { timeout: waitMs }).toBe('live');
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 1 });
});

test('somebody who reads for long puts a swap off, and nobody else has to wait for it', async () => {
  const id = uuidv7();
  const models = await log.start(conversationInbox);
  const position = await log.append({ tenant, id }, started(id), said('Hello'));
  await models.waitFor(position, waitMs);
  const reader = await log.pool.connect();
  await reader.query('begin; select from read_models.conversation_inbox_1');
  await models.rebuild('conversation-inbox');
  const isWaitingToSwap = async () => {
    const { rowCount } = await log.pool.query(
      `select from pg_locks where not granted and relation = 'read_models.conversation_inbox_1'::regclass`,
    );
    return rowCount;
  };
  await expect.poll(isWaitingToSwap, { timeout: waitMs, interval: 10 }).toBe(1);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 1 });
  expect(await tables()).toContain('conversation_inbox_1');
  await reader.query('rollback');
  reader.release();
  await expect.poll(tables, { timeout: waitMs }).toEqual(['builds', 'conversation_inbox_2']);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 1 });
  expect(log.faults).toEqual([]);
});

test('read models that stand at different places of the log come together, and it is read once again', async () => {
  const id = uuidv7();
  const first = await log.start(conversationInbox, transcript);
  await first.waitFor(await log.append({ tenant, id }, started(id), said('One'), said('Two')), waitMs);
  await log.end(first);
  // As after a skip: one has something still to come that the other has seen.
  await log.pool.query(
    `update read_models.builds set position = position - 1 where name = 'transcript';
     delete from read_models.transcript_1 where text = 'Two'`,
  );
  const position = await log.append({ tenant, id }, said('Three'));

  const reads: bigint[] = [];
  const models = await log.startReading(
    (after) => {
      reads.push(after);
      return Promise.resolve();
    },
    conversationInbox,
    transcript,
  );
  expect(await models.waitFor(position, waitMs)).toBe(true);
  expect(reads.filter((after) => after < position)).toEqual([2n]);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 3 });
  expect(await createTranscript(models.query).messages(tenant, id)).toHaveLength(3);
});

test('a rebuild brings nothing back of what was erased', async () => {
  const id = uuidv7();
  const models = await log.start(conversationInbox, transcript);
  await models.waitFor(await log.append({ tenant, id }, started(id), said('Hello')), waitMs);
  const { rows } = await log.pool.query<{ key_id: string }>('select distinct key_id from log.sealed');
  await log.store.eraseSealed(rows.map(({ key_id }) => key_id));
  await models.rebuild('conversation-inbox');
  await models.rebuild('transcript');
  await expect.poll(tables).toEqual(['builds', 'conversation_inbox_2', 'transcript_2']);
  expect(await rowOf(models, id)).toMatchObject({ messageCount: 1, lastText: null, openedOn: null });
  expect(await createTranscript(models.query).messages(tenant, id)).toMatchObject([{ text: null }]);
});

test('a process that writes nothing itself is told of what became visible as well', async () => {
  const owner = await log.start(conversationInbox);
  const other = await log.start(conversationInbox);
  const told = vi.fn();
  other.onChanged((seen) => {
    for (const { entity } of seen) told(entity);
  });
  const id = uuidv7();
  const position = await log.append({ tenant, id }, started(id), said('Hello'));
  expect(await other.waitFor(position, waitMs)).toBe(true);
  await expect.poll(() => told.mock.calls).toEqual([[id], [id]]);
  await log.end(owner);
});

test('whoever waits for what does not come is told so when the time is up, or when the process ends', async () => {
  const models = await log.start(conversationInbox);
  const never = (await log.store.head()) + 100n;
  expect(await models.waitFor(never, 1)).toBe(false);
  const waiting = models.waitFor(never, 60_000);
  await log.end(models);
  expect(await waiting).toBe(false);
});

test('no cursor and no id makes a query fail', async () => {
  const models = await log.start(callLog, conversationInbox, leadInbox);
  const id = uuidv7();
  await models.waitFor(await log.append({ tenant, id }, started(id)), waitMs);
  const inbox = createConversationInbox(models.query);
  const places = [['0000-01-01T00:00:00.000Z', 'a'], ['Tue Nov 24 2026', 'a'], [1, 2], ['x'], null];
  const cursors = places.map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'));
  for (const cursor of [...cursors, '', '%', 'bnVsbA']) {
    expect((await inbox.page(tenant, cursor)).rows).toHaveLength(1);
  }
  expect(await inbox.one(tenant, `${id}\0`)).toBeUndefined();
  expect(await inbox.one(`${tenant}'; reset role; --`, id)).toBeUndefined();
});

/** As after a pause that was longer than the lease. */
const giveToAnother = () =>
  log.pool.query(
    `update read_models.builds set owner = 'another', token = token + 1, lease_until = now() + interval '1 hour'
     where status = 'live' and owner <> 'another'`,
  );

const holders = async (): Promise<readonly string[]> => {
  const { rows } = await log.pool.query<{ owner: string }>(
    `select owner from read_models.builds where owner <> '' order by name`,
  );
  return rows.map(({ owner }) => owner);
};

const tables = async (): Promise<readonly string[]> => {
  const { rows } = await log.pool.query<{ table: string }>(
    `select tablename as table from pg_tables where schemaname = 'read_models' order by 1`,
  );
  return rows.map(({ table }) => table);
};
