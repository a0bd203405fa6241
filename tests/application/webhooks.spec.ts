import { describe, expect, test } from 'vitest';
import { createWebhookSigner } from '../../adapters/standard-webhooks/signer.js';
import type { PostOutcome, Posting } from '../../application/ports/web-post.js';
import { createDispatch } from '../../application/webhook/dispatch.js';
import { oweDeliveries } from '../../application/webhook/owe-deliveries.js';
import { sendDelivery } from '../../application/webhook/send-delivery.js';
import { switchOff } from '../../application/webhook/switch-off.js';
import { deliveryPausesMs } from '../../domain/delivery/delivery.js';
import { createMemoryHouse } from '../support/memory-house.js';

const tenant = 'a-business';
const context = { tenant, actor: 'somebody', causationId: '' };
const webhookId = 'a-webhook';
const begin = Date.parse('2026-11-26T09:00:00.000Z');

async function house({ eventTypes = ['lead.captured' as const], lastSuccess = null as string | null } = {}) {
  const memory = createMemoryHouse();
  const { handleWebhook, handleDelivery } = memory;
  let ms = begin;
  const now = (): string => new Date(ms).toISOString();
  const posted: Posting[] = [];
  const answers: (PostOutcome | Error)[] = [];
  const signer = createWebhookSigner();
  const send = sendDelivery({
    ...{ handleWebhook, handleDelivery, now, signer, origin: 'https://desk.example.com' },
    webPost: {
      allows: () => true,
      post(posting) {
        posted.push(posting);
        const answer = answers.shift() ?? { outcome: 'answered', status: 500 };
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    },
    contactOf: () => Promise.resolve(undefined),
    isSensitive: () => Promise.resolve(false),
  });
  const data = { accountId: tenant, webhookId, url: 'https://example.com/', secret: signer.newSecret() };
  await handleWebhook(
    webhookId,
    {
      type: 'AddWebhook',
      data: { ...data, eventTypes, withContact: false, by: 'an-owner' },
      ...{ commandId: 'add', now: now() },
    },
    context,
  );
  const owe = oweDeliveries({
    webhooksOf: () => Promise.resolve([{ webhookId, eventTypes, addedAt: new Date(0).toISOString() }]),
    ...{ handleDelivery, idOf: (name) => name, now },
  });
  const off = switchOff({ handleWebhook, lastSuccessOf: () => Promise.resolve(lastSuccess), now });
  return {
    ...{ ...memory, handleWebhook, handleDelivery, posted, answers, send, owe, off, now },
    wait: (more: number) => void (ms += more),
    lead: async (leadId: string) => {
      const left = { contactId: 'c', name: null, email: 'tamsin@example.com', phone: null, note: null };
      await memory.handleLead(
        leadId,
        {
          type: 'CaptureLead',
          data: { leadId, conversationId: 'a-conversation', ...left, answers: [] },
          ...{ commandId: leadId, now: now() },
        },
        context,
      );
      await memory.follow(owe);
      const { events } = await memory.store.readAll(0n, { categories: ['delivery'] }, 1_000);
      return events.at(-1)?.stream.id ?? '';
    },
    state: async (id: string) => (await handleDelivery.load(tenant, id)).state,
    webhook: async () => (await handleWebhook.load(tenant, webhookId)).state,
  };
}

describe('a delivery', () => {
  test('is owed once, however often its event is seen', async () => {
    const { lead, follow, owe, store } = await house();
    await lead('a-lead');
    await follow(owe);
    const { events } = await store.readAll(0n, { categories: ['delivery'] }, 100);
    expect(events).toHaveLength(1);
  });

  test('is tried eight times over three days, then set aside, and its receiver told nothing more', async () => {
    const { lead, send, posted, wait, state, follow, off, webhook: now } = await house();
    const deliveryId = await lead('a-lead');
    await send({ accountId: tenant, deliveryId });
    for (const pauseMs of deliveryPausesMs) {
      wait(pauseMs - 1);
      await send({ accountId: tenant, deliveryId });
      wait(1);
      await send({ accountId: tenant, deliveryId });
    }
    expect(posted).toHaveLength(8);
    expect(new Set(posted.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([deliveryId]));
    expect(await state(deliveryId)).toMatchObject({ status: 'aside' });
    await follow(off);
    expect(await now()).toMatchObject({ status: 'off' });
  });

  test('that failed to its end switches nothing off where another came through meanwhile', async () => {
    const {
      lead,
      send,
      wait,
      follow,
      off,
      webhook: now,
    } = await house({
      lastSuccess: new Date(begin + 1).toISOString(),
    });
    const deliveryId = await lead('a-lead');
    await send({ accountId: tenant, deliveryId });
    for (const pauseMs of deliveryPausesMs) {
      wait(pauseMs);
      await send({ accountId: tenant, deliveryId });
    }
    await follow(off);
    expect(await now()).toMatchObject({ status: 'on' });
  });

  test('is sent once by two processes that try at the same moment', async () => {
    const { lead, send, posted, answers } = await house();
    answers.push({ outcome: 'answered', status: 204 });
    const deliveryId = await lead('a-lead');
    await Promise.all([1, 2, 3].map(() => send({ accountId: tenant, deliveryId })));
    expect(posted).toHaveLength(1);
  });

  test('whose process died in the middle of it is tried again after a minute, under the same id', async () => {
    const { lead, send, posted, answers, wait, state } = await house();
    answers.push(new Error('the process ends here'), { outcome: 'answered', status: 200 });
    const deliveryId = await lead('a-lead');
    await expect(send({ accountId: tenant, deliveryId })).rejects.toThrow('ends here');
    await send({ accountId: tenant, deliveryId });
    expect(posted).toHaveLength(1);
    wait(60_000);
    await send({ accountId: tenant, deliveryId });
    wait(5_000);
    await send({ accountId: tenant, deliveryId });
    expect(posted.map(({ headers }) => headers['webhook-id'])).toEqual([deliveryId, deliveryId]);
    expect(await state(deliveryId)).toMatchObject({ status: 'delivered' });
  });

  test('to somebody who was forgotten goes nowhere', async () => {
    const { lead, send, posted, state, handleWebhook, now } = await house();
    const deliveryId = await lead('a-lead');
    await handleWebhook(
      webhookId,
      {
        type: 'RemoveWebhook',
        data: { accountId: tenant, webhookId, by: 'an-owner' },
        ...{ commandId: 'remove', now: now() },
      },
      context,
    );
    await send({ accountId: tenant, deliveryId });
    expect(posted).toEqual([]);
    expect(await state(deliveryId)).toMatchObject({ status: 'aside' });
  });
});

test('a receiver that never answers holds up nobody but itself', async () => {
  const begun: string[] = [];
  let release = (): void => undefined;
  const never = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { take, settled } = createDispatch({
    due: () => Promise.resolve([]),
    send({ deliveryId, webhookId: to }) {
      begun.push(deliveryId);
      return to === 'silent' ? never : Promise.resolve();
    },
    now: () => new Date(begin).toISOString(),
    onError: (error) => expect.unreachable(String(error)),
  });
  for (let each = 0; each < 100; each += 1)
    take({ accountId: tenant, webhookId: 'silent', deliveryId: `silent ${String(each)}` });
  take({ accountId: tenant, webhookId: 'ready', deliveryId: 'ready' });
  expect(begun).toContain('ready');
  expect(begun.length).toBeLessThan(10);
  release();
  await settled();
});
