import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handsetRoutes } from '../../adapters/sandbox/handset.js';
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
  handset = await served(express().use(handsetRoutes({ ...network, lines })));
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
const placing = { from: ann, to: lineNumber, isHidden: false, isPretended: false, recording: 'works' };

/** What is told of a call, until something is in it. */
async function toldUntil(callSid: string, words: string): Promise<string> {
  const leaving = new AbortController();
  const { body } = await fetch(`${handset.origin}/calls/${callSid}/events`, { signal: leaving.signal });
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

test('a call is placed, followed from its beginning, and ended', async () => {
  const placed = await post('/calls', placing);
  expect(placed.status).toBe(201);
  const { callSid } = (await placed.json()) as { callSid: string };
  expect(await toldUntil(callSid, 'bridged')).toContain(ownNumber);
  expect((await post(`/calls/${callSid}/hang-up`, {})).status).toBe(204);
  const told = await toldUntil(callSid, '"ended"');
  expect(told).toContain('"ringing"');
  expect(told).toContain('"ended"');
});

test('a text reaches the line, and stands among the texts of its phone', async () => {
  expect((await post('/texts', { from: ann, to: lineNumber, body: 'STOP' })).status).toBe(201);
  const answer = await fetch(`${handset.origin}/texts.json?number=${encodeURIComponent(ann)}`);
  const { texts } = (await answer.json()) as { texts: { body: string; from: string }[] };
  expect(texts[0]).toMatchObject({ from: ann, body: 'STOP' });
});

test.each([
  ['/calls', { ...placing, from: '5550143' }, 422, 'from'],
  ['/calls', { ...placing, recording: 'sometimes' }, 422, 'recording'],
  ['/texts', { from: ann, to: '+12025550199', body: 'Hello' }, 404, 'Nobody'],
  ['/texts', { from: ann, to: lineNumber, body: '' }, 422, 'body'],
  ['/calls/CA0/say', { words: 'Hello' }, 404, 'no such call'],
])('%s with %o is refused with a sentence', async (path, body, status, words) => {
  const answer = await post(path, body);
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as { detail: string }).detail).toContain(words);
});
