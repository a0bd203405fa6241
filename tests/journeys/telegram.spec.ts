import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessengerView, PairingOpened } from '../../adapters/http/contract/messenger.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { join, logIn, signUp, type Member } from '../support/members.js';
import { telegramOf, type Telephone } from '../support/telegram/telephone.js';

const data = dataDirectory();
let product: Running;
let owner: Member;
let telegram: Telephone;
const [rosa, jo, group] = [5550101, 5550102, -5550103];

beforeAll(async () => {
  product = await startProduct({ DATA_DIR: data.path });
  owner = await logIn(product.origin, 'owner@marigold.example');
  telegram = telegramOf(product.origin);
});
afterAll(async () => {
  await product.stop();
  data.dispose();
});

const viewOf = async (member: Member) => (await (await member.get('/messenger')).json()) as MessengerView;
const comesTo = (member: Member, standing: MessengerView['standing']) =>
  expect.poll(async () => (await viewOf(member)).standing, { timeout: 10_000 }).toBe(standing);
const open = async (member: Member): Promise<PairingOpened & { readonly token: string }> => {
  const answer = await member.post('/messenger/pairings');
  expect(answer.status).toBe(201);
  const opened = (await answer.json()) as PairingOpened;
  return { ...opened, token: new URL(opened.url).searchParams.get('start') ?? '' };
};

test('a member connects a chat by a link, and both sides agree', async () => {
  expect(await viewOf(owner)).toMatchObject({ isOn: true, standing: 'none' });
  const { pairingId, url, token } = await open(owner);
  expect(url).toContain(`${product.origin}/sandbox/telegram/`);
  expect((await fetch(url)).headers.get('content-type')).toContain('text/html');
  expect(token).toMatch(/^[\w-]{43}$/u);
  expect((await viewOf(owner)).standing).toBe('waiting');

  await telegram.start(rosa, token);
  await comesTo(owner, 'asking');
  expect(await viewOf(owner)).toMatchObject({ pairingId, chatName: '@rosa_marigold' });
  expect(await telegram.last(rosa)).toMatchObject({ text: expect.stringMatching(/confirm/u) as string });

  // Somebody else who has the link as well comes too late.
  await telegram.start(jo, token);
  await expect.poll(async () => (await telegram.last(jo))?.text, { timeout: 10_000 }).toMatch(/not valid/u);
  expect((await viewOf(owner)).chatName).toBe('@rosa_marigold');

  expect((await owner.post(`/messenger/pairings/${pairingId}/confirm`)).status).toBe(204);
  expect((await owner.post(`/messenger/pairings/${pairingId}/confirm`)).status).toBe(204);
  expect((await viewOf(owner)).standing).toBe('paired');
  const welcomes = (await telegram.messages(rosa)).filter(({ text }) => text.includes('gets the alerts'));
  expect(welcomes).toMatchObject([
    { isProtected: true, text: 'This chat gets the alerts of Marigold Hair Studio.' },
  ]);
  expect(await (await owner.post('/messenger/pairings')).json()).toMatchObject({ code: 'already-paired' });
});

test('a button is pressed and answered, and an unknown one is too', async () => {
  const welcome = await telegram.last(rosa);
  expect(welcome?.keyboard.flat().map(({ text }) => text)).toEqual(['Try a button', 'Open the dashboard']);
  expect(await telegram.press(rosa, welcome?.messageId ?? 0, 'trial')).toMatch(/It works/u);
  await expect
    .poll(async () => (await telegram.last(rosa))?.keyboard.flat().map(({ text }) => text))
    .toEqual(['Open the dashboard']);
});

test('a chat that blocks the bot gets nothing more, and the dashboard says so', async () => {
  await telegram.block(rosa);
  await expect.poll(async () => (await viewOf(owner)).ending, { timeout: 10_000 }).toBe('blocked');
  expect(await viewOf(owner)).toMatchObject({ standing: 'none', chatName: null });
});

test('a chat that is not the member’s is refused, and stays without alerts', async () => {
  const { pairingId, token } = await open(owner);
  await telegram.start(jo, token);
  await comesTo(owner, 'asking');
  expect((await owner.post(`/messenger/pairings/${pairingId}/withdraw`)).status).toBe(204);
  expect((await owner.post(`/messenger/pairings/${pairingId}/confirm`)).status).toBe(404);
  expect((await viewOf(owner)).standing).toBe('none');
  expect((await telegram.messages(jo)).some(({ text }) => text.includes('gets the alerts'))).toBe(false);
});

test('a group is refused politely', async () => {
  const { pairingId, token } = await open(owner);
  await telegram.start(group, token);
  await expect
    .poll(async () => (await telegram.last(group))?.text, { timeout: 10_000 })
    .toMatch(/private chat/u);
  expect(await viewOf(owner)).toMatchObject({ standing: 'waiting', pairingId });
});

test('whoever is removed, or may only audit, gets no alerts any more', async () => {
  const staffed = async (email: string): Promise<Member> => {
    await owner.post('/team/invitations', { email, role: 'staff' });
    const member = await join(product.origin, email);
    const { pairingId, token } = await open(member);
    await telegram.start(jo, token);
    await comesTo(member, 'asking');
    expect((await member.post(`/messenger/pairings/${pairingId}/confirm`)).status).toBe(204);
    return member;
  };
  const idOf = async (email: string) =>
    (await owner.team()).find((one) => one.email === email)?.memberId ?? '';

  const staff = await staffed('staff@example.com');
  const memberId = await idOf('staff@example.com');
  await owner.post(`/team/members/${memberId}/role`, { role: 'auditor' });
  expect((await staff.get('/messenger')).status).toBe(403);
  await owner.post(`/team/members/${memberId}/role`, { role: 'staff' });
  await expect.poll(async () => (await viewOf(staff)).ending, { timeout: 10_000 }).toBe('right-lost');

  await staffed('leaving@example.com');
  await owner.post(`/team/members/${await idOf('leaving@example.com')}/remove`);
  await expect
    .poll(
      async () => {
        const welcome = (await telegram.messages(jo)).findLast(({ keyboard }) => keyboard.length > 0);
        return telegram.press(jo, welcome?.messageId ?? 0, 'trial');
      },
      { timeout: 15_000 },
    )
    .toMatch(/not known/u);
});

test('one business knows nothing of the chats of another, nor a key of its member’s', async () => {
  const stranger = await signUp(product.origin, 'stranger@example.com', 'Somebody Else');
  const { pairingId } = await open(owner);
  for (const decide of ['confirm', 'withdraw', 'end'])
    expect((await stranger.post(`/messenger/pairings/${pairingId}/${decide}`)).status, decide).toBe(404);
  expect(await viewOf(owner)).toMatchObject({ standing: 'waiting', pairingId });
  const issued = await owner.post('/api-keys', { label: 'A program', scopes: ['work'], expiresAt: null });
  const { key } = (await issued.json()) as { readonly key: string };
  const byKey = await fetch(`${product.origin}/api/v1/messenger`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(byKey.status).toBe(403);
});

test('after a restart everything is where it was', async () => {
  const { pairingId, token } = await open(owner);
  await telegram.start(rosa, token);
  await comesTo(owner, 'asking');
  await owner.post(`/messenger/pairings/${pairingId}/confirm`);
  await product.kill();
  product = await startProduct({ DATA_DIR: data.path });
  owner = await logIn(product.origin, 'owner@marigold.example');
  telegram = telegramOf(product.origin);
  expect(await viewOf(owner)).toMatchObject({ standing: 'paired', chatName: '@rosa_marigold' });
  expect((await owner.post(`/messenger/pairings/${pairingId}/end`)).status).toBe(204);
  expect(await viewOf(owner)).toMatchObject({ standing: 'none', ending: 'disconnected' });
});
