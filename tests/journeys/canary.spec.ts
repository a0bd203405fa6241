import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identitySecretSet } from '../../adapters/http/contract/identity-secret.js';
import { leads } from '../../adapters/http/contract/leads.js';
import { createMemberships } from '../../projections/memberships/queries.js';
import { createContainer } from '../../adapters/composition/container.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { createAuthenticator } from '../support/authenticator.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { identityToken } from '../support/identity-token.js';
import { inLetter, logIn, signUp, type Member } from '../support/members.js';
import { outsideOf } from '../support/outside.js';
import { lineNumber, phoneNetwork } from '../support/phone-network.js';
import { scanned } from '../support/scan.js';
import { visit } from '../support/visitor.js';

const demo = '01900000-0000-7000-8000-00000000d350';
const masterKey = Buffer.alloc(32, 7);
const data = dataDirectory();
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;
let owner: Member;
/** What an operator's program would be: beside the product, on the same databases. */
let beside: ReturnType<typeof createContainer>;
let written = '';

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database);
  product = await startProduct({
    ...{ DATA_DIR: data.path, MASTER_KEY: masterKey.toString('base64') },
    ...{ DATABASE_URL: database.connectionString, KEY_VAULT_URL: database.keysConnectionString },
    ...network.variables,
  });
  written = product.said;
  for (const stream of [product.process.stdout, product.process.stderr])
    stream?.on('data', (chunk: string) => {
      written += chunk;
    });
  await network.lead(product.origin);
  owner = await logIn(product.origin, 'owner@marigold.example');
  beside = createContainer(outsideOf(database, masterKey));
});
afterAll(async () => {
  await beside.get(tokens.store).close();
  await product.stop();
  await network.close();
  await database.close();
  data.dispose();
});

const person = {
  name: 'Zephyrine Oxblossom',
  email: 'zephyrine@oxblossom.example',
  phone: '+12025550187',
  note: 'my terrapin chewed the umbrella',
  asked: 'Do you cut marmoset fringes?',
  spoken: 'Could you text me the booking link for my walrus?',
  left: 'Please tell the kingfisher that I called',
  texted: 'STOP those gargoyle texts',
  reference: 'customer chamois',
  basket: 'an ocelot comb',
};
const canaries = [
  ...[
    'Zephyrine',
    'Oxblossom',
    '2025550187',
    '202-555-0187',
    '(202) 555-0187',
    'terrapin',
    'marmoset',
    'walrus',
  ],
  ...['kingfisher', 'gargoyle', 'chamois', 'ocelot'],
];
/** Somebody else, of whom nothing may go. */
const bystander = { name: 'Bartholomew', email: 'bartholomew@bystander.example', phone: '+12025550188' };

/** The sandbox’s mailbox stands for those of the owner, to whom letters about leads were sent. */
const stays = /^sandbox\.(?:letters|letter_events|telegram_\w+):/u;
async function hits(words: readonly string[]): Promise<readonly string[]> {
  const { pool, keysPool } = database;
  const rows = [...(await scanned(pool, words)), ...(await scanned(keysPool, words))];
  const lines = words.filter((word) => written.includes(word)).map((word) => `output: ${word}`);
  const files = filesIn(data.path).flatMap((file) => {
    const text = readFileSync(file).toString('latin1');
    return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
  });
  return [...rows, ...lines, ...files].filter((one) => !stays.test(one));
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

async function leaveDetails(one: {
  name: string;
  email: string;
  phone: string;
  note?: string;
  asked?: string;
}) {
  const visitor = await visit(product.origin, 'marigold-demo');
  const said = [
    one.asked ?? 'Do you do tattoos?',
    'yes',
    one.name,
    one.email,
    one.phone,
    one.note ?? '-',
    'yes',
  ];
  for (const text of said) await visitor.send(text);
  return visitor;
}

const leadsNow = async () => leads.parse(await (await owner.get('/leads')).json()).leads;

async function erase(subjectId: string): Promise<string> {
  const erasureId = crypto.randomUUID();
  await beside.get(tokens.requestErasure)({
    ...{ tenant: demo, erasureId, scope: 'person', subjectIds: [subjectId], proof: 'visitor-token' },
    actor: 'visitor',
  });
  return erasureId;
}
const erasureNow = async (erasureId: string) =>
  (await beside.get(tokens.handleErasure).load(demo, erasureId)).state;

test('nothing of a person stands anywhere after they are erased, and whoever else was there stays', async () => {
  const visitor = await leaveDetails(person);
  await leaveDetails(bystander);
  const ask = async (path: string, body: object) => {
    const answer = await fetch(
      `${product.origin}/widget/v1/conversations/${visitor.conversationId}/${path}`,
      {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { Authorization: `Bearer ${visitor.token}` },
      },
    );
    await answer.text();
    return answer.status;
  };
  expect(await ask('transcript', { email: person.email })).toBe(202);
  const code = await inLetter(product.origin, person.email, /\b(\d{6})\b/u);
  expect(await ask('transcript/code', { code })).toBe(204);
  const made = await owner.post('/identity-secret', { overlapHours: 0 });
  const { secret } = identitySecretSet.parse(await made.json());
  const claims = {
    ...{ aud: 'marigold-demo', visitor: visitor.conversationId, exp: Math.floor(Date.now() / 1_000) + 60 },
    ...{ sub: person.reference, name: person.name, email: person.email },
  };
  expect(await ask('identity', { token: identityToken(claims, secret) })).toBe(204);
  const context = [{ key: 'Basket', value: person.basket }];
  expect(await ask('messages', { messageId: crypto.randomUUID(), text: 'Thanks', context })).toBe(200);
  const rehearsal = { rehearsalId: crypto.randomUUID(), model: 'extractive', questionCountMax: 20 };
  expect((await owner.post('/rehearsals', rehearsal)).status).toBeLessThan(300);
  const call = await network.call({ from: person.phone });
  await call.until('heard', ({ text }) => text.includes('this call is recorded'));
  await call.ask(person.spoken, /You will get one text/u);
  await call.ask('Yes please', /sending it now/u);
  await expect.poll(async () => (await network.texts.list(person.phone)).length, { timeout: 10_000 }).toBe(1);
  await call.ask(person.left, /./u);
  call.hangUp();
  await call.ended;
  await network.texts.receive({ from: person.phone, to: lineNumber, body: person.texted });
  await expect.poll(async () => (await leadsNow()).map(({ name }) => name)).toContain(person.name);
  await expect.poll(() => hits(['gargoyle'])).not.toEqual([]);
  await expect.poll(() => hits(['chamois'])).not.toEqual([]);
  await expect.poll(() => hits(['ocelot'])).not.toEqual([]);
  expect((await hits(canaries)).join('\n')).toMatch(/read_models\.[\s\S]*sandbox\.twilio_messages/u);

  const conversation = await beside.get(tokens.handleConversation).load(demo, visitor.conversationId);
  const visitorId = conversation.state.status === 'unstarted' ? '' : conversation.state.visitorId;
  const began = Date.now();
  const byChat = await erase(visitorId);
  const contact = await beside.get(tokens.directory).find(demo, `caller:${person.phone}`);
  const byCall = await erase(contact ?? '');
  for (const id of [byChat, byCall])
    await expect
      .poll(async () => (await erasureNow(id)).status, { timeout: 60_000, interval: 200 })
      .toBe('completed');
  expect(Date.now() - began).toBeLessThan(60_000);
  expect((await erasureNow(byCall)).copies['contacts']).toMatchObject({ kept: 'opt-out' });
  expect(await hits(canaries)).toEqual([]);

  const after = await leadsNow();
  expect(after.filter(({ erased }) => erased)).toHaveLength(1);
  expect(after.map(({ name }) => name)).toContain(bystander.name);
});

test('whoever returns is new, and gets no text before asking for texts again', async () => {
  const call = await network.call({ from: person.phone });
  await call.until('heard', ({ text }) => text.includes('this call is recorded'));
  await call.ask('Could you text me the booking link?', /The address is marigold dot example/u);
  expect(call.heard()).toContain('no texts');
  call.hangUp();
  await call.ended;
  expect(await network.texts.list(person.phone)).toEqual([]);
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
  // The demo's past is being played meanwhile.
  const after = new Map((await leadsNow()).map((one) => [one.leadId, one]));
  expect(before.map(({ leadId }) => after.get(leadId))).toEqual(before);
  expect(await hits(canaries.filter((one) => !one.includes('0187')))).toEqual([]);
});

const business = {
  name: 'Gryphonwort Bakery',
  email: 'ottoline@gryphonwort.example',
  staff: 'peregrine@gryphonwort.example',
  website: 'https://gryphonwort.example/',
};
const ofBusiness = [
  'Gryphonwort',
  'ottoline',
  'peregrine',
  '2025550171',
  'basilisk',
  'cockatrice',
  'wyvern',
  'manticore',
];

test('nothing of a business stands anywhere after its days of grace and its erasure, and its neighbour goes on', async () => {
  const { origin } = product;
  const theirs = await signUp(origin, business.email, business.name, { website: business.website });
  const said: readonly [path: string, body: object][] = [
    ['/team/invitations', { email: business.staff, role: 'staff' }],
    [
      '/facts',
      {
        factId: crypto.randomUUID(),
        question: 'Any basilisk?',
        text: 'A cockatrice.',
        language: 'en',
        answers: [],
      },
    ],
    ['/desk', { greeting: 'The wyvern says hello' }],
    ['/desk/topics', { topicId: crypto.randomUUID(), topic: 'manticore' }],
    ['/line', { greeting: 'The manticore answers', ownNumber: '+12025550171' }],
    ['/api-keys', { label: 'The wyvern’s program', scopes: ['audit'], expiresAt: null }],
    [
      '/webhooks',
      { url: 'https://hooks.gryphonwort.example/x', eventTypes: ['lead.captured'], withContact: true },
    ],
    ['/try', { text: 'Is there a basilisk?', model: 'extractive' }],
  ];
  for (const [path, body] of said) {
    const answer = await theirs.post(path, body);
    expect([path, answer.status < 300 || (await answer.text())]).toEqual([path, true]);
  }
  const options = (await (await theirs.post('/me/passkeys/options')).json()) as { challenge: string };
  const made = { label: 'The cockatrice’s key', answer: createAuthenticator(origin).make(options) };
  expect((await theirs.post('/me/passkeys', made)).status).toBeLessThan(300);
  const memberId = await beside.get(tokens.directory).find('installation', `email:${business.email}`);
  const memberships = createMemberships(beside.get(tokens.readModels).query);
  await expect.poll(async () => (await memberships.of(memberId ?? '')).length).toBe(1);
  const tenant = (await memberships.of(memberId ?? ''))[0]?.accountId ?? '';
  await expect.poll(() => hits(['cockatrice'])).not.toEqual([]);

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
  expect((await theirs.get('/overview')).status).toBe(200);
  const places = beside.get(tokens.copyPlaces).map(({ place }) => place);
  const command = { type: 'BeginErasure', data: { erasureId, places }, commandId: 'begin' } as const;
  // The days of grace are over.
  const context = { tenant, actor: 'test', causationId: '' };
  await beside.get(tokens.handleErasure)(erasureId, { ...command, now: graceUntil ?? '' }, context);
  await expect
    .poll(async () => (await beside.get(tokens.handleErasure).load(tenant, erasureId)).state.status, {
      ...{ timeout: 60_000, interval: 200 },
    })
    .toBe('completed');
  expect(await hits(ofBusiness)).toEqual([]);
  expect((await theirs.get('/overview')).status).toBe(401);
  expect(await beside.get(tokens.directory).find('installation', `email:${business.email}`)).toBeUndefined();
  expect((await owner.get('/overview')).status).toBe(200);

  // Whoever returns begins anew.
  const again = await signUp(origin, business.email, 'Another');
  expect((await again.get('/facts')).status).toBe(200);
});
