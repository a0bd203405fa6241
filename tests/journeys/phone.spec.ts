import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callView, calls as callList } from '../../adapters/http/contract/calls.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { visit } from '../support/visitor.js';
import { ann, lineNumber, ownNumber, phoneNetwork } from '../support/phone-network.js';

const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  product = await startProduct({ DATA_DIR: data.path, ...network.variables });
  await network.lead(product.origin);
  const visitor = await visit(product.origin, 'marigold-demo');
  // The demo's pages are read in the background of the first start.
  for (let tries = 0; tries < 150; tries += 1) {
    if (JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) break;
    await wait(200);
  }
});
afterAll(async () => {
  await product.stop();
  await network.close();
  await database.close();
  data.dispose();
});

const textsOf = async (number: string): Promise<readonly string[]> =>
  (await network.texts.list(number)).filter(({ to }) => to === number).map(({ body }) => body);

test('a caller is answered from the website, gets the link once, and no more after STOP', async () => {
  const first = await network.call();
  await first.until('heard', ({ text }) => text.includes('this call is recorded'));
  await first.ask('How much is a women’s haircut?', /62/u);
  await first.ask('Could you text me the booking link?', /You will get one text/u);
  await first.ask('Yes please', /sending it now/u);
  await expect.poll(() => textsOf(ann), { timeout: 10_000 }).toHaveLength(1);
  expect((await textsOf(ann))[0]).toContain('https://marigold.example/booking');
  await first.ask('Text me the booking link again please', /one text per call/u);
  first.hangUp();
  await first.ended;

  await network.texts.receive({ from: ann, to: lineNumber, body: 'STOP' });
  const second = await network.call();
  // What is said while the announcement plays is not lost.
  await second.until('speaking', ({ text }) => text.includes('this call is recorded'));
  await second.ask('Can you text me the booking link?', /The address is marigold dot example/u);
  expect(second.heard()).toContain('no texts');
  second.hangUp();
  await second.ended;
  expect(network.faults).toEqual([]);
  // The link, and Twilio's own word that STOP was heard.
  expect(await textsOf(ann)).toHaveLength(2);
});

test('whoever asks for help by text gets one answer: Twilio’s to the bare word, ours to everything else', async () => {
  const [bare, kind] = ['+12025550161', '+12025550162'];
  await network.texts.receive({ from: bare, to: lineNumber, body: 'HELP' });
  await network.texts.receive({ from: kind, to: lineNumber, body: 'Help please' });
  await expect.poll(() => textsOf(kind), { timeout: 10_000 }).toHaveLength(1);
  expect(await textsOf(bare)).toEqual(['Reply STOP to unsubscribe. Msg&Data Rates May Apply.']);
  expect((await textsOf(kind))[0]).toMatch(/Marigold.*STOP/u);
});

test('a message left is listed, heard by itself, and marked until it is opened', async () => {
  const owner = await loggedIn();
  // With a telephone of its own the business is rung first.
  expect((await owner('/line', 'POST', { ownNumber: null, transfers: [] })).status).toBeLessThan(300);
  const call = await network.call({ from: '+12025550163' });
  await call.until('heard', ({ text }) => text.includes('How can I help you'));
  call.press('0');
  await call.until('listening', ({ to }) => to === 'record');
  await call.say('Please call me back about Saturday.');
  call.hangUp();
  await call.ended;
  expect((await owner('/line', 'POST', { ownNumber })).status).toBeLessThan(300);
  const messages = async () => callList.parse(await (await owner('/calls?show=voicemail')).json());
  await expect
    .poll(messages, { timeout: 10_000 })
    .toMatchObject({ calls: [{ outcome: 'voicemail', voicemail: 'unheard', callerEnding: '0163' }] });
  const { calls } = await messages();
  const callId = calls[0]?.callId ?? '';
  await expect
    .poll(async () => (await owner(`/calls/${callId}/message`)).headers.get('content-type'), {
      timeout: 10_000,
    })
    .toBe('audio/wav');
  const view = callView.parse(await (await owner(`/calls/${callId}`)).json());
  // The message is a part of the whole.
  expect(view.message?.durationMs).toBeLessThan(view.recording?.durationMs ?? 0);
  expect((await owner(`/calls/${callId}/heard`, 'POST')).status).toBe(204);
  expect(await messages()).toMatchObject({ calls: [{ voicemail: 'heard' }] });

  const caller = { kind: 'caller', id: view.call.contactId };
  const blockedUntil = async () =>
    callView.parse(await (await owner(`/calls/${callId}`)).json()).blockedUntil;
  expect(await blockedUntil()).toBeNull();
  expect((await owner('/blocked', 'POST', caller)).status).toBe(204);
  expect(Date.parse((await blockedUntil()) ?? '')).toBeGreaterThan(Date.now());
  expect((await owner('/blocked/end', 'POST', caller)).status).toBe(204);
  expect(await blockedUntil()).toBeNull();
});

/** Asks as the studio's owner, who follows the link that the start prints. */
async function loggedIn() {
  const token = /login\/(\S+)/u.exec(product.said)?.[1] ?? '';
  const answer = await fetch(`${product.origin}/api/v1/login/link`, {
    method: 'POST',
    body: JSON.stringify({ token }),
    headers: { 'Content-Type': 'application/json' },
  });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('mia-session')) ?? '';
  return (path: string, method = 'GET', body?: object) =>
    fetch(`${product.origin}/api/v1${path}`, {
      method,
      headers: { Cookie: session.split(';')[0] ?? '', Origin: product.origin },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

test('the line never goes dead: where the product is gone, the business’s own telephone rings', async () => {
  await product.kill();
  const call = await network.call();
  expect(await call.until('bridged')).toMatchObject({ number: ownNumber });
  call.hangUp();
  await call.ended;
  product = await startProduct({ DATA_DIR: data.path, ...network.variables });
});
