import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptTables, leftOutTables } from '../../adapters/backup/tables.js';
import { createContactDirectory } from '../../adapters/contact-directory/contact-directory.js';
import { impersonalTables } from '../../adapters/composition/erasure-places.js';
import { createContainer } from '../../adapters/composition/container.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { outsideOf } from '../support/outside.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let container: ReturnType<typeof createContainer>;
beforeAll(async () => {
  database = await testDatabase();
  container = createContainer(outsideOf(database));
});
afterAll(async () => {
  await container.get(tokens.store).close();
  await database.close();
});

test('every table is cleared by a place, or holds nobody and says why', () => {
  const places = container.get(tokens.copyPlaces);
  const named = new Set([...places.flatMap(({ tables }) => tables), ...Object.keys(impersonalTables)]);
  const all = [...keptTables.map(({ name }) => name), ...Object.keys(leftOutTables)];
  // What the sandbox's vendors hold is cleared as a vendor's is.
  const unnamed = all.filter((name) => !named.has(name) && !name.startsWith('sandbox.'));
  expect(unnamed).toEqual([]);
  expect([...named].filter((name) => !all.includes(name))).toEqual([]);
});

test('every processor that is reached is a place', () => {
  const places = container.get(tokens.copyPlaces);
  const names = places.map(({ place }) => place);
  expect(names).toEqual(
    expect.arrayContaining(['phone-company', 'payments', 'mail-service', 'language-model', 'messenger']),
  );
  expect(new Set(names).size).toBe(names.length);
});

test('whoever wanted no texts and was forgotten is told by one hash, until they ask again or the business goes', async () => {
  const { suppressions, ...directory } = createContactDirectory({
    ...{ pool: database.keysPool, key: randomBytes(32) },
  });
  const handle = 'caller:+12025550143';
  for (const [contactId, suppress] of [
    ['first', false],
    ['second', true],
  ] as const) {
    expect(await directory.resolve('a', [handle], contactId)).toBe(contactId);
    expect(await directory.forget('a', contactId, { suppress })).toBe(1);
    expect(await directory.forget('a', contactId, { suppress })).toBe(0);
    expect(await directory.find('a', handle)).toBeUndefined();
    expect(await suppressions.has('a', handle)).toBe(suppress);
  }
  expect(await suppressions.has('b', handle)).toBe(false);
  await suppressions.lift('a', handle);
  expect(await suppressions.has('a', handle)).toBe(false);
  await directory.resolve('a', [handle], 'third');
  await directory.forget('a', 'third', { suppress: true });
  expect(await suppressions.forgetAll('a')).toBe(1);
});

test('who was found by a number before scopes had keys of their own is found, moved on and suppressed as ever', async () => {
  const key = randomBytes(32);
  const { suppressions, ...directory } = createContactDirectory({ pool: database.keysPool, key });
  const handle = 'caller:+12025550145';
  const old = createHmac('sha256', key).update(`old\0${handle}`).digest();
  await database.keysPool.query(
    `insert into directory.contacts (scope, handle_hash, contact_id) values ('old', $1, 'somebody')`,
    [old],
  );
  expect(await directory.find('old', handle)).toBe('somebody');
  expect(await directory.resolve('old', [handle], 'nobody')).toBe('somebody');
  const { rows } = await database.keysPool.query(
    `select by_scope from directory.contacts where scope = 'old' order by by_scope`,
  );
  expect(rows).toEqual([{ by_scope: false }, { by_scope: true }]);
  expect(await directory.forget('old', 'somebody', { suppress: true })).toBe(2);
  expect(await suppressions.has('old', handle)).toBe(true);
  await suppressions.lift('old', handle);
  expect(await suppressions.has('old', handle)).toBe(false);
});
