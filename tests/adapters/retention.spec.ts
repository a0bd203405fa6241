import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Copies } from '../../application/retention/needs.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { retentionHouse, tenant, type RetentionHouse } from '../support/retention-house.js';

let database: TestDatabase;
let house: RetentionHouse;
beforeEach(async () => {
  database = await testDatabase();
  house = await retentionHouse(database);
  await house.schedule();
});
afterEach(async () => {
  await house.close();
  await database.close();
});

const longAgo = '2025-11-30T10:00:00.000Z';
const soonOver = '2025-12-15T10:00:00.000Z';
const lately = '2026-11-01T10:00:00.000Z';

/** Everything a run is about: of each kind one whose time is over, and one whose time is not. */
async function filled(): Promise<void> {
  await house.chat('old-chat', longAgo, 'sundials');
  await house.phone('old-call', longAgo, 'hourglasses');
  await house.chat('new-chat', lately, 'pendulums');
  await house.phone('new-call', soonOver, 'wristwatches');
  await house.append(
    'rehearsal',
    'a-rehearsal',
    {
      type: 'RehearsalStarted',
      data: {
        ...{ rehearsalId: 'a-rehearsal', accountId: tenant, model: 'other', startedAt: lately },
        questions: [{ conversationId: 'old-chat', messageId: 'old-chat-m' }],
      },
    },
    {
      type: 'QuestionRehearsed',
      data: {
        ...{ rehearsalId: 'a-rehearsal', messageId: 'old-chat-m', visitorId: 'old-chat-visitor' },
        ...{ verdict: 'changed', costMicros: 0, rehearsedAt: lately },
        comparison: { question: 'sundials', before: 'sundials?', after: 'sundials!' },
      },
    },
  );
  for (const at of [longAgo, longAgo, lately]) await house.visit(at);
  await house.seen();
}

const completed = async () => (await house.handleRetention.load(tenant, tenant)).state.lastRun;
const removed = { conversations: 1, calls: 1, recordings: 1, texts: 2, visits: 2 };

/** All rows of the read models that hold what people said, as one text. */
async function readable(): Promise<string> {
  const { rows } = await database.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'read_models'`,
  );
  const all = await Promise.all(
    rows.map(({ name }) => database.owner.query<object>(`select * from ${name}`)),
  );
  return JSON.stringify(all.map((one) => one.rows));
}

const sealedCount = async (): Promise<number> =>
  Number((await database.owner.query<{ count: string }>('select count(*) from log.sealed')).rows[0]?.count);

test('what ended twelve months ago goes from every place, and the receipt counts it', async () => {
  await filled();
  expect(await readable()).toMatch(/sundials.*hourglasses|hourglasses.*sundials/u);
  await house.runs.run(tenant, 'tonight');
  await house.seen();

  expect(await completed()).toMatchObject({
    ...{ isDry: false, months: 12, removed },
    oldest: { recordAt: soonOver, visitAt: lately },
  });
  const left = await readable();
  expect(left).not.toMatch(/sundials|hourglasses/u);
  expect(left).toMatch(/pendulums/u);
  expect(left).toMatch(/wristwatches/u);
  expect(await house.blobs.get(tenant, 'old-call-sound')).toBeUndefined();
  expect(await house.blobs.get(tenant, 'new-call-sound')).toBeDefined();
  const { rows } = await database.owner.query<{ blob_id: string }>('select blob_id from blobs.sealed');
  expect(rows).toEqual([{ blob_id: 'new-call-sound' }]);
  expect(
    (await house.store.readStream(tenant, { category: 'conversation', id: 'old-chat' })).at(2),
  ).toMatchObject({
    event: { type: 'MessageReceived', data: { text: { erased: true } } },
  });
  // The texts of one contact end one by one; whatever they asked for since stands under another key.
  for (const category of ['consent', 'thread'])
    expect(
      JSON.stringify(await house.store.readStream(tenant, { category, id: 'old-call-caller' })),
    ).not.toMatch(/hourglasses|5550143/u);
  expect(
    JSON.stringify(await house.store.readStream(tenant, { category: 'thread', id: 'new-call-caller' })),
  ).toMatch(/No more about wristwatches/u);
  // What the phone company still had goes there too.
  expect(house.removed).toEqual(['old-call-rec']);
  // Numbers that hold nobody stay.
  expect(await house.usage.days(tenant, '2025-11-01')).toHaveLength(2);
  expect(left).toMatch(/"kind":"call"/u);
  expect(house.faults).toEqual([]);
});

test('a dry run finds the same and removes nothing', async () => {
  await filled();
  const before = await sealedCount();
  await house.runs.dryRun(tenant, 'dry');
  expect(await completed()).toMatchObject({ isDry: true, removed });
  await house.seen();
  expect(await sealedCount()).toBe(before);
  expect(await readable()).toMatch(/sundials/u);
});

const shorten = (months: number) =>
  house.handleRetention(
    tenant,
    {
      type: 'SetRetentionPeriod',
      data: { accountId: tenant, months },
      ...{ commandId: 'shorter', now: house.clock.now },
    },
    { tenant, actor: 'owner', causationId: '' },
  );

test('a shorter period lets more go', async () => {
  await filled();
  await house.chat('summer-chat', '2026-06-01T10:00:00.000Z', 'metronomes');
  await house.seen();
  await shorten(3);
  await house.runs.run(tenant, 'tonight');
  expect(await completed()).toMatchObject({ months: 3, removed: { conversations: 2, calls: 1 } });
});

test('under a shorter period as well the evidence of a text stays until its owner has known for thirty days', async () => {
  await house.phone('summer-call', '2026-06-01T10:00:00.000Z', 'metronomes');
  await house.seen();
  await shorten(3);
  const runAt = async (now: string) => {
    house.clock.now = now;
    await house.runs.run(tenant, now);
    await house.seen();
    return (await completed())?.removed.calls;
  };
  expect(await runAt('2026-12-01T10:00:00.000Z')).toBe(0);
  const { events } = await house.store.readAll(0n, { types: ['EvidenceEnding'] }, 10);
  expect(events.map(({ event }) => event.data)).toMatchObject([
    { callIds: ['summer-call'], endsAt: '2026-12-31T10:00:00.000Z' },
  ]);
  expect(await runAt('2026-12-30T10:00:00.000Z')).toBe(0);
  expect(await runAt('2026-12-31T10:00:01.000Z')).toBe(1);
});

test('read models made anew show the same', async () => {
  await filled();
  await house.runs.run(tenant, 'tonight');
  await house.seen();
  const rowsOf = async (name: string): Promise<unknown> =>
    house.readModels.query(tenant, `select * from {{${name}}} order by key`, []);
  const names = [
    'transcript',
    'conversation_inbox',
    'call_log',
    'questions',
    'told',
    'text_links',
    'kept_records',
  ];
  const before = await Promise.all(names.map(rowsOf));
  await house.readModels.rebuildAll();
  await expect
    .poll(async () => (await house.readModels.progress()).every(({ status }) => status === 'live'))
    .toBe(true);
  await house.seen();
  expect(await Promise.all(names.map(rowsOf))).toEqual(before);
});

test('killed at any step it goes on, and counts the same', async () => {
  await filled();
  let step = 0;
  let dieAt = 0;
  const dying = (places: Copies): Copies => {
    const counted =
      <Arguments extends readonly unknown[], Result>(work: (...asked: Arguments) => Promise<Result>) =>
      async (...asked: Arguments): Promise<Result> => {
        step += 1;
        if (step === dieAt) throw new Error('killed');
        return work(...asked);
      };
    return {
      ...places,
      vault: { forgetContainer: counted(places.vault.forgetContainer) },
      store: { eraseSealed: counted(places.store.eraseSealed) },
      blobs: { forget: counted(places.blobs.forget) },
      snapshots: { forget: counted(places.snapshots.forget) },
      usage: { forget: counted(places.usage.forget) },
    };
  };
  const runs = house.runsWith(dying(house.copies));
  let deaths = 0;
  for (;;) {
    dieAt = deaths + 1;
    step = 0;
    try {
      await runs.run(tenant, 'tonight');
      break;
    } catch (error) {
      expect(String(error)).toMatch(/killed/u);
      deaths += 1;
    }
  }
  expect(deaths).toBeGreaterThan(8);
  await house.seen();
  expect(await completed()).toMatchObject({ removed });
  expect(await readable()).not.toMatch(/sundials|hourglasses/u);
  const { rows } = await database.owner.query('select blob_id from blobs.sealed');
  expect(rows).toHaveLength(1);
});

test('thirty days before the evidence of a text goes, that is written down once', async () => {
  await filled();
  await house.runs.run(tenant, 'tonight');
  await house.seen();
  house.clock.now = '2026-12-02T10:00:00.000Z';
  await house.runs.run(tenant, 'tomorrow');
  const { events } = await house.store.readAll(0n, { types: ['EvidenceEnding'] }, 10);
  expect(events.map(({ event }) => event.data)).toEqual([
    expect.objectContaining({
      requestIds: ['new-call-text'],
      callIds: ['new-call'],
      endsAt: '2026-12-15T10:00:00.000Z',
    }),
  ]);
});

test('a month of visits goes as a whole once nobody’s visits are left in it', async () => {
  await filled();
  await house.usage.record({
    ...{ tenant: 'another', at: longAgo, path: '/', referrerHost: '', device: 'phone' },
    fingerprint: 'x',
  });
  await house.runs.run(tenant, 'tonight');
  expect(await house.usage.dropEmptyMonths(house.clock.now)).toBe(0);
  await house.usage.forget('another', house.clock.now);
  expect(await house.usage.dropEmptyMonths(house.clock.now)).toBe(1);
  await house.visit(longAgo);
});
