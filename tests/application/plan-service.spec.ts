import { describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { beginTrials, noteAllowances } from '../../application/billing/follow-accounts.js';
import type { Plans } from '../../application/billing/plans.js';
import { writeAboutPlan, remindWhenDue } from '../../application/billing/remind-owner.js';
import { serviceOf } from '../../application/billing/service.js';
import { billingLetter } from '../../adapters/letters/billing-letter.js';
import type { Letter } from '../../application/ports/mail.js';
import {
  daysAfter,
  type OverAllowance,
  type SubscriptionCommand,
} from '../../domain/subscription/subscription.js';
import { createMemoryHouse } from '../support/memory-house.js';

const start = '2026-11-02T09:00:00.000Z';
const tenant = 'acme';
const allowances = { conversations: 10, 'call-minutes': 10, texts: 10 };
const plans: Plans = {
  trial: { days: 14, allowances },
  offered: [
    { planId: 'large', name: 'Large', priceMinor: 1, currency: 'usd', priceId: 'price_large', allowances },
  ],
};
const context = { tenant, actor: 'test', causationId: '' };

/** A business on trial, and how much of it is used. */
async function onTrial() {
  const house = createMemoryHouse();
  const clock = { now: start };
  const used = new Map<string, number>();
  const counted = { times: 0 };
  const needs = {
    ...{ handleSubscription: house.handleSubscription, plans },
    ...{ now: () => clock.now, businessNow: () => clock.now },
    totals() {
      counted.times += 1;
      return Promise.resolve([...used].map(([meter, count]) => ({ meter, used: count, credited: 0 })));
    },
  };
  const give = (command: Pick<SubscriptionCommand, 'type'> & { readonly data: object }) =>
    house.handleSubscription(
      tenant,
      { ...command, commandId: uuidv7(), now: clock.now } as SubscriptionCommand,
      context,
    );
  const opened = {
    type: 'AccountOpened',
    data: {
      ...{ accountId: tenant, ownerId: 'o', businessName: 'Acme', ownerEmail: 'owner@example.com' },
      ...{ website: 'https://example.com/', industry: 'other', siteKey: 's', openedAt: start },
    },
  };
  const stream = { category: 'account', id: tenant };
  await house.store.append(stream, 'no-stream', [{ id: uuidv7(), event: opened }], {
    ...{ tenant, actor: 'test', causationId: '', commandId: 'open', correlationId: 'open' },
  });
  await house.follow(beginTrials(needs));
  await house.follow(beginTrials(needs));
  return {
    ...{ house, clock, used, counted, needs, give, service: serviceOf(needs) },
    /** Something was said, so somebody looks whether an allowance is used up. */
    said: async () => {
      await house.handleConversation(
        'c',
        {
          type: 'StartConversation',
          data: {
            ...{ conversationId: 'c', visitorId: 'v', noticeVersion: '1', opening: { pageUrl: '' } },
            ...{ language: 'en', channel: 'chat', device: 'phone' },
          },
          ...{ commandId: 'start', now: clock.now },
        },
        context,
      );
      const messageId = uuidv7();
      await house.handleConversation(
        'c',
        { type: 'ReceiveMessage', data: { messageId, text: 'Hello' }, commandId: messageId, now: clock.now },
        context,
      );
      await house.follow(noteAllowances(needs));
    },
    events: async () => (await house.handleSubscription.load(tenant, tenant)).events,
  };
}

test('a business that opens has one trial', async () => {
  const { events } = await onTrial();
  expect(await events()).toMatchObject([{ type: 'TrialBegun', data: { endsAt: daysAfter(start, 14) } }]);
});

describe('a business', () => {
  test('that has used up nothing is served in full, and nothing is counted for it', async () => {
    const { service, counted } = await onTrial();
    expect(await service(tenant)).toEqual({ chat: 'full', phone: 'full', texts: true });
    expect(counted.times).toBe(0);
  });

  test.each<[OverAllowance, string, string]>([
    ['extractive', 'extractive', 'extractive'],
    ['take-message', 'take-message', 'take-message'],
    ['ring-through', 'take-message', 'ring-through'],
  ])('that is over its allowance goes on by its choice: %s', async (choice, chat, phone) => {
    const { service, used, said, give } = await onTrial();
    await give({ type: 'ChooseOverAllowance', data: { accountId: tenant, choice } });
    for (const meter of ['conversations', 'call-minutes', 'texts']) used.set(meter, 10);
    await said();
    expect(await service(tenant)).toEqual({ chat, phone, texts: false });
  });

  test('is told once that an allowance is used up, and served in full again when some is given back', async () => {
    const { service, used, said, events } = await onTrial();
    used.set('conversations', 10);
    await said();
    await said();
    expect((await events()).filter(({ type }) => type === 'AllowanceReached')).toHaveLength(1);
    expect(await service(tenant)).toMatchObject({ chat: 'extractive', phone: 'full', texts: true });
    used.set('conversations', 9);
    expect(await service(tenant)).toMatchObject({ chat: 'full' });
  });

  test('whose trial is over is closed, and served again from the moment it has a plan', async () => {
    const { service, clock, give } = await onTrial();
    clock.now = daysAfter(start, 14);
    expect(await service(tenant)).toEqual({ chat: 'closed', phone: 'closed', texts: false });
    const subscription = {
      ...{ subscriptionId: 'sub_1', customerId: 'cus_1', planId: 'large', status: 'active' },
      ...{ startedAt: clock.now, periodFrom: clock.now, periodTo: daysAfter(clock.now, 30) },
      ...{ cancelAt: null, owedSince: null, endedAt: null },
    };
    const data = { accountId: tenant, subscription, fetchedAt: clock.now };
    await give({ type: 'RecordSubscription', data });
    expect(await service(tenant)).toMatchObject({ chat: 'full' });
  });
});

describe('a reminder', () => {
  const due = { key: 'reminder/acme/x', tenant, kind: 'reminder', subjectId: tenant };

  test('is an event before it is a letter, and one letter however often it is due', async () => {
    const { house, clock, events } = await onTrial();
    const letters: Letter[] = [];
    const writing = writeAboutPlan({
      sendLetter({ attemptId, words }) {
        letters.push({ attemptId, to: 'owner@example.com', ...words('https://desk.example.com/u/x') });
        return Promise.resolve({ outcome: 'accepted', letterId: 'l' });
      },
      ownersOf: () => Promise.resolve(['m']),
      billingLetter: billingLetter('https://desk.example.com'),
    });
    const remind = remindWhenDue({
      ...{ isOn: true, handleSubscription: house.handleSubscription, businessNow: () => clock.now },
    });
    const dueAt = daysAfter(start, 7);
    await remind({ ...due, dueAt });
    expect(await events()).toHaveLength(1);
    clock.now = dueAt;
    await remind({ ...due, dueAt });
    await remind({ ...due, dueAt });
    await house.follow(writing);
    await house.follow(writing);
    expect(new Set(letters.map(({ attemptId }) => attemptId)).size).toBe(1);
    expect(letters[0]).toMatchObject({ subject: 'Your trial ends in 7 days', to: 'owner@example.com' });
    expect(letters[0]?.text).toContain('https://desk.example.com/#/billing');
  });

  test('is owed to nobody while nothing is billed, and waits for nothing', async () => {
    const { house, clock, events } = await onTrial();
    const skip = remindWhenDue({
      ...{ isOn: false, handleSubscription: house.handleSubscription, businessNow: () => clock.now },
    });
    clock.now = daysAfter(start, 200);
    await skip({ ...due, dueAt: daysAfter(start, 7) });
    expect((await events()).slice(1)).toMatchObject([{ type: 'RemindersSkipped', data: { nextAt: null } }]);
  });
});
