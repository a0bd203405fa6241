import { afterEach, describe, expect, it } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import {
  provesConsistency,
  provesInclusion,
  leafHash,
  readHead,
} from '../../domain/consent-log/consent-log.js';
import {
  appendConsents,
  askedForHelp,
  consentLogOn,
  optedOut,
  tools,
  verdictOn,
} from '../support/consent-log.js';
import { testDatabase } from '../support/database.js';
import { families } from '../support/families.js';
import { startKurrentDouble } from '../support/kurrentdb/server.js';
import { kurrentStoreAt } from '../support/kurrentdb/store.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let clock = Date.parse('2026-11-24T10:00:00Z');
const now = (): string => new Date(clock).toISOString();

async function onPostgres() {
  const database = await testDatabase();
  const vault = createMemoryKeyVault();
  const codec = createCodec(families, vault);
  const store = createPostgresEventStore({ pool: database.pool, codec, wait: () => Promise.resolve() });
  closing.push(
    () => database.close(),
    () => store.close(),
  );
  return { database, vault, store };
}

async function onKurrent() {
  const database = await testDatabase();
  const double = await startKurrentDouble();
  const vault = createMemoryKeyVault();
  const store = await kurrentStoreAt(double.url, database.pool, createCodec(families, vault));
  closing.push(
    () => database.close(),
    async () => {
      double.close();
      await Promise.resolve();
    },
    () => store.close(),
  );
  return { database, vault, store };
}

describe.each([
  ['postgres', onPostgres],
  ['kurrent', onKurrent],
])('the consent log over %s', (_name, make) => {
  it('holds what is about consent in the order of the log, and stands what was erased', async () => {
    const { database, vault, store } = await make();
    const log = consentLogOn(database, store, { now });
    await appendConsents(store, 'anna', [optedOut('anna'), askedForHelp('anna'), optedOut('anna')]);
    await appendConsents(store, 'ben', [optedOut('ben')], 'another-business');
    const lines = await log.exported();
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toContain('no more please');
    expect(verdictOn(lines)).toMatchObject({ isWell: true, failures: [], size: 3 });

    const { rows } = await database.pool.query<{ key_id: string }>('select distinct key_id from log.sealed');
    await vault.forgetSubject({ tenant: 'a-business', subject: 'anna' });
    expect(await store.eraseSealed(rows.map(({ key_id: id }) => id))).toBe(4);
    const after = await log.exported();
    expect(after.slice(1)).toEqual(lines.slice(1));
    expect(verdictOn(after)).toMatchObject({ isWell: true });

    const own = await log.exported('a-business');
    expect(own.filter((line) => line.includes('{')).length).toBe(3);
    expect(own.join('')).not.toContain('another-business');
    expect(verdictOn(own)).toMatchObject({ isWell: true, size: 3 });
  });
});

it('proves each record and each older head', async () => {
  const { database, store } = await onPostgres();
  const log = consentLogOn(database, store, { now });
  const older: string[] = [];
  for (let no = 0; no < 13; no += 1) {
    await appendConsents(store, 'anna', [optedOut('anna')]);
    clock += 1_000;
    older.push(await log.heads.newest());
  }
  const head = readHead(older.at(-1) ?? '');
  if (head === undefined) throw new Error('No head');
  const { size, root } = head;
  const { events } = await store.readWritten(0n, {}, 100);
  const records = await log.prove.records(
    events.map(({ id }) => id),
    size,
  );
  expect(records.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1));
  for (const { number, text, path } of records) {
    const leaf = leafHash(tools.sha256, Buffer.from(text));
    expect(provesInclusion(tools.sha256, { leaf, index: number - 1, size, root, path })).toBe(true);
  }
  const heads = await log.prove.heads(size);
  expect(heads.map(({ note }) => note)).toEqual(older);
  for (const { note, path } of heads) {
    const { size: before = 0, root: olderRoot = root } = readHead(note) ?? {};
    expect(provesConsistency(tools.sha256, { older: before, olderRoot, size, root, path })).toBe(true);
  }
});

it('grows once, however many processes make it grow, and keeps its key', async () => {
  const { database, store } = await onPostgres();
  for (const contact of ['anna', 'ben', 'cleo']) {
    await appendConsents(
      store,
      contact,
      Array.from({ length: 400 }, () => optedOut(contact)),
    );
  }
  const logs = Array.from({ length: 4 }, () => consentLogOn(database, store, { now }));
  expect(await Promise.all(logs.map((log) => log.grow()))).toEqual([1_200, 1_200, 1_200, 1_200]);
  const keys = await Promise.all(logs.map((log) => log.key()));
  expect(new Set(keys.map(({ publicKey }) => Buffer.from(publicKey).toString('hex'))).size).toBe(1);
  // A later start under another address goes on under the name that it began with.
  const later = consentLogOn(database, store, { now, name: 'new.example.com/log' });
  expect((await later.key()).name).toBe('desk.example.com/log');
  expect(verdictOn(await later.exported())).toMatchObject({ isWell: true, size: 1_200 });
});

it('signs once a day by itself, and for strangers at most once a minute', async () => {
  const { database, store } = await onPostgres();
  const log = consentLogOn(database, store, { now });
  await log.heads.daily();
  expect(await log.tree.heads()).toEqual([]);
  await appendConsents(store, 'anna', [optedOut('anna')]);
  await log.heads.daily();
  await log.heads.daily();
  await appendConsents(store, 'anna', [optedOut('anna')]);
  const first = await log.heads.atMostAMinuteOld();
  expect(await log.tree.heads()).toEqual([first]);
  clock += 61_000;
  expect(readHead(await log.heads.atMostAMinuteOld())?.size).toBe(2);
  clock += 24 * 60 * 60_000;
  await log.heads.daily();
  expect(await log.tree.heads()).toHaveLength(3);
});
