import { existsSync, mkdirSync, readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Receipt } from '../../adapters/backup/backup.js';
import { refuseHalfRestored } from '../../adapters/backup/restoring.js';
import { keptTables, leftOutTables } from '../../adapters/backup/tables.js';
import { filesIn, installation, tenant, type Person, type TestInstallation } from '../support/backups.js';

/** An installation for one test. */
async function fresh(): Promise<TestInstallation> {
  const one = await installation();
  onTestFinished(() => one.close());
  return one;
}

let original: TestInstallation;
let ann: Person;
let bob: Person;
let before: Receipt;

beforeAll(async () => {
  original = await installation();
  ann = await original.meet('Ann');
  bob = await original.meet('Bob');
  const visit = {
    tenant,
    path: '/prices',
    referrerHost: '',
    channel: 'chat',
    device: 'phone',
    fingerprint: 'f',
  } as const;
  for (const at of ['2026-10-03T10:00:00.000Z', '2026-11-24T10:00:00.000Z'])
    await original.usage.record({ ...visit, at });
  await original.pool.query(
    `insert into policies.checkpoints (name, position) values ('captures', 2), ('index-published', 2)`,
  );
  before = await original.backup();
});
afterAll(() => original.close());

test('every table there is stands in a backup, or is left out for a reason', async () => {
  const named = [...keptTables.map(({ name }) => name), ...Object.keys(leftOutTables)];
  const found: string[] = [];
  for (const pool of [original.pool, original.keysPool]) {
    const { rows } = await pool.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition
         and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    found.push(...rows.map(({ name }) => name));
  }
  expect([...new Set(found)].sort()).toEqual(named.sort());
});

test('what is restored says to the letter what was backed up', async () => {
  const copy = await fresh();
  const restored = await copy.restore(original, before);
  expect(restored).toMatchObject({ outcome: 'equal', takenAway: 0 });
  expect(restored.state).toEqual(before.manifest.state);
  for (const person of [ann, bob]) expect(await copy.known(person)).toEqual(await original.known(person));
  expect(await copy.known(ann)).toMatchObject({
    lead: { name: 'Ann', email: 'Ann@example.com' },
    blob: 'a page about Ann',
    isFound: true,
  });
  expect(await copy.usage.days(tenant, '2026-01-01')).toEqual(
    await original.usage.days(tenant, '2026-01-01'),
  );
  const count = 'select count(*)::int as count from usage.visits';
  expect((await copy.pool.query(count)).rows).toEqual([{ count: 2 }]);
  // What fills a derived table begins anew, what acts on the world does not.
  const { rows } = await copy.pool.query('select name, position::int from policies.checkpoints');
  expect(rows).toEqual([{ name: 'captures', position: 2 }]);
  // It goes on as a log does.
  await copy.meet('Cleo');
  expect(await copy.store.head()).toBe((await original.store.head()) + 1n);
});

test('a person who was erased after the backup stays erased, and everybody else is there', async () => {
  const source = await fresh();
  const people = [await source.meet('Dora'), await source.meet('Emil'), await source.meet('Fay')] as const;
  const [dora, emil, fay] = people;
  const backup = await source.backup();
  await source.forget(emil);
  const erased = await source.known(emil);
  expect(erased).toMatchObject({ lead: { name: { erased: true } }, isFound: false, sealedCount: 0 });

  const copy = await fresh();
  const restored = await copy.restore(source, backup);
  // Name, address, note and answers of one lead; those four, the blob and the row of the directory went.
  expect(restored).toMatchObject({ outcome: 'less', takenAway: 6 });
  expect(restored.state.erasedValues - backup.manifest.state.erasedValues).toBe(4);
  expect(await copy.known(emil)).toEqual(erased);
  for (const person of [dora, fay]) expect(await copy.known(person)).toEqual(await source.known(person));
  expect(await copy.known(dora)).toMatchObject({ lead: { name: 'Dora' }, blob: 'a page about Dora' });
  const scope = { tenant, subject: emil.contactId, keep: 'lead', container: 'new' } as const;
  await expect(copy.vault.keyFor(scope)).rejects.toMatchObject({ code: 'key-destroyed' });
  const { rows } = await copy.pool.query('select from blobs.sealed where blob_id = $1', [emil.contactId]);
  expect(rows).toEqual([]);
  // A backup of the copy is as sure of it, and its ledger goes on where the other ended.
  expect((await copy.backup()).manifest).toMatchObject({ ledgerSequence: 2, state: restored.state });
});

test('a conversation whose keys a retention run destroyed is gone in what is restored, and no other', async () => {
  const source = await fresh();
  const [gus, hana] = [await source.meet('Gus'), await source.meet('Hana')];
  const { rows } = await source.keysPool.query<{ container: string }>(
    'select container from vault.data_keys where subject = $1',
    [gus.contactId],
  );
  const backup = await source.backup();
  for (const { container } of rows) await source.vault.forgetContainer({ tenant, container, keep: 'lead' });
  const copy = await fresh();
  await copy.restore(source, backup);
  // The person is not forgotten: only this place is.
  expect(await copy.known(gus)).toMatchObject({ lead: { name: { erased: true } }, isFound: true });
  expect(await copy.known(gus)).not.toHaveProperty('blob', 'a page about Gus');
  expect(await copy.known(hana)).toMatchObject({ lead: { name: 'Hana' } });
});

test('nobody who finds the files reads a word of anybody in them', () => {
  const files = filesIn(original.target).map((name) => {
    const bytes = readFileSync(join(original.target, name));
    return { name, bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes };
  });
  expect(files.map(({ name }) => name.replace(before.backupId, 'ID'))).toEqual(
    expect.arrayContaining([
      'backups/ID/log.events.gz',
      'backups/ID/blobs.sealed.gz.sealed',
      'keys/ID/vault.data_keys.gz.sealed',
      'keyring/ID.json',
      'ledger/erasures.jsonl',
    ]),
  );
  for (const { name, bytes } of files) {
    if (name.endsWith('.sealed')) expect(() => gunzipSync(bytes), name).toThrow();
    for (const word of ['Ann', 'asked for', 'example.com', 'a page about']) {
      expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
    }
  }
  // Nor are the keys beside what they open.
  expect(filesIn(join(original.target, 'backups')).filter((name) => name.includes('vault'))).toEqual([]);
});

test('a backup taken while eight writers append restores to a log without a hole', async () => {
  const source = await fresh();
  let isWriting = true;
  let count = 0;
  const write = async (): Promise<void> => {
    while (isWriting) {
      await source.meet(`Person ${String((count += 1))}`);
    }
  };
  const writers = Array.from({ length: 8 }, write);
  await expect.poll(() => count).toBeGreaterThan(50);
  const backup = await source.backup();
  isWriting = false;
  await Promise.all(writers);
  const head = Number(backup.manifest.head);
  expect(head).toBeGreaterThan(40);
  expect(await source.store.head()).toBeGreaterThan(BigInt(head));

  const copy = await fresh();
  expect(await copy.restore(source, backup)).toMatchObject({ outcome: 'equal', state: { erasedValues: 0 } });
  const { events } = await copy.store.readAll(0n, {}, 1_000);
  expect(events.map(({ position }) => Number(position))).toEqual(
    Array.from({ length: Math.min(head, 1_000) }, (_, index) => index + 1),
  );
});

test('a backup that is cut off is none', async () => {
  const source = await fresh();
  await source.meet('Ivo');
  const readAll = (): Promise<never> => Promise.reject(new Error('the line broke'));
  const broken = { ...source.store, readAll };
  await expect(source.backup({ sides: { store: broken } })).rejects.toThrow('the line broke');
  expect(filesIn(source.target)).toEqual([]);

  // One whose process was killed leaves its part, which goes with a backup on a later day.
  const killed = join(source.target, 'backups', '.part-killed');
  mkdirSync(killed);
  const { backupId } = await source.backup();
  expect(existsSync(killed)).toBe(true);
  utimesSync(killed, 0, 0);
  const later = await source.backup();
  expect(readdirSync(join(source.target, 'backups')).sort()).toEqual([backupId, later.backupId].sort());
});

test('a disk that fills up ends the backup with one sentence, and lets go of the database', async () => {
  const source = await fresh();
  const place = { subject: 's', keep: 'lead', container: 'c' } as const;
  await source.blobs.put({ tenant, blobId: 'large', bytes: Buffer.alloc(5_000_000), ...place });
  const onProgress = ({ doing, done }: { readonly doing: string; readonly done: number }): void => {
    if (doing === 'copying blobs.sealed' && done > 200_000)
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
  await expect(source.backup({ sides: { onProgress } })).rejects.toMatchObject({
    code: 'backup-not-written',
    publicText: expect.stringContaining('free space there') as string,
  });
  const busy = `select from pg_stat_activity where datname = current_database() and query ilike 'copy%' and state = 'active'`;
  await expect.poll(async () => (await source.pool.query(busy)).rowCount).toBe(0);
  expect(filesIn(source.target)).toEqual([]);
  expect(await source.backup()).toMatchObject({ manifest: { head: '0' } });
});

test('nothing is ever written over', async () => {
  const copy = await fresh();
  const person = await copy.meet('Jo');
  await expect(copy.restore(original, before)).rejects.toMatchObject({
    code: 'restore-not-empty',
    publicText: expect.stringContaining('holds data already') as string,
  });
  expect(await copy.known(person)).toMatchObject({ lead: { name: 'Jo' } });
  await expect(refuseHalfRestored(copy.pool)).resolves.toBeUndefined();
});

test('a restore that was cut off serves nobody until it is run again, wherever it was cut', async () => {
  const copy = await fresh();
  const cut = (): Promise<never> => Promise.reject(new Error('cut off'));
  const unfinished = { code: 'restore-unfinished', publicText: expect.stringContaining('again') as string };
  await expect(copy.restore(original, before, { sides: { openMonth: cut } })).rejects.toThrow('cut off');
  await expect(refuseHalfRestored(copy.pool)).rejects.toMatchObject(unfinished);
  expect((await copy.store.readAll(0n, {}, 10)).events).toEqual([]);

  const store = { ...copy.store, readAll: cut };
  await expect(copy.restore(original, before, { sides: { store } })).rejects.toThrow('cut off');
  await expect(refuseHalfRestored(copy.pool)).rejects.toMatchObject(unfinished);
  const other = { ...before, backupId: (await original.backup()).backupId };
  await expect(copy.restore(original, other)).rejects.toMatchObject({ code: 'restore-of-another' });

  expect(await copy.restore(original, before)).toMatchObject({ outcome: 'equal' });
  await expect(refuseHalfRestored(copy.pool)).resolves.toBeUndefined();
  expect(await copy.known(ann)).toEqual(await original.known(ann));
});

test('what does not read as it was backed up is never served', async () => {
  const copy = await fresh();
  const altered = {
    ...copy.store,
    async readAll(...asked: Parameters<typeof copy.store.readAll>) {
      const batch = await copy.store.readAll(...asked);
      return { ...batch, events: batch.events.map((one) => ({ ...one, id: uuidv7() })) };
    },
  };
  await expect(copy.restore(original, before, { sides: { store: altered } })).rejects.toMatchObject({
    code: 'restore-differs',
  });
  await expect(refuseHalfRestored(copy.pool)).rejects.toMatchObject({ code: 'restore-unfinished' });
});

test('whoever wanted no texts and was forgotten after the backup gets none from what is restored', async () => {
  const [source, copy] = [await fresh(), await fresh()];
  const [stopped, silent] = ['+12025550143', '+12025550144'];
  const contactId = await source.optOut(stopped);
  const other = await source.directory.resolve(tenant, [`caller:${silent}`], uuidv7());
  await source.vault.keyFor({ tenant, subject: other, keep: 'transcript', container: 'call-1' });
  const backup = await source.backup();
  for (const one of [contactId, other]) {
    await source.store.eraseSealed(await source.vault.forgetSubject({ tenant, subject: one }));
    await source.directory.forget(tenant, one, { suppress: one === contactId });
  }
  expect((await copy.restore(source, backup)).outcome).toBe('less');
  const { directory } = copy;
  for (const number of [stopped, silent]) {
    expect(await directory.find(tenant, `caller:${number}`)).toBeUndefined();
    expect(await directory.suppressions.has(tenant, `caller:${number}`)).toBe(number === stopped);
  }
});

test('a business that was erased after the backup is erased in what is restored', async () => {
  const [source, copy] = [await fresh(), await fresh()];
  const cleo = await source.meet('Cleo');
  const visit = { tenant, path: '/prices', referrerHost: '', device: 'phone', fingerprint: 'f' } as const;
  await source.usage.record({ ...visit, at: '2026-11-24T10:00:00.000Z' });
  const backup = await source.backup();
  await source.store.eraseSealed(await source.vault.forgetTenant(tenant));
  expect((await copy.restore(source, backup)).outcome).toBe('less');
  expect(await copy.known(cleo)).toMatchObject({
    lead: { name: { erased: true }, email: { erased: true } },
    ...{ blob: undefined, isFound: false, sealedCount: 0 },
  });
  expect(await copy.usage.days(tenant, '2026-01-01')).toEqual([]);
  const { rowCount } = await copy.keysPool.query('select from vault.account_keys where tenant = $1', [
    tenant,
  ]);
  expect(rowCount).toBe(0);
  await expect(
    copy.vault.keyFor({ tenant, subject: 'somebody new', keep: 'lead', container: 'lead-1' }),
  ).rejects.toMatchObject({ code: 'key-destroyed' });
});
