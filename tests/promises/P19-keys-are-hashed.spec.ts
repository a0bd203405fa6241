import { expect, test } from 'vitest';
import { newApiKey } from '../../adapters/api-keys/api-keys.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { opened } from '../support/opened.js';
import { rowOf } from '../support/promise-row.js';

async function houseWithKey(kept: (made: ReturnType<typeof newApiKey>) => string) {
  const house = createMemoryHouse();
  await opened(house);
  const made = newApiKey();
  const key = {
    keyId: 'k',
    label: 'A program',
    hash: kept(made),
    ending: made.ending,
    scopes: ['work'] as const,
  };
  await house.handleAccount(
    'acme',
    {
      type: 'IssueApiKey',
      data: { accountId: 'acme', by: 'owner of acme', ...key, scopes: [...key.scopes], expiresAt: null },
      ...{ commandId: 'k', now: '2026-11-24T11:00:00.000Z' },
    },
    { tenant: 'acme', actor: 'member:ann', causationId: '' },
  );
  return house;
}

test('of a key its hash is kept', async () => {
  expect(await rowOf('P19', await houseWithKey(({ hash }) => hash))).toMatchObject({
    state: 'kept',
    count: 1,
  });
});

test('a key that is kept itself breaks it', async () => {
  expect(await rowOf('P19', await houseWithKey(({ key }) => key))).toMatchObject({
    state: 'broken',
    count: 1,
  });
});
