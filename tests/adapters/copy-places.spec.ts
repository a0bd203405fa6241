import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptTables, leftOutTables } from '../../adapters/backup/tables.js';
import { createContactDirectory } from '../../adapters/contact-directory/contact-directory.js';
import { impersonalTables } from '../../adapters/composition/forgetting/erasure-places.js';
import { processorPlaces } from '../../adapters/composition/forgetting/erasure-processors.js';
import type { PhoneTraces } from '../../application/ports/phone-traces.js';
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

test('a business that is forgotten leaves its line cleared and given back, a person only their texts', async () => {
  const told: (readonly [what: string, whose: unknown])[] = [];
  const telling = (what: string) => (whose: unknown) => {
    told.push([what, whose]);
    return Promise.resolve(1);
  };
  const phone: PhoneTraces = {
    ...{ end: () => Promise.resolve(), writersTo: () => Promise.resolve([]) },
    ...{ removeCall: telling('call'), removeText: telling('text'), removeTexts: telling('texts') },
    ...{ removeLine: telling('line'), releaseLine: telling('release') },
  };
  const tenant = 'with a line';
  const data = { accountId: tenant, number: '+12025550190' };
  const about = { commandId: 'number', now: '2026-11-26T12:00:00.000Z' };
  await container.get(tokens.handleLine)(
    tenant,
    { type: 'AssignNumber', data, ...about },
    {
      ...{ tenant, actor: 'owner', causationId: '' },
    },
  );
  const [place] = processorPlaces({
    ...{ phone, payments: 'off', directory: container.get(tokens.directory) },
    handleCall: container.get(tokens.handleCall),
    handleConsent: container.get(tokens.handleConsent),
    handleLine: container.get(tokens.handleLine),
    handleSubscription: container.get(tokens.handleSubscription),
  });
  const erased = {
    ...{ erasureId: 'e', tenant, keyIds: [] },
    person: { subjectIds: [], conversationIds: [], callIds: [], leadIds: [] },
  };
  await place?.beforeKeys?.({ ...erased, scope: 'person' });
  expect(told).toEqual([]);
  await place?.beforeKeys?.({ ...erased, scope: 'business' });
  expect(told).toEqual([
    ['line', data.number],
    ['release', data.number],
  ]);
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
