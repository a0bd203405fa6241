import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContactDirectory } from '../../adapters/contact-directory/contact-directory.js';
import { createBlobStore } from '../../adapters/blob-store/blob-store.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import type { KeyScope, KeyVault } from '../../application/ports/key-vault.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
const masterKey = randomBytes(32);
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const vaults: Readonly<Record<string, () => KeyVault>> = {
  memory: () => createMemoryKeyVault(),
  postgres: () => createPostgresKeyVault({ pool: database.keysPool, masterKey }),
};
let count = 0;
const scope = (more: Partial<KeyScope> = {}): KeyScope => {
  count += 1;
  const id = String(count);
  return { tenant: `t${id}`, subject: `s${id}`, keep: 'transcript', container: `c${id}`, ...more };
};

for (const [name, make] of Object.entries(vaults)) {
  describe(`key vault in ${name}`, () => {
    test('a scope has one key, and every other scope another', async () => {
      const vault = make();
      const one = scope();
      const key = await vault.keyFor(one);
      expect(key.bytes).toHaveLength(32);
      expect(await vault.keyFor(one)).toEqual(key);
      for (const other of [
        { ...one, tenant: 'x' },
        { ...one, subject: 'x' },
        { ...one, keep: 'lead' as const },
        { ...one, container: 'x' },
      ]) {
        expect((await vault.keyFor(other)).id).not.toBe(key.id);
      }
      expect([...(await vault.existing([key.id, crypto.randomUUID()]))]).toEqual([[key.id, key.bytes]]);
    });

    test('two who ask at the same moment are given the same key', async () => {
      const vault = make();
      const one = scope();
      const keys = await Promise.all(Array.from({ length: 20 }, () => vault.keyFor(one)));
      expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    });

    test('a forgotten person has no key, and never gets one again', async () => {
      const vault = make();
      const [one, neighbour] = [scope(), scope()];
      const key = await vault.keyFor(one);
      const kept = await vault.keyFor({ ...neighbour, tenant: one.tenant });
      await vault.forgetSubject(one);
      expect(await vault.existing([key.id])).toEqual(new Map());
      await expect(vault.keyFor(one)).rejects.toMatchObject({ code: 'key-destroyed' });
      await expect(vault.keyFor({ ...one, container: 'new' })).rejects.toMatchObject({
        code: 'key-destroyed',
      });
      expect((await vault.existing([kept.id])).size).toBe(1);
    });

    test('one class of one place is forgotten without the others', async () => {
      const vault = make();
      const one = scope();
      const [transcript, lead] = [await vault.keyFor(one), await vault.keyFor({ ...one, keep: 'lead' })];
      await vault.forgetContainer(one);
      expect([...(await vault.existing([transcript.id, lead.id])).keys()]).toEqual([lead.id]);
    });
  });
}

test('keys are there at the next start, and another master key opens none', async () => {
  const one = scope();
  const key = await createPostgresKeyVault({ pool: database.keysPool, masterKey }).keyFor(one);
  expect(await createPostgresKeyVault({ pool: database.keysPool, masterKey }).keyFor(one)).toEqual(key);
  const stranger = createPostgresKeyVault({ pool: database.keysPool, masterKey: randomBytes(32) });
  await expect(stranger.keyFor(one)).rejects.toThrow();
});

test('a contact is found by any handle, differently in each scope, until it is forgotten', async () => {
  const directory = createContactDirectory({ pool: database.keysPool, key: randomBytes(32) });
  const [email, phone] = ['email:ann@example.com', 'phone:+12025550143'];
  expect(await directory.resolve('a', [email], 'first')).toBe('first');
  expect(await directory.resolve('a', [phone, email], 'second')).toBe('first');
  expect(await directory.find('a', phone)).toBe('first');
  expect(await directory.find('b', email)).toBeUndefined();
  const { rows } = await database.keysPool.query<{ row: string }>(
    'select c::text as row from directory.contacts c',
  );
  expect(rows.map(({ row }) => row).join()).not.toContain('ann@example.com');
  expect(await directory.forget('a', 'first')).toBe(2);
  expect(await directory.resolve('a', [email], 'third')).toBe('third');
});

test('a blob is sealed, bound to its tenant, and gone with its key', async () => {
  const vault = createPostgresKeyVault({ pool: database.keysPool, masterKey });
  const blobs = createBlobStore(database.pool, vault);
  const { tenant, subject, keep, container } = scope();
  const bytes = Buffer.from('the words of a page');
  await blobs.put({ tenant, subject, keep, container, blobId: 'b', bytes });
  expect(Buffer.from((await blobs.get(tenant, 'b')) ?? []).toString()).toBe('the words of a page');
  expect(await blobs.get('other', 'b')).toBeUndefined();
  const { rows } = await database.pool.query<{ bytes: Buffer }>(
    'select bytes from blobs.sealed where tenant = $1',
    [tenant],
  );
  expect(rows[0]?.bytes.includes('words')).toBe(false);
  await vault.forgetSubject({ tenant, subject });
  expect(await blobs.get(tenant, 'b')).toBeUndefined();
});
