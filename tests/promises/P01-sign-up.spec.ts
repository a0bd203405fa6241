import { expect, test } from 'vitest';
import { z } from 'zod';
import { accountEvents } from '../../domain/account/account.js';
import { event } from '../../domain/kernel/event.js';
import { families } from '../support/families.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { opened } from '../support/opened.js';
import { rowOf, written } from '../support/promise-row.js';

test('an account is opened with four answers', async () => {
  const house = createMemoryHouse();
  expect(await rowOf('P1', house)).toMatchObject({ state: 'no case yet', count: 0 });
  await opened(house);
  expect(await rowOf('P1', house)).toMatchObject({ state: 'kept', count: 1 });
});

test('one question more breaks it', async () => {
  const { data } = accountEvents.AccountOpened;
  const AccountOpened = event(1, data.extend({ birthday: z.string() }));
  const asking = { ...families, account: { events: { ...accountEvents, AccountOpened }, upcasts: {} } };
  const house = createMemoryHouse({ families: asking });
  const profile = {
    ...{ accountId: 'acme', ownerId: 'o', businessName: 'Acme', ownerEmail: 'ann@example.com' },
    ...{
      website: 'https://example.com/',
      industry: 'retail',
      siteKey: 's',
      openedAt: '2026-11-24T10:00:00.000Z',
    },
  };
  await written(
    house,
    { category: 'account', id: 'acme' },
    { type: 'AccountOpened', data: { ...profile, birthday: '1990-01-01' } },
  );
  const row = await rowOf('P1', house);
  expect(row).toMatchObject({ state: 'broken', evidence: expect.stringContaining('birthday') as string });
});
