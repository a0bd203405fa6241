import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alert, Alerts, AlertSettings, TestedAlert } from '../../adapters/http/contract/alerts.js';
import { demoLine } from '../../adapters/composition/demo/demo-line.js';
import { createHandsetClient } from '../../adapters/sandbox/handset-client.js';
import type { Running } from '../support/installation.js';
import { logIn, type Member } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';

const mine = '+12025550164';
let product: Running;
let owner: Member;
let handset: ReturnType<typeof createHandsetClient>;

beforeAll(async () => {
  product = await startSandbox();
  owner = await logIn(product.origin, 'owner@marigold.example');
  handset = createHandsetClient({ origin: product.origin, fetch });
});
afterAll(async () => {
  await product.stop();
});

const settings = async (): Promise<AlertSettings> =>
  (await (await owner.get('/alerts/preferences')).json()) as AlertSettings;
const isConnected = async (channel: string): Promise<boolean | undefined> =>
  (await settings()).channels.find((one) => one.channel === channel)?.isConnected;
const ringing = async (): Promise<{ readonly callSid: string; readonly from: string } | null> => {
  const answer = await fetch(
    `${product.origin}/sandbox/handset/ringing.json?number=${encodeURIComponent(mine)}`,
  );
  return ((await answer.json()) as { call: { callSid: string; from: string } | null }).call;
};
async function tested(channel: string): Promise<() => Promise<Alert>> {
  const answer = await owner.post('/alerts/test', { channel });
  expect(answer.status).toBe(201);
  const { notificationId } = (await answer.json()) as TestedAlert;
  return async () => (await (await owner.get(`/alerts/${notificationId}`)).json()) as Alert;
}
const poll = { timeout: 30_000, interval: 200 };

test('a test on a channel shows what became of it, step by step', async () => {
  const test = await tested('email');
  await expect
    .poll(async () => (await test()).attempts, poll)
    .toMatchObject([{ channel: 'email', status: 'delivered', code: null }]);
  const letters = await (await fetch(`${product.origin}/sandbox/letters.json`)).text();
  expect(letters).toContain('This is a test');
});

test('a number is confirmed by the code that was texted to it, gets alerts, and ends them with STOP', async () => {
  expect(await isConnected('sms')).toBe(false);
  expect((await owner.post('/alerts/phone', { phone: 'no number' })).status).toBe(422);
  expect((await owner.post('/alerts/phone', { phone: mine })).status).toBe(204);
  const code = async (): Promise<string | undefined> =>
    (await handset.texts(mine)).map(({ body }) => /^(\d{6}) is your code/u.exec(body)?.[1]).find(Boolean);
  await expect.poll(code, poll).toBeDefined();
  const right = (await code()) ?? '';
  const wrong = right === '111111' ? '222222' : '111111';
  expect((await owner.post('/alerts/phone/confirm', { code: wrong })).status).toBe(422);
  expect(await isConnected('sms')).toBe(false);
  expect((await owner.post('/alerts/phone/confirm', { code: right })).status).toBe(204);
  expect(await isConnected('sms')).toBe(true);

  const test = await tested('sms');
  await expect
    .poll(async () => (await test()).attempts, poll)
    .toMatchObject([{ channel: 'sms', status: 'delivered' }]);
  const texted = (await handset.texts(mine)).find(({ body }) => body.startsWith('This is a test'));
  expect(texted?.from).toBe(demoLine.number);

  // Both words of the sentence: the carrier does not block it, and we understand it.
  await handset.text({ from: mine, to: demoLine.number, body: 'Stop texting me' });
  await expect.poll(async () => (await settings()).isStopped, poll).toBe(true);
  expect(await isConnected('sms')).toBe(false);
  const refused = await tested('sms');
  await expect.poll(async () => (await refused()).status, poll).toBe('exhausted');
  expect((await refused()).why).toBe('not-connected');
});

test('a call that nobody answers has come back', async () => {
  await ringing();
  const test = await tested('voice');
  await expect.poll(async () => (await ringing()) !== null, poll).toBe(true);
  const call = await ringing();
  await fetch(`${product.origin}/sandbox/handset/calls/${call?.callSid ?? ''}/decline`, { method: 'POST' });
  await expect
    .poll(async () => await test(), poll)
    .toMatchObject({
      status: 'exhausted',
      attempts: [{ channel: 'voice', status: 'bounced', code: 'busy' }],
    });
});

test('opening the list of alerts acknowledges what stands in it, and the list says who it was', async () => {
  const test = await tested('email');
  await expect.poll(async () => (await test()).attempts.length, poll).toBe(1);
  expect((await owner.post('/alerts/seen', { place: 'alerts', subjectId: null })).status).toBe(204);
  expect(await test()).toMatchObject({ status: 'acknowledged', acknowledgedVia: 'dashboard' });
  const { alerts, people } = (await (await owner.get('/alerts')).json()) as Alerts;
  expect(alerts.some(({ reason }) => reason === 'phone-code')).toBe(false);
  expect(people).toMatchObject([{ isMe: true, email: 'owner@marigold.example' }]);
});

test('preferences are kept, and emergencies come in no daily letter', async () => {
  const preferences = {
    ...{ wantsAlerts: true, steps: [{ channel: 'voice', minutes: 3 }], orders: [], digest: ['missed-call'] },
    ...{ digestAt: '18:00', quiet: { from: '22:00', to: '07:00' } },
  };
  expect((await owner.post('/alerts/preferences', preferences)).status).toBe(204);
  expect((await settings()).preferences).toEqual(preferences);
  const wrong = await owner.post('/alerts/preferences', { ...preferences, digest: ['emergency'] });
  expect(wrong.status).toBe(422);
});
