import { expect, test } from 'vitest';
import { captureConfirmed } from '../../application/lead/capture-confirmed.js';
import { phoneHouse } from '../support/phone-house.js';
import { rowOf } from '../support/promise-row.js';

test('whoever leaves their details has said that they are right', async () => {
  const { house, chat } = await phoneHouse();
  const { say } = await chat();
  const lines = [
    'Please call me back',
    'Ada Example',
    'ada@example.com',
    '+1 202 555 0143',
    'A clock',
    'yes',
  ];
  for (const line of lines) await say(line);
  await house.follow(captureConfirmed(house));
  expect(await rowOf('P3', house)).toMatchObject({ state: 'kept', count: 1 });
});

test('a lead of a caller’s number alone breaks it', async () => {
  const { house, call } = await phoneHouse();
  const { callId } = await call();
  const details = { name: null, email: null, phone: '+12025550143', note: null, answers: [] };
  await house.handleLead(
    'a-lead',
    {
      type: 'CaptureLead',
      data: { leadId: 'a-lead', contactId: 'a-contact', conversationId: callId, ...details },
      ...{ commandId: 'c', now: '2026-11-26T10:00:00.000Z' },
    },
    { tenant: 'acme', actor: 'system', causationId: '' },
  );
  expect(await rowOf('P3', house)).toMatchObject({ state: 'broken' });
});
