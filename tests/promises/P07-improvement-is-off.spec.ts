import { expect, test } from 'vitest';
import { opened } from '../support/opened.js';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

const rehearsal = (actor: string) =>
  [
    'a-rehearsal',
    {
      type: 'StartRehearsal',
      data: {
        ...{ rehearsalId: 'a-rehearsal', accountId: 'acme', model: 'extractive' },
        questions: [{ conversationId: 'c', messageId: 'm' }],
      },
      ...{ commandId: 'c', now: '2026-11-26T10:00:00.000Z' },
    },
    { tenant: 'acme', actor, causationId: '' },
  ] as const;

async function houseWithChat() {
  const { house, chat } = await phoneHouse();
  await opened(house);
  await (await chat()).say('Are you open on Sunday?');
  return house;
}

test('a conversation is used for its own business, and asked again when a member wishes it', async () => {
  const house = await houseWithChat();
  await house.handleRehearsal(...rehearsal('member:ann'));
  expect(await rowOf('P7', house)).toMatchObject({ state: 'kept', count: 1 });
});

test('old questions that nobody asked again break it', async () => {
  const house = await houseWithChat();
  await house.handleRehearsal(...rehearsal('system'));
  expect(await rowOf('P7', house)).toMatchObject({ state: 'broken' });
});

test('conversations given to a vendor to improve itself break it', async () => {
  const house = await houseWithChat();
  const given = { processor: 'language-model', purpose: 'improvement', categories: ['messages'], count: 1 };
  const shares = () => Promise.resolve([given]);
  expect(await rowOf('P7', house, { shares })).toMatchObject({ state: 'broken' });
});
