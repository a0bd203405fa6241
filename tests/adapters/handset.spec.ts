import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetRoutes } from '../../adapters/sandbox/handset.js';
import { createRinging } from '../../adapters/sandbox/handset-ringing.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { ann, lineNumber, ownNumber, phoneNetwork } from '../support/phone-network.js';
import { served } from '../support/served.js';

let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let handset: Awaited<ReturnType<typeof served>>;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  // Nobody answers there: the network does what it keeps for that.
  await network.lead('http://127.0.0.1:9');
  const lines = [{ number: lineNumber, label: 'The studio' }];
  handset = await served(
    express().use(handsetRoutes({ ...network, ringing: createRinging(network.clock), lines })),
  );
});
afterAll(async () => {
  await handset.close();
  await network.close();
  await database.close();
});

const post = (path: string, body: object): Promise<Response> =>
  fetch(`${handset.origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const placing = { from: ann, to: lineNumber };
async function place(circumstances: object = {}): Promise<string> {
  const placed = await post('/calls', { ...placing, ...circumstances });
  expect(placed.status).toBe(201);
  return ((await placed.json()) as { callSid: string }).callSid;
}

/** What is told of a call, until something is in it. */
async function toldUntil(callSid: string, words: string, lastEventId?: string): Promise<string> {
  const leaving = new AbortController();
  const { body } = await fetch(`${handset.origin}/calls/${callSid}/events`, {
    signal: leaving.signal,
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
  });
  const reader = body?.getReader();
  let told = '';
  while (!told.includes(words)) {
    const part = await reader?.read();
    if (part?.done !== false) break;
    told += new TextDecoder().decode(part.value);
  }
  leaving.abort();
  return told;
}
const record = (callSid: string) => network.calls.calls.find(callSid);

test('a call is placed, followed from its beginning, and ended', async () => {
  const callSid = await place();
  expect(await toldUntil(callSid, 'bridged')).toContain(ownNumber);
  expect((await post(`/calls/${callSid}/hang-up`, {})).status).toBe(204);
  const told = await toldUntil(callSid, 'event: over');
  expect(told).toContain('"ringing"');
  expect(told).toContain('"ended"');
});

test('whoever comes back is told only what they have not seen', async () => {
  const callSid = await place();
  const seen = /id: (\d+)\nevent: moment\ndata: .*"bridged"/u.exec(await toldUntil(callSid, 'bridged'))?.[1];
  await post(`/calls/${callSid}/hang-up`, {});
  const rest = await toldUntil(callSid, 'event: over', seen);
  expect(rest).not.toContain('"ringing"');
  expect(rest).not.toContain('"bridged"');
  expect(rest).toContain(`id: ${String(Number(seen) + 1)}\n`);
  expect(rest).toContain('"ended"');
});

test('a call whose window is gone is hung up', async () => {
  const followed = await place();
  await toldUntil(followed, 'bridged');
  const neverFollowed = await place();
  for (const callSid of [followed, neverFollowed])
    await expect.poll(() => network.calls.live(callSid), { timeout: 10_000 }).toBeUndefined();
});

test('a call that is over makes room for another', async () => {
  const sids = await Promise.all(Array.from({ length: 20 }, () => place()));
  const refused = await post('/calls', placing);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'too-many-calls' });
  for (const callSid of sids) await post(`/calls/${callSid}/hang-up`, {});
  await Promise.all(sids.map((callSid) => toldUntil(callSid, '"ended"')));
  const next = await place();
  await post(`/calls/${next}/hang-up`, {});
});

test('a call comes in under the circumstances that were chosen', async () => {
  const callSid = await place({
    ...{ isHidden: true, attestation: 'none', forwardedFrom: ownNumber },
    ...{ recording: 'late', phone: 'landline' },
  });
  await toldUntil(callSid, '"answered"');
  expect(await record(callSid)).toMatchObject({ from: 'anonymous', forwardedFrom: ownNumber });
  await post(`/calls/${callSid}/hang-up`, {});
  const other = await place();
  await toldUntil(other, '"answered"');
  expect(await record(other)).toMatchObject({ from: ann, forwardedFrom: null });
  await post(`/calls/${other}/hang-up`, {});
});

test('a text reaches the line, and stands among the texts of its phone', async () => {
  expect((await post('/texts', { from: ann, to: lineNumber, body: 'STOP' })).status).toBe(201);
  const answer = await fetch(`${handset.origin}/texts.json?number=${encodeURIComponent(ann)}`);
  const { texts } = (await answer.json()) as { texts: { body: string; from: string }[] };
  expect(texts[0]).toMatchObject({ from: ann, body: 'STOP' });
});

test('its page may use the microphone', async () => {
  const page = await fetch(`${handset.origin}/`);
  expect(page.headers.get('permissions-policy')).toBe('microphone=(self)');
});

test.each([
  ['/calls', { ...placing, from: '5550143' }, 422, 'from'],
  ['/calls', { ...placing, to: '+12025550199' }, 404, 'No line'],
  ['/calls', { ...placing, recording: 'sometimes' }, 422, 'recording'],
  ['/calls', { ...placing, forwardedFrom: 'my office' }, 422, 'forwardedFrom'],
  ['/texts', { from: ann, to: '+12025550199', body: 'Hello' }, 404, 'No line'],
  ['/texts', { from: ann, to: lineNumber, body: '' }, 422, 'body'],
  ['/calls/CA0/say', { words: 'Hello' }, 404, 'no such call'],
])('%s with %o is refused with a sentence', async (path, body, status, words) => {
  const answer = await post(path, body);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(((await answer.json()) as { detail: string }).detail).toContain(words);
});
