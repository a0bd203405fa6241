import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../adapters/http/contract/session.js';
import type { DeliveryLog, WebhookList, WebhookSecret } from '../../adapters/http/contract/webhooks.js';
import type { Running } from '../support/installation.js';
import { logIn, signUp, type Member } from '../support/members.js';
import { receiver, verified, type Receiver } from '../support/receiver.js';
import { startSandbox } from '../support/sandbox.js';
import { visit, type Visitor } from '../support/visitor.js';

let product: Running;
let owner: Member;
let stranger: Member;
let siteKey = '';
let there: Receiver;

beforeAll(async () => {
  product = await startSandbox();
  owner = await logIn(product.origin, 'owner@marigold.example');
  stranger = await signUp(product.origin, 'stranger@example.com', 'Somebody Else');
  ({
    business: { siteKey },
  } = (await (await owner.get('/session')).json()) as Session);
});
afterAll(async () => {
  await product.stop();
});
beforeEach(async () => {
  there = await receiver();
});
afterEach(async () => {
  const { webhooks } = (await (await owner.get('/webhooks')).json()) as WebhookList;
  for (const { webhookId } of webhooks) await owner.post(`/webhooks/${webhookId}/remove`);
  await there.close();
});

// Of the demo's past nothing is told to whoever waits for links alone.
const add = async (eventTypes: readonly string[] = ['link.sent'], withContact = false) => {
  const answer = await owner.post('/webhooks', { url: there.url, eventTypes, withContact });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as WebhookSecret;
};
const log = async (webhookId: string, of: Member = owner) =>
  ((await (await of.get(`/webhooks/${webhookId}/deliveries`)).json()) as DeliveryLog).deliveries;
const only = async (webhookId: string) => (await log(webhookId))[0];
const shown = async (webhookId: string) =>
  ((await (await owner.get('/webhooks')).json()) as WebhookList).webhooks.find(
    (one) => one.webhookId === webhookId,
  );

async function leaveContact(): Promise<Visitor> {
  const visitor = await visit(product.origin, siteKey);
  for (const text of [
    'Do you do tattoos?',
    'yes',
    'Tamsin Example',
    'tamsin@example.com',
    'skip',
    'skip',
    'yes',
  ])
    await visitor.send(text);
  return visitor;
}

test('a lead is told at once, signed, with ids and nothing of the person', async () => {
  const { webhookId, secret } = await add(['lead.captured']);
  const visitor = await leaveContact();
  const message = await there.about(visitor.conversationId);
  const said = verified(secret, message) as { readonly data: { readonly leadId: string; apiUrl: string } };
  expect(said).toMatchObject({
    type: 'lead.captured',
    data: { conversationId: visitor.conversationId, url: `${product.origin}/#/leads` },
  });
  expect(message.body).not.toMatch(/tamsin/iu);
  expect(() => verified('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', message)).toThrow();
  await expect.poll(() => only(webhookId)).toMatchObject({ status: 'delivered', responseStatus: 204 });
  expect((await owner.get(new URL(said.data.apiUrl).pathname.replace('/api/v1', ''))).status).toBe(200);
});

test('how to reach the person is told where the owner ticked it, and never of a sensitive business', async () => {
  await add(['lead.captured'], true);
  const open = await there.about((await leaveContact()).conversationId);
  expect(JSON.parse(open.body)).toMatchObject({
    data: { contact: { name: 'Tamsin Example', email: 'tamsin@example.com', phone: null } },
  });
  await owner.post('/business', { isSensitive: true });
  const closed = await there.about((await leaveContact()).conversationId);
  await owner.post('/business', { isSensitive: false });
  expect(closed.body).not.toMatch(/tamsin|contact"/iu);
});

test('what failed is tried again under the same id, and can be replayed', async () => {
  const { webhookId, secret } = await add();
  there.answer(500, 302);
  await owner.post(`/webhooks/${webhookId}/test`);
  const [first, second] = await there.until(1).then(async () => {
    await expect.poll(() => only(webhookId)).toMatchObject({ status: 'waiting', responseStatus: 500 });
    return there.until(2);
  });
  expect(second?.id).toBe(first?.id);
  expect(second?.body).toBe(first?.body);
  if (second !== undefined) expect(verified(secret, second)).toMatchObject({ type: 'webhook.test' });
  // A redirect is an answer like any other that is not 2xx: nobody follows it.
  await expect.poll(() => only(webhookId)).toMatchObject({ status: 'waiting', responseStatus: 302 });
  expect(there.received.map(({ id }) => id)).not.toContain('elsewhere');
  const underWay = await owner.post(`/deliveries/${first?.id ?? ''}/replay`);
  expect(await underWay.json()).toMatchObject({ status: 409, code: 'delivery-under-way' });
});

test('who answers 410 is told no more until the owner says so; what was owed meanwhile is replayed', async () => {
  const { webhookId } = await add();
  there.answer(410);
  await owner.post(`/webhooks/${webhookId}/test`);
  await expect.poll(() => shown(webhookId)).toMatchObject({ status: 'off', offReason: 'gone' });
  await owner.post(`/webhooks/${webhookId}/test`);
  await expect.poll(() => only(webhookId)).toMatchObject({ status: 'aside', asideReason: 'off' });
  expect(there.received).toHaveLength(1);
  await owner.post(`/webhooks/${webhookId}/resume`);
  const aside = await only(webhookId);
  expect((await owner.post(`/deliveries/${aside?.deliveryId ?? ''}/replay`)).status).toBe(202);
  const [, replayed] = await there.until(2);
  expect(replayed?.id).toBe(aside?.deliveryId);
  await expect.poll(() => only(webhookId)).toMatchObject({ status: 'delivered' });
});

test('while it is paused nothing is sent, and everything is set aside', async () => {
  const { webhookId } = await add(['conversation.closed']);
  await owner.post(`/webhooks/${webhookId}/pause`);
  await owner.post(`/webhooks/${webhookId}/test`);
  await expect.poll(() => only(webhookId)).toMatchObject({ status: 'aside', asideReason: 'paused' });
  expect(there.received).toEqual([]);
});

test('after a rotation both secrets sign for as long as was chosen', async () => {
  const { webhookId, secret } = await add();
  const rotated = (await (
    await owner.post(`/webhooks/${webhookId}/rotate`, { overlapHours: 24 })
  ).json()) as WebhookSecret;
  await owner.post(`/webhooks/${webhookId}/test`);
  const [both] = await there.until(1);
  const at = await owner.post(`/webhooks/${webhookId}/rotate`, { overlapHours: 0 });
  const newest = (await at.json()) as WebhookSecret;
  await owner.post(`/webhooks/${webhookId}/test`);
  const [, one] = await there.until(2);
  if (both === undefined || one === undefined) throw new Error('Nothing came');
  for (const good of [secret, rotated.secret]) expect(verified(good, both)).toBeDefined();
  expect(verified(newest.secret, one)).toBeDefined();
  expect(() => verified(rotated.secret, one)).toThrow();
});

test('a secret is shown once, and stands in no list', async () => {
  const { secret } = await add();
  expect(secret).toMatch(/^whsec_/u);
  expect(await (await owner.get('/webhooks')).text()).not.toContain(secret.slice(6));
});

test.each([
  'http://example.com/hooks',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/hooks',
  'https://10.0.0.7/hooks',
  'https://[::1]/hooks',
  'https://user:secret@example.com/hooks',
  'https://desk.internal/hooks',
  'ftp://example.com/hooks',
  'nonsense',
])('%s is told nothing', async (url) => {
  const answer = await owner.post('/webhooks', { url, eventTypes: ['call.ended'], withContact: false });
  expect(await answer.json()).toMatchObject({ status: 422, code: 'webhook-address-not-allowed' });
});

test('nobody of another business sees, changes or replays anything', async () => {
  const { webhookId } = await add();
  await owner.post(`/webhooks/${webhookId}/test`);
  await there.until(1);
  const deliveryId = (await only(webhookId))?.deliveryId ?? '';
  expect((await stranger.get(`/webhooks/${webhookId}/deliveries`)).status).toBe(404);
  for (const [path, body] of [
    [`/webhooks/${webhookId}`, { eventTypes: ['call.ended'], withContact: true }],
    [`/webhooks/${webhookId}/pause`, {}],
    [`/webhooks/${webhookId}/resume`, {}],
    [`/webhooks/${webhookId}/remove`, {}],
    [`/webhooks/${webhookId}/test`, {}],
    [`/webhooks/${webhookId}/rotate`, { overlapHours: 1 }],
    [`/deliveries/${deliveryId}/replay`, {}],
  ] as const)
    expect((await stranger.post(path, body)).status, path).toBe(404);
  expect(await shown(webhookId)).toMatchObject({ status: 'on', overlapEndsAt: null });
});
