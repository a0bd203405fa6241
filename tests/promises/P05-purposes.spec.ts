import { expect, test } from 'vitest';
import { consentEvents } from '../../domain/consent/consent.js';
import { families } from '../support/families.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { opened } from '../support/opened.js';
import { rowOf, written } from '../support/promise-row.js';
import { started } from '../support/read-models.js';

test('what is kept has a purpose', async () => {
  const house = createMemoryHouse();
  await opened(house);
  await written(house, { category: 'conversation', id: 'a-chat' }, started('a-chat'));
  expect(await rowOf('P5', house)).toMatchObject({
    state: 'kept',
    count: 2,
    evidence: 'records by purpose: dashboard 1, chat 1.',
  });
});

test('records for no purpose break it', async () => {
  const house = createMemoryHouse({
    families: { ...families, marketing: { events: consentEvents, upcasts: {} } },
  });
  const words = { messageId: 'm', contactId: 'c', words: 'Hello', phone: '+12025550143' };
  const received = { type: 'TextReceived', data: { ...words, receivedAt: '2026-11-24T10:00:00.000Z' } };
  await written(house, { category: 'marketing', id: 'a-list' }, received);
  expect(await rowOf('P5', house)).toMatchObject({ state: 'broken' });
});

test('every family of events has a purpose', async () => {
  for (const category of Object.keys(families)) {
    const event = { type: 'AccountOpened', data: {} };
    const seen = {
      ...{ id: 'e', event, stream: { category, id: 'x' }, revision: 1, position: 1n, recordedAt: '' },
      envelope: { tenant: 't', actor: '', commandId: '', correlationId: '', causationId: '' },
    };
    const store = {
      head: () => Promise.resolve(1n),
      readAll: () => Promise.resolve({ events: [seen], end: 1n }),
    };
    expect({ category, ...(await rowOf('P5', { store })) }).toMatchObject({ category, state: 'kept' });
  }
});
