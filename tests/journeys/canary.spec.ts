import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContainer } from '../../adapters/composition/container.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { leads } from '../../adapters/http/contract/leads.js';
import { exportLog } from '../../application/consent-log/export-log.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import {
  askForCopy,
  business,
  callDemo,
  leaveDetails,
  mailTranscript,
  noteTexts,
  ofBusiness,
  ofPerson,
  openBusiness,
  pairChat,
  person,
  rehearsal,
  seeAlert,
  told,
  vouchFor,
} from '../support/canary.js';
import { mia } from '../support/command-line.js';
import { verdictOn } from '../support/consent-log.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { logIn, signUp, type Member } from '../support/members.js';
import { outsideOf } from '../support/outside.js';
import { clusterPlace, filesWith, ownCluster } from '../support/own-cluster.js';
import { fieldsWritten, personalFields } from '../support/personal-fields.js';
import { lineNumber, ownNumber, phoneNetwork } from '../support/phone-network.js';
import { scanned } from '../support/scan.js';

type Cluster = Awaited<ReturnType<typeof ownCluster>>;
type Container = ReturnType<typeof createContainer>;

const demo = '01900000-0000-7000-8000-00000000d350';
const rosa = 5550101;
const masterKey = Buffer.alloc(32, 7);
const [data, restored] = [dataDirectory(), dataDirectory()];
const backups = mkdtempSync(join(tmpdir(), 'miapulse-backups-'));
const canaries = [...ofPerson, ...ofBusiness].flatMap((word) => [...new Set([word, word.toLowerCase()])]);
const variablesOf = (dataDir: string) => ({
  ...{ DATA_DIR: dataDir, MASTER_KEY: masterKey.toString('base64'), BACKUP_DIR: backups },
});

/** Of the telephone network, which is somebody else’s. */
let outside: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;
let cluster: Cluster;
/** What an operator’s program would be: beside the product, on the same databases. */
let beside: Container;
let owner: Member;
let ottoline: Member;
let tenant: string;
let visitorId: string;
let backup: string;
let written = '';

beforeAll(async () => {
  outside = await testDatabase();
  network = await phoneNetwork(outside);
  product = await startProduct({ ...variablesOf(data.path), ...network.variables });
  written = product.said;
  for (const stream of [product.process.stdout, product.process.stderr])
    stream?.on('data', (chunk: string) => {
      written += chunk;
    });
  cluster = await ownCluster(data.path);
  beside = createContainer(outsideOf(cluster, masterKey));
  await network.lead(product.origin);
  owner = await logIn(product.origin, 'owner@marigold.example');
});
afterAll(async () => {
  await beside.get(tokens.store).close();
  await cluster.close();
  await product.stop();
  await network.close();
  await outside.close();
  for (const one of [data, restored]) {
    rmSync(clusterPlace(one.path), { recursive: true, force: true });
    one.dispose();
  }
  rmSync(backups, { recursive: true, force: true });
});

/** Somebody else, of whom nothing may go. */
const bystander = { name: 'Bartholomew', email: 'bartholomew@bystander.example', phone: '+12025550188' };

/** Mailboxes and chats of the owners, to which alerts and letters went, are theirs. */
const stays = /^sandbox\.(?:letters|letter_events|telegram_\w+):/u;

async function hits(words: readonly string[]): Promise<readonly string[]> {
  const pools = [cluster.pool, cluster.keysPool, outside.pool];
  const rows = await Promise.all(pools.map((pool) => scanned(pool, words)));
  const lines = words.filter((word) => written.includes(word)).map((word) => `output: ${word}`);
  return [...rows.flat(), ...lines, ...filesWith(backups, words)].filter((one) => !stays.test(one));
}

const leadsNow = async () => leads.parse(await (await owner.get('/leads')).json()).leads;
const erasureNow = async (whose: string, erasureId: string) =>
  (await beside.get(tokens.handleErasure).load(whose, erasureId)).state;
const completed = (whose: string, erasureId: string) =>
  expect
    .poll(async () => (await erasureNow(whose, erasureId)).status, { timeout: 60_000, interval: 200 })
    .toBe('completed');

async function erase(subjectId: string): Promise<string> {
  const erasureId = crypto.randomUUID();
  await beside.get(tokens.requestErasure)({
    ...{ tenant: demo, erasureId, scope: 'person', subjectIds: [subjectId], proof: 'visitor-token' },
    actor: 'visitor',
  });
  return erasureId;
}

test('a person and a business go through everything that keeps words', async () => {
  const cage = { origin: product.origin, network };
  await pairChat(cage, owner, rosa);
  const visitor = await leaveDetails(cage, person);
  await leaveDetails(cage, bystander);
  await mailTranscript(cage, visitor, person.email);
  await vouchFor(cage, owner, visitor);
  await askForCopy(cage, person.email);
  await seeAlert(cage, owner, { chatId: rosa, reason: 'lead' });
  // With a telephone of its own the studio is rung before anybody may leave a message.
  await told(owner, [
    ['/rehearsals', rehearsal()],
    ['/line', { ownNumber: null, transfers: [] }],
  ]);
  await callDemo(cage, person, lineNumber);
  await noteTexts(owner, person.texted, person.textNoted);
  await told(owner, [['/line', { ownNumber }]]);
  await expect.poll(async () => (await leadsNow()).map(({ name }) => name)).toContain(person.name);
  const { state } = await beside.get(tokens.handleConversation).load(demo, visitor.conversationId);
  visitorId = state.status === 'unstarted' ? '' : state.visitorId;

  const { website } = (await (await owner.get('/business')).json()) as { readonly website: string };
  ottoline = await openBusiness(cage, website);
  const memberId = await beside.get(tokens.directory).find('installation', `email:${business.email}`);
  const memberships = createMemberships(beside.get(tokens.readModels).query);
  tenant = (await memberships.of(memberId ?? ''))[0]?.accountId ?? '';
  await expect.poll(() => hits(['gargoyle']), { timeout: 10_000 }).not.toEqual([]);
});

/** Fields that no canary can write, and why. */
const slow = 'a new address takes effect after three days';
const unwritten: Readonly<Record<string, string>> = {
  'MemberAddressChanged email': slow,
  'PaperPublished words': 'the operator’s own, who is no customer',
  'AddressChanged oldEmail': slow,
  'AddressChanged newEmail': slow,
  'ChatMoved chatId': 'only groups are moved, and no group is paired',
  'QuestionRehearsed comparison': 'only where another answer is given: a canary is answered as before',
};

test('each field that speaks of somebody was written by one of them', async () => {
  const fields = await fieldsWritten(
    beside.get(tokens.store),
    (one) => one.tenant === tenant || canaries.some((word) => one.value.includes(word)),
  );
  expect(personalFields.filter((one) => !fields.has(one))).toEqual(Object.keys(unwritten));
});

test('nothing of a person stands anywhere after they are erased, and whoever else was there stays', async () => {
  const made = await mia(variablesOf(data.path), 'backup', '--json');
  expect(made, made.err).toMatchObject({ code: 0 });
  backup = (JSON.parse(made.out) as { readonly directory: string }).directory;
  expect(filesWith(backups, canaries)).toEqual([]);
  expect((await hits(ofPerson)).join('\n')).toMatch(/read_models\.[\s\S]*sandbox\.twilio_messages/u);

  const began = Date.now();
  const byChat = await erase(visitorId);
  const contact = await beside.get(tokens.directory).find(demo, `caller:${person.phone}`);
  const byCall = await erase(contact ?? '');
  for (const id of [byChat, byCall]) await completed(demo, id);
  expect(Date.now() - began).toBeLessThan(60_000);
  expect((await erasureNow(demo, byCall)).copies['contacts']).toMatchObject({ kept: 'opt-out' });
  // Of the lead in the chat, of the message on the machine.
  for (const id of [byChat, byCall])
    expect((await erasureNow(demo, id)).copies['messenger']).toMatchObject({ kept: null });
  expect((await erasureNow(demo, byChat)).copies['messenger']?.count).toBeGreaterThan(0);
  expect(await hits(ofPerson)).toEqual([]);

  const after = await leadsNow();
  expect(after.filter(({ erased }) => erased)).toHaveLength(1);
  expect(after.map(({ name }) => name)).toContain(bystander.name);
});

test('a rebuild of every read model shows the same', async () => {
  const before = await leadsNow();
  const readModels = beside.get(tokens.readModels);
  await readModels.rebuildAll();
  await expect
    .poll(async () => (await readModels.progress()).filter(({ status }) => status !== 'live'), {
      timeout: 60_000,
    })
    .toEqual([]);
  const after = new Map((await leadsNow()).map((one) => [one.leadId, one]));
  expect(before.map(({ leadId }) => after.get(leadId))).toEqual(before);
  expect(await hits(ofPerson)).toEqual([]);
});

test('nothing of a business stands anywhere after its days of grace and its erasure, and its neighbour goes on', async () => {
  expect((await hits(ofBusiness)).join('\n')).toMatch(/read_models\.[\s\S]*sandbox\.stripe_objects/u);
  const erasureId = crypto.randomUUID();
  const asked = {
    tenant,
    erasureId,
    scope: 'business',
    subjectIds: [],
    proof: 'owner',
    actor: 'owner',
  } as const;
  const { graceUntil } = await beside.get(tokens.requestErasure)(asked);
  expect(Date.parse(graceUntil ?? '') - Date.now()).toBeGreaterThan(6 * 24 * 3_600_000);
  expect((await ottoline.get('/overview')).status).toBe(200);
  const places = beside.get(tokens.copyPlaces).map(({ place }) => place);
  const command = { type: 'BeginErasure', data: { erasureId, places }, commandId: 'begin' } as const;
  // The days of grace are over.
  const context = { tenant, actor: 'test', causationId: '' };
  await beside.get(tokens.handleErasure)(erasureId, { ...command, now: graceUntil ?? '' }, context);
  await completed(tenant, erasureId);
  const { copies } = await erasureNow(tenant, erasureId);
  expect(copies).toMatchObject({
    payments: { count: 1, kept: 'invoices' },
    messenger: { kept: 'older-alerts' },
    'mail-service': { kept: 'sent-letters' },
  });
  expect(await hits(ofBusiness)).toEqual([]);
  expect((await ottoline.get('/overview')).status).toBe(401);
  expect(await beside.get(tokens.directory).find('installation', `email:${business.email}`)).toBeUndefined();
  expect((await owner.get('/overview')).status).toBe(200);
});

/** What the verifier finds wrong with the whole log. */
async function failures(container: Container): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of exportLog(container.get(tokens.consentLog))(null)) lines.push(line);
  expect(lines.length).toBeGreaterThan(10);
  return verdictOn(lines).failures.map(({ sentence }) => sentence);
}

test('after the nightly sweep no file has any of it, and whoever verifies the log finds nothing missing', async () => {
  for (const table of ['letters', 'letter_events', 'telegram_messages', 'telegram_updates'])
    await cluster.pool.query(`delete from sandbox.${table}`);
  const files = () => filesWith(clusterPlace(data.path), canaries);
  expect(files()).not.toEqual([]);
  expect(await cluster.sweep()).toMatchObject({ skipped: [], isLogEnded: true });
  expect(files()).toEqual([]);
  expect(await failures(beside)).toEqual([]);
});

test('a backup of before brings neither of them back: not in a row, not in a file, and read models show them erased', async () => {
  const done = await mia(variablesOf(restored.path), 'restore', backup, '--json');
  expect(done, done.err).toMatchObject({ code: 0 });
  const again = await ownCluster(restored.path);
  const container = createContainer(outsideOf(again, masterKey));
  try {
    const readModels = container.get(tokens.readModels);
    await readModels.start();
    await readModels.waitFor(await container.get(tokens.store).head(), 60_000);
    const found = [await scanned(again.pool, canaries), await scanned(again.keysPool, canaries)];
    expect(found.flat()).toEqual([]);
    const { rows } = await createLeadInbox(readModels.query).page(demo, undefined, {});
    expect(rows.map(({ name, erased }) => [name, erased]).toSorted()).toEqual(
      [
        [null, true],
        [bystander.name, false],
      ].toSorted(),
    );
    expect(await failures(container)).toEqual([]);
    expect(await again.sweep()).toMatchObject({ skipped: [], isLogEnded: true });
    expect(filesWith(clusterPlace(restored.path), canaries)).toEqual([]);
    expect(filesWith(clusterPlace(restored.path), [bystander.name])).not.toEqual([]);
  } finally {
    await container.get(tokens.readModels).stop();
    await container.get(tokens.store).close();
    await again.close();
  }
});

test('whoever returns is new, and gets no text before asking for texts again', async () => {
  const call = await network.call({ from: person.phone });
  await call.until('heard', ({ text }) => text.includes('this call is recorded'));
  await call.ask('Could you text me the booking link?', /The address is marigold dot example/u);
  expect(call.heard()).toContain('no texts');
  call.hangUp();
  await call.ended;
  expect(await network.texts.list(person.phone)).toEqual([]);
  const again = await signUp(product.origin, business.email, 'Another');
  expect((await again.get('/facts')).status).toBe(200);
});
