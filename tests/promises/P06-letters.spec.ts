import { expect, test } from 'vitest';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf, written } from '../support/promise-row.js';

const now = '2026-11-24T10:00:00.000Z';
const context = { tenant: 'acme', actor: 'mail', causationId: '' };
const mailboxOf = { accountId: 'acme', memberId: 'ann' };

async function houseWithLetter() {
  const house = createMemoryHouse();
  const { handleMailbox } = house;
  const about = (commandId: string) => ({ commandId, now });
  const given = { ...mailboxOf, addressId: 'a' };
  await handleMailbox('a-mailbox', { type: 'GiveAddress', data: given, ...about('1') }, context);
  const letter = { ...given, attemptId: 'login/1', kind: 'login', occurredAt: now } as const;
  await handleMailbox('a-mailbox', { type: 'RecordDelivery', data: letter, ...about('2') }, context);
  return house;
}

test('a login letter arrives', async () => {
  expect(await rowOf('P6', await houseWithLetter())).toMatchObject({ state: 'kept', count: 1 });
});

test('a report to whoever declined reports breaks it', async () => {
  const house = await houseWithLetter();
  const declined = { ...mailboxOf, kind: 'report', via: 'one-click' } as const;
  await house.handleMailbox(
    'a-mailbox',
    { type: 'Unsubscribe', data: declined, commandId: '3', now },
    context,
  );
  // Whoever mails reports does not ask the mailbox first.
  const begun = { ...mailboxOf, week: '2026-W48', begunAt: now };
  await written(house, { category: 'report', id: 'acme' }, { type: 'ReportLetterBegun', data: begun });
  expect(await rowOf('P6', house)).toMatchObject({ state: 'broken' });
});
