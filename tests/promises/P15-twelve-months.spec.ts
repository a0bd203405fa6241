import { expect, test } from 'vitest';
import { z } from 'zod';
import { conversationEvents, conversationUpcasts } from '../../domain/conversation/conversation.js';
import { event } from '../../domain/kernel/event.js';
import { families } from '../support/families.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf, written } from '../support/promise-row.js';
import { started } from '../support/read-models.js';

test('what was said thirteen months ago and can still be read breaks it', async () => {
  const { house, chat } = await phoneHouse();
  await (await chat()).say('Are you open on Sunday?');
  expect(await rowOf('P15', house, { now: '2027-11-20T10:00:00.000Z' })).toMatchObject({
    state: 'no case yet',
  });
  expect(await rowOf('P15', house, { now: '2027-12-26T10:00:00.000Z' })).toMatchObject({
    state: 'broken',
    evidence: expect.stringContaining('2026-11-26') as string,
  });
});

test('what is over and done away with counts', async () => {
  const ConversationExpired = event(1, z.object({ conversationId: z.string(), expiredAt: z.string() }));
  const events = { ...conversationEvents, ConversationExpired };
  const house = createMemoryHouse({
    families: { ...families, conversation: { events, upcasts: conversationUpcasts } },
  });
  await written(house, { category: 'conversation', id: 'a-chat' }, started('a-chat'), {
    type: 'ConversationExpired',
    data: { conversationId: 'a-chat', expiredAt: '2027-11-24T10:00:00.000Z' },
  });
  expect(await rowOf('P15', house)).toMatchObject({ state: 'kept', count: 1 });
});
