import { afterAll, beforeAll, expect, test } from 'vitest';
import { textThread, type Calls } from '../../adapters/http/contract/calls.js';
import type { Inbox } from '../../adapters/http/contract/inbox.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import type { ApiKeyIssued } from '../../adapters/http/contract/api-keys.js';
import { logIn, type Member } from '../support/members.js';
import { openAiServer, type OpenAiServer } from '../support/openai/server.js';
import { says } from '../support/openai/script.js';
import { receiver, type Receiver } from '../support/receiver.js';
import { lineNumber, phoneNetwork } from '../support/phone-network.js';

/** Known from caller ID alone: nobody ever says it. */
const number = '+12025550187';
const written = /202\D{0,3}555\D{0,3}0187/u;

const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let vendor: OpenAiServer;
let product: Running;
let owner: Member;
let printed = '';
let program: Receiver;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  vendor = await openAiServer(() => [says('Somebody will know.')]);
  product = await startProduct({
    ...{ DATA_DIR: data.path, LOG_LEVEL: 'debug', ...database.variables },
    ...network.variables,
    ...{ OPENAI_BASE_URL: vendor.baseUrl, OPENAI_MODEL: 'a-model' },
  });
  for (const stream of [product.process.stdout, product.process.stderr])
    stream?.on('data', (text: string) => {
      printed += text;
    });
  await network.lead(product.origin);
  owner = await logIn(product.origin, 'owner@marigold.example');
  program = await receiver();
  const eventTypes = ['lead.captured', 'conversation.closed', 'call.ended', 'link.sent'];
  const added = await owner.post('/webhooks', { url: program.url, eventTypes, withContact: true });
  expect(added.status, await added.text()).toBe(201);
});
afterAll(async () => {
  await product.stop();
  await program.close();
  await vendor.close();
  await network.close();
  await database.close();
  data.dispose();
});

test('a number known from caller ID reaches no letter, lead, file, model, log or screen but the texts it wrote', async () => {
  const call = await network.call({ from: number });
  await call.until('heard', ({ text }) => text.includes('this call is recorded'));
  await call.ask('Can you text me the booking link?', /You will get one text/u);
  await call.ask('Yes please', /sending it now/u);
  // Whoever leaves an address leaves no number with it.
  await call.ask('Do you do tattoos?', /contact details/u);
  await call.ask('Yes', /your name/u);
  await call.ask('Tamsin Example', /e-mail address/u);
  await call.ask('tamsin at example dot com', /phone number/u);
  await call.ask('skip', /pass on/u);
  await call.ask('skip', /Is that right/u);
  await call.ask('Yes', /./u);
  call.hangUp();
  await call.ended;
  const missed = await network.call({ from: number });
  missed.hangUp();
  await missed.ended;
  await network.texts.receive({ from: number, to: lineNumber, body: 'CANCEL' });
  await network.texts.receive({ from: number, to: lineNumber, body: 'See you on Friday' });

  const letters = async (): Promise<string> =>
    await (await fetch(`${product.origin}/sandbox/letters.json`)).text();
  await expect.poll(letters, { timeout: 20_000 }).toMatch(/texted CANCEL/u);
  await expect.poll(letters, { timeout: 20_000 }).toMatch(/tamsin@example\.com/u);

  const told = (): string => program.received.map(({ body }) => body).join('\n');
  for (const eventType of ['lead.captured', 'call.ended', 'link.sent'])
    await expect.poll(told, { timeout: 20_000 }).toContain(eventType);
  expect(told()).toContain('tamsin@example.com');

  const { calls } = (await (await owner.get('/calls')).json()) as Calls;
  expect(calls.every(({ callerEnding }) => callerEnding === '0187')).toBe(true);
  const callId = calls.at(-1)?.callId ?? '';
  expect(callId).not.toBe('');
  const sinks = new Map([
    ['letters', await letters()],
    ['models', JSON.stringify(vendor.requests.map(({ body }) => body))],
    ['printed', printed],
    ['webhooks', JSON.stringify(program.received)],
  ]);
  for (const path of [
    ...['/leads', '/leads.csv', '/overview', '/conversations', `/conversations/${callId}`, '/questions'],
    ...['/conversations.csv', '/conversations?channel=text'],
    ...['/calls', `/calls/${callId}`, '/told-otherwise', '/facts', '/desk', '/team'],
    '/webhooks',
  ]) {
    const answer = await owner.get(path);
    expect(answer.status, path).toBe(200);
    sinks.set(path, await answer.text());
  }
  expect(sinks.get('/leads')).toContain('tamsin@example.com');
  expect(vendor.requests.length, 'the model was asked').toBeGreaterThan(0);
  for (const [sink, text] of sinks) expect(written.exec(text)?.[0], sink).toBeUndefined();
  const [thread] = ((await (await owner.get('/conversations?channel=text')).json()) as Inbox).conversations;
  expect(thread).toMatchObject({ lastText: 'See you on Friday', ending: '0187', isOptedOut: true });
  expect(sinks.get('/conversations.csv')).toContain('See you on Friday');
  const opened: unknown = await (await owner.get(`/texts/${thread?.conversationId ?? ''}`)).json();
  expect(textThread.parse(opened)).toMatchObject({
    phone: number,
    texts: [{ kind: 'sent', callId, status: 'delivered' }, { kind: 'cancel' }, { kind: 'other' }],
  });
  // The text itself went to it.
  const sent = (await network.texts.list(number)).filter(
    ({ to, body }) => to === number && body.includes('https'),
  );
  expect(sent).toHaveLength(1);
});

test('texts get a member, notes and spam as conversations do; a program does it as well, and STOP is heard from spam', async () => {
  const json = async <Body>(path: string): Promise<Body> => (await (await owner.get(path)).json()) as Body;
  const listed = async (query: string) =>
    (await json<Inbox>(`/conversations?channel=text${query}`)).conversations;
  const [thread] = await listed('');
  const id = thread?.conversationId ?? '';
  const me = (await owner.team()).find(({ isMe }) => isMe)?.memberId ?? '';

  const issued = await owner.post('/api-keys', { label: 'A program', scopes: ['work'], expiresAt: null });
  const { key } = (await issued.json()) as ApiKeyIssued;
  const asProgram = (path: string, body?: object) =>
    fetch(`${product.origin}/api/v1${path}`, {
      ...{ method: body === undefined ? 'GET' : 'POST', headers: { Authorization: `Bearer ${key}` } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  expect((await asProgram(`/texts/${id}/assignee`, { memberId: me })).status).toBe(204);
  expect((await asProgram(`/texts/${id}/notes`, { text: 'Comes on Friday' })).status).toBe(201);
  expect((await asProgram(`/texts/${id}/notes`, { text: ' ' })).status).toBe(422);
  const read = textThread.parse(await (await asProgram(`/texts/${id}`)).json());
  expect(read).toMatchObject({ assigneeId: me, isSpam: false, notes: [{ text: 'Comes on Friday' }] });
  // It is no chat and no call: it is read and sorted where the texts are.
  expect((await asProgram(`/conversations/${id}`)).status).toBe(404);
  expect((await asProgram(`/conversations/${id}/notes`, { text: 'Nowhere' })).status).toBe(404);

  for (const assigned of ['me', 'anybody'])
    expect(await listed(`&assigned=${assigned}`), assigned).toMatchObject([
      { conversationId: id, assigneeId: me },
    ]);
  expect(await listed('&assigned=nobody')).toEqual([]);
  expect(await (await owner.get('/conversations.csv?channel=text')).text()).toContain(me);

  expect((await owner.post(`/texts/${id}/spam`, { isSpam: true })).status).toBe(204);
  expect(await json('/conversations?channel=text')).toMatchObject({ conversations: [], count: 0 });
  expect(await json('/conversations?spam=only')).toMatchObject({
    ...{ conversations: [{ conversationId: id, isSpam: true }], count: 1 },
  });
  const newest = async () => textThread.parse(await json(`/texts/${id}`)).texts.at(-1)?.kind;
  for (const [body, kind] of [
    ['HELP', 'help'],
    ['STOP', 'stop'],
  ] as const) {
    await network.texts.receive({ from: number, to: lineNumber, body });
    await expect.poll(newest, { timeout: 20_000 }).toBe(kind);
  }
  expect(await listed('&spam=only')).toMatchObject([{ lastText: 'STOP', isSpam: true, isOptedOut: true }]);
});
