import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseError } from 'pg';
import { uuidv7 } from 'uuidv7';
import { asReader } from '../../adapters/read-models/as-reader.js';
import type { AnyProjection } from '../../adapters/read-models/read-models.js';
import { callLog } from '../../projections/call-log/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import { transcript } from '../../projections/transcript/projection.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { logWithReadModels, said, started, type LogWithReadModels } from '../support/read-models.js';

let log: LogWithReadModels;
beforeEach(async () => {
  log = await logWithReadModels();
});
afterEach(() => log.close());

const models = () => log.start(callLog, conversationInbox, transcript, deskQuarters, leadInbox);

test('what was appended is on the screens once its position was waited for', async () => {
  const readModels = await models();
  const id = uuidv7();
  const position = await log.append(
    { tenant: 'acme', id },
    started(id),
    said('Hello'),
    said('Are you open?'),
  );
  expect(await readModels.waitFor(position, 5_000)).toBe(true);
  const inbox = createConversationInbox(readModels.query);
  expect((await inbox.page('acme', undefined)).rows).toMatchObject([
    { conversationId: id, messageCount: 2, lastText: 'Are you open?', channel: 'chat', device: 'phone' },
  ]);
  expect(await createTranscript(readModels.query).messages('acme', id)).toHaveLength(2);
  expect(await createDeskActivity(readModels.query).within('acme', '2026', '2027')).toMatchObject([
    { at: '2026-11-24T10:00:00.000Z', chats: 1 },
  ]);
});

test('pages follow each other without a gap or a repetition', async () => {
  const readModels = await models();
  const ids = Array.from({ length: 120 }, () => uuidv7());
  let position = 0n;
  for (const id of ids) position = await log.append({ tenant: 'acme', id }, started(id), said('Hello'));
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
  await log.append({ tenant: 'acme', id: mine }, started(mine));
  await readModels.waitFor(await log.append({ tenant: 'other', id: theirs }, started(theirs)), 5_000);
  const all = (tenant: string | null) =>
    readModels.query(tenant, 'select key from {{conversation_inbox}}', []);
  expect(await all('acme')).toEqual([{ key: mine }]);
  expect(await all('other')).toEqual([{ key: theirs }]);
  expect(await all(null)).toEqual([]);
  await expect(readModels.query('acme', 'delete from {{conversation_inbox}}', [])).rejects.toThrow();
});

test('whoever read leaves their connection as it was, whatever the server answered', async () => {
  const { pool } = log;
  const readsAs = (text: string, values: unknown[] = []) => asReader(pool, { tenant: 'acme', text, values });
  const standing = `select current_user as role, coalesce(current_setting('mia.tenant', true), '') as tenant,
    current_setting('transaction_read_only') as "isReadOnly", current_setting('statement_timeout') as "timeOut"`;
  const before = (await pool.query<Record<string, unknown>>(standing)).rows;
  const reader = { role: 'miapulse_reader', tenant: 'acme', isReadOnly: 'on', timeOut: '10s' };
  expect(await readsAs(standing)).toEqual([reader]);
  expect(await readsAs('select $1::int + 1 as more, $2::text as text', [1, null])).toEqual([
    { more: 2, text: null },
  ]);
  for (const refused of ['select 1/0', 'select from nowhere', 'not a statement', 'create table t ()'])
    await expect(readsAs(refused), refused).rejects.toThrow(DatabaseError);
  const after = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.query(standing)));
  expect(before).not.toMatchObject([{ role: reader.role }]);
  for (const { rows } of after) expect(rows).toEqual(before);
});

test('a rebuild leaves readers undisturbed and ends with the same rows', async () => {
  const readModels = await models();
  const id = uuidv7();
  const position = await log.append({ tenant: 'acme', id }, started(id), said('Hello'));
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
  await Promise.all(ids.map((id) => log.append({ tenant: 'acme', id }, started(id))));
  await first.waitFor(await log.store.head(), 10_000);
  await log.end(first);
  const id = uuidv7();
  await second.waitFor(await log.append({ tenant: 'acme', id }, started(id)), 20_000);
  expect(await createDeskActivity(second.query).within('acme', '2026', '2027')).toMatchObject([
    { chats: 31 },
  ]);
});

test('whoever lost the lease writes nothing any more', async () => {
  const readModels = await models();
  const id = uuidv7();
  await readModels.waitFor(await log.append({ tenant: 'acme', id }, started(id)), 5_000);
  // Another owner, as after a pause that was too long.
  await log.pool.query(
    `update read_models.builds set owner = 'another', token = token + 1, lease_until = now() + interval '1 hour'`,
  );
  const position = await log.append({ tenant: 'acme', id }, said('Hello'));
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
  const readModels = await log.start(poisoned, transcript);
  const id = uuidv7();
  await log.append({ tenant: 'acme', id }, started(id));
  await log.append({ tenant: 'acme', id }, said('Hello'));
  expect(await readModels.waitFor(await log.append({ tenant: 'acme', id }, said('More')), 5_000)).toBe(true);
  expect(await createTranscript(readModels.query).messages('acme', id)).toHaveLength(2);
  const [, bad] = await log.store.readStream('acme', { category: 'conversation', id });
  expect(await readModels.progress()).toContainEqual(
    expect.objectContaining({
      name: 'conversation-inbox',
      status: 'parked',
      reason: `event ${bad?.id ?? ''} MessageReceived`,
    }),
  );
  expect(log.faults).toHaveLength(1);
});

test('whoever listens is told of what became visible, once', async () => {
  const readModels = await models();
  const seen: string[] = [];
  readModels.onChanged((changes) => seen.push(...changes.map(({ entity }) => entity)));
  const id = uuidv7();
  await readModels.waitFor(await log.append({ tenant: 'acme', id }, started(id), said('Hello')), 5_000);
  await readModels.waitFor(await log.append({ tenant: 'acme', id }, said('Hello again')), 5_000);
  expect(seen).toEqual([id, id, id]);
});

test('what no projection makes any more is dropped at the start, once nobody of an earlier program keeps it', async () => {
  const tables = async (): Promise<string[]> => {
    const { rows } = await log.pool.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'read_models' order by tablename`,
    );
    return rows.map(({ name }) => name);
  };
  const earlier = await log.start(conversationInbox, transcript);
  // A process of the next program beside it: the earlier one still reads its table.
  await log.end(await log.start(conversationInbox));
  expect(await tables()).toEqual(['builds', 'conversation_inbox_1', 'transcript_1']);
  await log.end(earlier);
  await log.start(conversationInbox);
  expect(await tables()).toEqual(['builds', 'conversation_inbox_1']);
});
