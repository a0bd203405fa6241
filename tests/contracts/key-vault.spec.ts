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

    test('a business that is forgotten has no key and gets none, and its neighbour keeps theirs', async () => {
      const vault = make();
      const [one, neighbour] = [scope(), scope()];
      const keys = [await vault.keyFor(one), await vault.keyFor({ ...one, subject: 'another' })];
      const kept = await vault.keyFor(neighbour);
      for (let times = 0; times < 2; times += 1) {
        const gone = await vault.forgetTenant(one.tenant);
        expect(gone.toSorted()).toEqual(keys.map(({ id }) => id).toSorted());
      }
      expect(await vault.existing(keys.map(({ id }) => id))).toEqual(new Map());
      await expect(vault.keyFor({ ...one, subject: 'new' })).rejects.toMatchObject({ code: 'key-destroyed' });
      expect((await vault.existing([kept.id])).size).toBe(1);
    });

    test('whoever forgets is told which keys there were, as often as they ask', async () => {
      const vault = make();
      const one = scope();
      const key = await vault.keyFor(one);
      for (let times = 0; times < 2; times += 1) {
        expect(await vault.forgetSubject(one)).toEqual([key.id]);
        expect(await vault.forgetContainer(one)).toEqual([key.id]);
      }
    });

    test('one class of one place is forgotten without the others', async () => {
      const vault = make();
      const one = scope();
      const [transcript, lead] = [await vault.keyFor(one), await vault.keyFor({ ...one, keep: 'lead' })];
      expect(await vault.forgetContainer(one)).toEqual([transcript.id]);
      // Whoever repeats it is told the same, so that what was sealed under it can be deleted after a crash as well.
      expect(await vault.forgetContainer(one)).toEqual([transcript.id]);
      expect([...(await vault.existing([transcript.id, lead.id])).keys()]).toEqual([lead.id]);
    });
  });
}

test('what was destroyed is written down once, without a gap, in the order in which it happened', async () => {
  const vault = createPostgresKeyVault({ pool: database.keysPool, masterKey });
  const [one, two] = [scope(), scope()];
  const keys = [await vault.keyFor(one), await vault.keyFor({ ...one, keep: 'lead' })];
  const place = await vault.keyFor(two);
  await vault.forgetSubject(one);
  await vault.forgetSubject(one);
  await vault.forgetContainer(two);
  const { rows } = await database.keysPool.query<{
    sequence: string;
    key_id: string | null;
    subject: string | null;
  }>('select sequence, key_id, subject from vault.destroyed order by sequence');
  expect(rows.map(({ sequence }) => Number(sequence))).toEqual(rows.map((_, index) => index + 1));
  const mine = rows.slice(rows.findIndex(({ subject }) => subject === one.subject));
  expect(mine[0]).toMatchObject({ subject: one.subject, key_id: null });
  expect(
    mine
      .slice(1, 3)
      .map(({ key_id: id }) => id)
      .sort(),
  ).toEqual(keys.map(({ id }) => id).sort());
  expect(mine.slice(3).map(({ key_id: id }) => id)).toEqual([place.id]);
});

test('a person who is forgotten while another process makes a key for them keeps none', async () => {
  const vault = createPostgresKeyVault({ pool: database.keysPool, masterKey });
  const one = scope();
  const other = await database.keysPool.connect();
  await other.query('begin');
  await other.query(
    `insert into vault.data_keys (key_id, tenant, subject, keep, container, wrapped)
     values (gen_random_uuid(), $1, $2, $3, $4, 'a key')`,
    [one.tenant, one.subject, one.keep, one.container],
  );
  const forgetting = vault.forgetSubject(one);
  const isWaited = async (): Promise<boolean> =>
    (await other.query('select from pg_locks where not granted')).rowCount !== 0;
  await Promise.race([forgetting, expect.poll(isWaited).toBe(true)]);
  await other.query('commit');
  other.release();
  await forgetting;
  const { rows } = await database.keysPool.query(
    'select from vault.data_keys where tenant = $1 and wrapped is not null',
    [one.tenant],
  );
  expect(rows).toEqual([]);
});

test('a process that is told to let go knows no key that another one has destroyed', async () => {
  const [mine, others] = [1, 2].map(() => createPostgresKeyVault({ pool: database.keysPool, masterKey }));
  const one = scope();
  const key = await mine?.keyFor(one);
  await others?.forgetSubject(one);
  mine?.letGo();
  expect(await mine?.existing([key?.id ?? ''])).toEqual(new Map());
  await expect(mine?.keyFor(one)).rejects.toMatchObject({ code: 'key-destroyed' });
});

describe('once a business has another wrapping key', () => {
  const vaultOn = (pool: TestDatabase['keysPool']) => createPostgresKeyVault({ pool, masterKey });
  const rowsOf = async (tenant: string) =>
    (
      await database.keysPool.query<{ key_id: string; wrapped: Buffer; generation: number }>(
        'select key_id, wrapped, generation from vault.data_keys where tenant = $1',
        [tenant],
      )
    ).rows;
  const putBack = (row: Awaited<ReturnType<typeof rowsOf>>[number]) =>
    database.keysPool.query('update vault.data_keys set wrapped = $2, generation = $3 where key_id = $1', [
      row.key_id,
      row.wrapped,
      row.generation,
    ]);
  /** More than are wrapped in one go. */
  const filled = async (tenant: string, keyCount: number) => {
    const vault = vaultOn(database.keysPool);
    const keys = await Promise.all(
      Array.from({ length: keyCount }, (_, index) =>
        vault.keyFor({ tenant, subject: `s${String(index)}`, keep: 'lead', container: 'c' }),
      ),
    );
    return { vault, keys: keys.map(({ id, bytes }) => [id, bytes] as const) };
  };

  test('a copy of an older row opens nothing, and whoever lives is read as before', async () => {
    const { tenant } = scope();
    const { vault, keys } = await filled(tenant, 1_100);
    const before = await rowsOf(tenant);
    const [gone] = keys;
    await vault.forgetSubject({ tenant, subject: 's0' });
    const copied = before.find(({ key_id: id }) => id === gone?.[0]);
    if (copied === undefined) throw new Error('There was no such key');

    // Up to here a copy of the row opens with the key that is there.
    await putBack(copied);
    expect([...(await vaultOn(database.keysPool).existing([copied.key_id])).values()]).toEqual([gone?.[1]]);
    await database.keysPool.query('update vault.data_keys set wrapped = null where key_id = $1', [
      copied.key_id,
    ]);

    expect(await vault.replaceWrappingKey(tenant)).toBe(1);
    await putBack(copied);
    const fresh = vaultOn(database.keysPool);
    expect(await fresh.existing([copied.key_id])).toEqual(new Map());
    // Nor does it where it is said to be of today's.
    await putBack({ ...copied, generation: 1 });
    await expect(vaultOn(database.keysPool).existing([copied.key_id])).rejects.toThrow();
    const living = keys.slice(1);
    expect(new Map(await fresh.existing(living.map(([id]) => id)))).toEqual(new Map(living));
    expect(await vault.replaceWrappingKey(scope().tenant)).toBe(0);
  });

  test('killed at any statement, every living key opens, and the next time ends it', async () => {
    for (let diesAt = 1; ; diesAt += 1) {
      const { tenant } = scope();
      const { keys } = await filled(tenant, 3);
      let count = 0;
      const dying = dyingPool(database.keysPool, () => (count += 1) === diesAt);
      const outcome = await vaultOn(dying)
        .replaceWrappingKey(tenant)
        .catch((error: unknown) => (error as Error).message);
      const ids = keys.map(([id]) => id);
      expect(new Map(await vaultOn(database.keysPool).existing(ids))).toEqual(new Map(keys));
      if (typeof outcome === 'number') {
        expect(diesAt).toBeGreaterThan(6);
        break;
      }
      expect(outcome).toBe('killed');
      expect(await vaultOn(database.keysPool).replaceWrappingKey(tenant)).toBeGreaterThan(0);
      expect(new Set((await rowsOf(tenant)).map(({ generation }) => generation)).size).toBe(1);
      expect(new Map(await vaultOn(database.keysPool).existing(ids))).toEqual(new Map(keys));
    }
  });

  test('two that replace it at once, and whoever makes keys meanwhile, lose none', async () => {
    const { tenant } = scope();
    const { vault, keys } = await filled(tenant, 50);
    const [one, two, making] = [1, 2, 3].map(() => vaultOn(database.keysPool));
    await making?.keyFor({ tenant, subject: 'warm', keep: 'lead', container: 'c' });
    const made = async () => {
      const ids: (readonly [string, Uint8Array])[] = [];
      for (let index = 0; index < 30; index += 1) {
        const key = await making?.keyFor({
          tenant,
          subject: `n${String(index)}`,
          keep: 'lead',
          container: 'c',
        });
        if (key !== undefined) ids.push([key.id, key.bytes]);
      }
      return ids;
    };
    const [more] = await Promise.all([
      made(),
      one?.replaceWrappingKey(tenant),
      two?.replaceWrappingKey(tenant),
      vault.replaceWrappingKey(tenant),
    ]);
    const all = [...keys, ...more];
    const fresh = vaultOn(database.keysPool);
    expect(new Map(await fresh.existing(all.map(([id]) => id)))).toEqual(new Map(all));
    const left = await database.keysPool.query('select from vault.account_keys where tenant = $1', [tenant]);
    expect(left.rowCount).toBe(1);
  });
});

/** Fails at a statement as if the process had gone. */
function dyingPool(pool: TestDatabase['keysPool'], dies: () => boolean): TestDatabase['keysPool'] {
  const watched = <Queried extends { query: unknown }>(one: Queried): Queried =>
    new Proxy(one, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        const call = value.bind(target) as (...given: unknown[]) => unknown;
        if (name === 'connect') return async () => watched((await call()) as Queried);
        if (name !== 'query') return call;
        return (...given: unknown[]) =>
          given[0] !== 'rollback' && dies() ? Promise.reject(new Error('killed')) : call(...given);
      },
    });
  return watched(pool);
}

test('keys are there at the next start, and another master key opens none', async () => {
  const one = scope();
  const key = await createPostgresKeyVault({ pool: database.keysPool, masterKey }).keyFor(one);
  expect(await createPostgresKeyVault({ pool: database.keysPool, masterKey }).keyFor(one)).toEqual(key);
  const stranger = createPostgresKeyVault({ pool: database.keysPool, masterKey: randomBytes(32) });
  await expect(stranger.keyFor(one)).rejects.toThrow();
});

test('a member is found by another address from one moment to the next, and keeps who they are', async () => {
  const directory = createContactDirectory({ pool: database.keysPool, key: randomBytes(32) });
  const handles = { from: 'email:ann@old.example', to: 'email:ann@new.example', contactId: 'ann' };
  await directory.resolve('i', [handles.from], 'ann');
  await directory.resolve('i', [handles.to], 'only invited');
  for (let times = 0; times < 2; times += 1) {
    await directory.move('i', handles);
    expect(await directory.find('i', handles.to)).toBe('ann');
    expect(await directory.find('i', handles.from)).toBeUndefined();
  }
  // The address that was left is somebody else's by now.
  await directory.resolve('i', [handles.from], 'ben');
  await directory.move('i', handles);
  expect(await directory.find('i', handles.from)).toBe('ben');
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
