import { expect, test } from 'vitest';
import { alertOwner } from '../../application/desk/alert-owner.js';
import type { Sent } from '../../application/mail/send-letter.js';
import type { Letter } from '../../application/ports/mail.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { createMemoryHouse } from '../support/memory-house.js';

const about = { messageId: 'm', visitorId: 'v' };
const at = '2026-11-24T10:00:00.000Z';
const said: ConversationEvent = {
  type: 'MessageReceived',
  data: { ...about, text: 'I am Ann Example and I smell gas', receivedAt: at },
};
const emergency: ConversationEvent = {
  type: 'EmergencyRecognised',
  data: { ...about, kind: 'gas', recognisedAt: at },
};
const handOff: ConversationEvent = {
  type: 'HandOffRequested',
  data: { ...about, by: 'visitor', requestedAt: at },
};

const owners = [{ memberId: 'o', email: 'owner@example.com' }];

/** What an owner gets of these events, with a mail that answers so, one after the other. */
async function alerting(
  events: readonly (ConversationEvent | LeadEvent)[],
  receipts: readonly Sent[] = [],
  { category = 'conversation', sensitive = false } = {},
) {
  const house = createMemoryHouse();
  const letters: Letter[] = [];
  const recorded = events.map((event, index) => ({ id: `e${String(index)}`, event }));
  const envelope = { tenant: 'acme', actor: 'visitor', commandId: 'x', correlationId: 'x', causationId: '' };
  await house.store.append({ category, id: 'c' }, 'no-stream', recorded, envelope);
  const policy = alertOwner({
    sendLetter({ attemptId, to = '', words }) {
      letters.push({ attemptId, to, ...words(undefined) });
      return Promise.resolve(receipts[letters.length - 1] ?? { outcome: 'accepted', letterId: 'l' });
    },
    ownersOf: (tenant) => Promise.resolve(tenant === 'acme' ? owners : []),
    isSensitive: () => Promise.resolve(sensitive),
    alertLetter: ({ reason, id, lead }) => ({
      subject: reason,
      text: `https://example.com/${id}${lead?.name ?? ''}`,
    }),
  });
  return { letters, run: () => house.follow(policy) };
}

test('each emergency and each wish for a person is one letter, without anything of the person', async () => {
  const { letters, run } = await alerting([said, emergency, handOff]);
  await run();
  expect(letters).toEqual([
    { attemptId: 'alert/e1/o', to: 'owner@example.com', subject: 'emergency', text: 'https://example.com/c' },
    { attemptId: 'alert/e2/o', to: 'owner@example.com', subject: 'hand-off', text: 'https://example.com/c' },
  ]);
});

test.each([{ outcome: 'unknown' }, { outcome: 'refused', code: 'invalid' }] as const)(
  'an alert that did not go out for certain is tried again as the same letter: %o',
  async (receipt) => {
    const { letters, run } = await alerting([emergency], [receipt]);
    await expect(run()).rejects.toMatchObject({ code: 'alert-unsent' });
    await run();
    expect(letters.map(({ attemptId }) => attemptId)).toEqual(['alert/e0/o', 'alert/e0/o']);
  },
);

const captured: LeadEvent = {
  type: 'LeadCaptured',
  data: {
    ...{ leadId: 'l', contactId: 'c', conversationId: 'v', capturedAt: at, answers: [] },
    ...{ name: 'Ann', email: 'ann@example.com', phone: null, note: null },
  },
};

test('a lead is told to everybody who owns the business', async () => {
  owners.push({ memberId: 'p', email: 'partner@example.com' });
  const { letters, run } = await alerting([captured], [], { category: 'lead' });
  await run();
  owners.pop();
  expect(letters).toEqual([
    { attemptId: 'alert/e0/o', to: 'owner@example.com', subject: 'lead', text: 'https://example.com/Ann' },
    { attemptId: 'alert/e0/p', to: 'partner@example.com', subject: 'lead', text: 'https://example.com/Ann' },
  ]);
});

test('of a lead of a sensitive business the letter names nobody', async () => {
  const { letters, run } = await alerting([captured], [], { category: 'lead', sensitive: true });
  await run();
  expect(letters.map(({ text }) => text)).toEqual(['https://example.com/']);
});
