import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccessLog, FoundContacts, Timeline } from '../../adapters/http/contract/audit.js';
import type { Calls, CallView } from '../../adapters/http/contract/calls.js';
import { openPacket, packetZip } from '../../adapters/consent-log/packet-zip.js';
import { checkPacket, readHead, textOf, toHex, type Verdict } from '../../domain/consent-log/consent-log.js';
import { mia } from '../support/command-line.js';
import { tools } from '../support/consent-log.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { logIn, type Member } from '../support/members.js';
import { lineNumber, phoneNetwork } from '../support/phone-network.js';

const caller = '+12025550187';
const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;
let owner: Member;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  variables = { DATA_DIR: data.path, ...network.variables };
  product = await startProduct(variables);
  await network.lead(product.origin);
  owner = await logIn(product.origin, 'owner@marigold.example');
});
afterAll(async () => {
  await product.stop();
  await network.close();
  await database.close();
  data.dispose();
});

const checkpoint = async (): Promise<string> => (await fetch(`${product.origin}/log/checkpoint`)).text();
const callOf = async (callId: string) => (await (await owner.get(`/calls/${callId}`)).json()) as CallView;

async function askedText(): Promise<CallView> {
  const call = await network.call({ from: caller });
  await call.until('heard', ({ text }) => text.includes('this call is recorded'));
  await call.ask('Can you text me the booking link?', /You will get one text/u);
  await call.ask('Yes please', /sending it now/u);
  call.hangUp();
  await call.ended;
  const { calls } = (await (await owner.get('/calls')).json()) as Calls;
  const { callId } = calls.find(({ callerEnding }) => callerEnding === '0187') ?? { callId: '' };
  await expect
    .poll(async () => (await callOf(callId)).links[0]?.status, { timeout: 20_000 })
    .toBe('delivered');
  await expect.poll(async () => (await callOf(callId)).recording, { timeout: 20_000 }).not.toBeNull();
  return callOf(callId);
}

/** By the number, in the records: what was played, sent and wanted, and that somebody looked. */
async function auditorFinds(callId: string): Promise<void> {
  const found = await owner.post('/audit/contacts', { phone: caller });
  const [contactId = ''] = ((await found.json()) as FoundContacts).contactIds;
  const { moments } = (await (await owner.get(`/audit/contacts/${contactId}`)).json()) as Timeline;
  const types = moments.filter((one) => one.callId === callId || one.callId === null).map(({ type }) => type);
  for (const type of ['CallAnswered', 'RecordingStored', 'TextLinkConfirmed', 'TextDelivered', 'OptedOut'])
    expect(types).toContain(type);
  const said = await (await owner.get('/audit/events.jsonl')).text();
  expect(said).toContain('TextDelivered');
  expect(said).not.toContain(caller);
  await expect
    .poll(async () => ((await (await owner.get('/audit/looks')).json()) as AccessLog).looks)
    .toContainEqual(expect.objectContaining({ what: 'timeline', subjectId: contactId }));
  const page = await fetch(`${product.origin}/log/verifier`);
  expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  expect(await page.text()).toContain('script-src');
}

test('the log and the packet of a text are verified without the product, and nothing altered passes', async () => {
  const older = await checkpoint();
  expect(readHead(older)?.origin).toMatch(/^localhost:\d+\/log$/u);
  const key = (await (await fetch(`${product.origin}/log/key`)).text()).trim();

  const { call, links, recording } = await askedText();
  await network.texts.receive({ from: caller, to: lineNumber, body: 'STOP' });
  await expect.poll(async () => (await callOf(call.callId)).links[0]?.revoked).not.toBeNull();
  const path = `/calls/${call.callId}/texts/${links[0]?.requestId ?? ''}/packet`;
  await auditorFinds(call.callId);
  const answer = await owner.get(path);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const zip = new Uint8Array(await answer.arrayBuffer());
  expect((await owner.get(`/calls/${call.callId}/texts/nobody/packet`)).status).toBe(404);
  const files = openPacket(zip);
  if (files === undefined) throw new Error('It is no packet');
  const shots = process.env['SHOTS'];
  if (shots !== undefined) for (const [name, bytes] of files) writeFileSync(join(shots, name), bytes);
  expect([...files.keys()].sort()).toEqual([
    ...['clip.wav', 'hashes.txt', 'index.html', 'proof.json', 'summary.txt', 'transcript.txt', 'verify.html'],
  ]);
  const said = (name: string): string => textOf(files.get(name) ?? new Uint8Array());
  expect(said('index.html')).toContain('<strong>Yes.</strong>');
  expect(said('index.html')).toContain('asked for no more texts');
  expect(said('summary.txt')).toContain('Can you text me the booking link?');
  expect(said('transcript.txt')).toContain('Yes please');
  for (const bytes of files.values()) expect(textOf(bytes)).not.toMatch(/202\D{0,3}555\D{0,3}0187/u);

  const sound = new Uint8Array(await (await owner.get(`/calls/${call.callId}/recording`)).arrayBuffer());
  expect(toHex(tools.sha256(sound))).toBe(recording?.sha256);
  const wav = join(data.path, 'call.wav');
  writeFileSync(wav, sound);
  const packet = join(data.path, 'evidence.zip');
  writeFileSync(packet, zip);
  const head = join(data.path, 'head.txt');
  writeFileSync(head, older);
  const known = ['--older', head, '--key', key, '--recording', wav, '--json'];

  const verified = await mia(variables, 'audit', 'verify', packet, ...known);
  const verdict = JSON.parse(verified.out) as Verdict;
  expect(verdict.failures).toEqual([]);
  expect([verified.code, verdict.found.length]).toEqual([0, 5]);

  const lying = new Map(files).set(
    'proof.json',
    Buffer.from(said('proof.json').replace('OptedOut', 'OptedIn')),
  );
  expect(checkPacket(tools, lying, {}).failures.map((one) => one.code)).toEqual([
    'file-altered',
    'proof-wrong',
  ]);

  for (const name of files.keys()) {
    const altered = new Map(files).set(name, Buffer.concat([files.get(name) ?? Buffer.of(), Buffer.of(32)]));
    const without = new Map([...files].filter(([one]) => one !== name));
    for (const spoilt of [altered, without]) {
      const again =
        openPacket(packetZip(spoilt, new Date('2026-11-26T00:00:00Z'))) ?? new Map<string, Uint8Array>();
      expect(checkPacket(tools, again, {}).isWell, name).toBe(false);
    }
  }

  const log = join(data.path, 'consent.log');
  expect((await mia(variables, 'audit', 'export', log)).code).toBe(0);
  const exported = await mia(variables, 'audit', 'verify', log, ...known);
  expect(JSON.parse(exported.out)).toMatchObject({ failures: [], isWell: true });
  const text = readFileSync(log, 'utf8');
  expect(text).toContain('"type":"TextDelivered"');
  expect(text).toContain('"type":"OptedOut"');
  writeFileSync(log, text.replace('"type":"OptedOut"', '"type":"OptedIn"'));
  const found = await mia(variables, 'audit', 'verify', log);
  expect(found.code).toBe(1);
  expect(found.out).toMatch(/Record \d+ was altered/u);
}, 120_000);
