import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Calls } from '../../adapters/http/contract/calls.js';
import type { ApiKeyIssued, ApiKeyList } from '../../adapters/http/contract/api-keys.js';
import type { Inbox } from '../../adapters/http/contract/inbox.js';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { Looks } from '../../adapters/http/contract/looks.js';
import type { MySessions, Session } from '../../adapters/http/contract/session.js';
import { carelessProduct } from '../support/careless-product.js';
import { miaTold } from '../support/command-line.js';
import { dashboardRoutes, type Right } from '../support/dashboard-routes.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { expectNothingForeign, standingOf, wholeIdsOf, type Ids } from '../support/foreign-ids.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { accountOf, inLetter, join, logIn, signUp, type Member } from '../support/members.js';
import { logInOperator } from '../support/operator.js';
import { visit } from '../support/visitor.js';

type Who = 'owner' | 'staff' | 'auditor';
/** Every route of the operator. To a member and to a program they are not there. */
const operatorRoutes: readonly (readonly [method: 'GET' | 'POST', path: string, body?: object])[] = [
  ['POST', '/operator/factor/new', {}],
  ['POST', '/operator/factor', { code: '000000' }],
  ['POST', '/operator/logout', {}],
  ['GET', '/operator/businesses'],
  ['GET', '/operator/businesses/:id'],
  ['POST', '/operator/businesses/:id/suspend', { reason: 'abuse' }],
  ['POST', '/operator/businesses/:id/resume', {}],
  ['POST', '/operator/businesses/:id/spend-cap', { costMicrosPerDay: 1 }],
  ['POST', '/operator/businesses/:id/ask', {}],
  ['GET', '/operator/plans'],
  ['GET', '/operator/data-requests'],
  [
    'POST',
    '/operator/data-requests',
    { requestId: 'r', kind: 'access', receivedOn: '2026-11-01', subjectRef: '1' },
  ],
  ['POST', '/operator/data-requests/:id/close', { outcome: 'done' }],
  ['POST', '/operator/data-requests/:id/erase', { website: 'none.example', contact: 'ann@example.com' }],
];
/** Where anybody may knock: they say nothing of any business. */
const operatorDoors = new Set([
  ...['GET /operator/session', 'POST /operator/login', 'POST /operator/login/link'],
  'POST /operator/login/code',
]);
/** What the operator sees of a business by a grant: these and no other of its routes. */
const lookedAt = [
  ...['/overview', '/conversations', '/conversations/:id', '/leads', '/calls', '/calls/:id'],
  ...['/texts', '/knowledge'],
];
const rights: Readonly<Record<Who, readonly Right[]>> = {
  owner: ['work', 'manage', 'audit', 'inspect'],
  staff: ['work', 'audit'],
  auditor: ['audit', 'inspect'],
};

const data = dataDirectory();
let database: TestDatabase;
let variables: Readonly<Record<string, string>>;
let product: Running;
let people: Readonly<Record<Who, Member>>;
let stranger: Member;

beforeAll(async () => {
  database = await testDatabase();
  variables = { DATA_DIR: data.path, TRUST_PROXY_HOPS: '1', DEMO_PAST: 'on', ...database.variables };
  product = await startProduct(variables);
  const { origin } = product;
  const owner = await logIn(origin, 'owner@marigold.example');
  for (const role of ['staff', 'auditor'] as const) {
    const answer = await owner.post('/team/invitations', { email: `${role}@example.com`, role });
    expect(await answer.json()).toEqual({ isSent: true });
  }
  people = {
    owner,
    staff: await join(origin, 'staff@example.com'),
    auditor: await join(origin, 'auditor@example.com'),
  };
  stranger = await signUp(origin, 'stranger@example.com', 'Somebody Else');
});
afterAll(async () => {
  await product.stop();
  await database.close();
  data.dispose();
});

const ask = (member: Member, method: 'GET' | 'POST', path: string, body?: object) =>
  method === 'GET' ? member.get(path) : member.post(path, body);

test('the table of routes is whole', () => {
  const folder = new URL('../../adapters/http/routes/', import.meta.url);
  const known = new Set([...dashboardRoutes, ...operatorRoutes].map(([method, path]) => `${method} ${path}`));
  const widgets = ['widget.ts', 'widget-transcript.ts', 'widget-identity.ts', 'widget-rights.ts'];
  const open = new Set([
    ...['address.ts', 'consent-log.ts', 'me.ts', 'second-factor.ts', 'session.ts'],
    ...widgets,
  ]);
  const missing = readdirSync(folder)
    .filter((name) => !open.has(name))
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(
        /router\.(get|post|put|delete)\(\s*'([^']+)'/gu,
      ),
    ])
    .map(([, method = '', path = '']) => `${method.toUpperCase()} ${path}`)
    .filter((one) => one !== 'GET /live' && !known.has(one) && !operatorDoors.has(one));
  expect(missing).toEqual([]);
});

describe.each(['owner', 'staff', 'auditor'] as const)('as %s', (who) => {
  test.each(dashboardRoutes.map(([method, path, right, body]) => ({ method, path, right, body })))(
    '$method $path needs the right to $right',
    async ({ method, path, right, body }) => {
      // Of an id that is nobody's, so that nothing is changed by being allowed.
      const answer = await ask(people[who], method, path.replace(':id', 'nobody'), body);
      expect(answer.status === 403, `${String(answer.status)} ${await answer.text()}`).toBe(
        !rights[who].includes(right),
      );
      if (path.includes(':id') && rights[who].includes(right)) expect([204, 404]).toContain(answer.status);
    },
  );
});

test('who may not do a thing learns nothing of how it is asked', async () => {
  for (const [method, path, right, body] of dashboardRoutes) {
    if (method === 'GET' || body === undefined || rights.auditor.includes(right)) continue;
    // Whoever may not decide on people is told so by the domain.
    if (path.startsWith('/team')) continue;
    const answer = await people.auditor.post(path.replace(':id', 'nobody'), { nonsense: true });
    expect(answer.status, path).toBe(403);
  }
});

test('nobody gets in without a session', async () => {
  for (const [method, path, , body] of dashboardRoutes) {
    const init: RequestInit = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await fetch(`${product.origin}/api/v1${path.replace(':id', 'nobody')}`, init);
    expect(answer.status, path).toBe(401);
  }
});

describe('the operator', () => {
  test('has routes that are not there for members, programs and passers-by', async () => {
    const accountId = await accountOf(people.owner);
    const issued = await people.owner.post('/api-keys', {
      label: 'P',
      scopes: ['work', 'audit'],
      expiresAt: null,
    });
    const { key } = (await issued.json()) as ApiKeyIssued;
    const looks = lookedAt.map((path) => ['GET', `/operator/businesses/:id/look${path}`] as const);
    for (const [method, path, body] of [...operatorRoutes, ...looks]) {
      const at = path.replace(':id', accountId).replace(':id', 'nobody');
      const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const answers = [
        ...(await Promise.all(Object.values(people).map((member) => ask(member, method, at, body)))),
        await fetch(`${product.origin}/api/v1${at}`, {
          ...init,
          headers: { Authorization: `Bearer ${key}` },
        }),
        await fetch(`${product.origin}/api/v1${at}`, init),
      ];
      expect(
        answers.map(({ status }) => status),
        `${method} ${at}`,
      ).toEqual(answers.map(() => 404));
    }
  });

  test('gets in nowhere by a session of their own, and reaches no data of people without a grant', async () => {
    const { operator } = await logInOperator(product.origin, 'operator@miapulse.example');
    const accountId = await accountOf(people.owner);
    // Granted while every route was tried.
    const granted = (await (await people.owner.get('/looks')).json()) as Looks;
    for (const { grantId } of granted.grants) await people.owner.post(`/looks/${grantId}/end`);
    for (const [number, [method, path, , body]] of dashboardRoutes.entries()) {
      // There are more routes than one address may ask within a minute.
      const from = { 'X-Forwarded-For': `198.18.8.${String(number % 250)}` };
      const init = { method, headers: { Cookie: operator.cookie(), Origin: product.origin, ...from } };
      const answer = await fetch(`${product.origin}/api/v1${path.replace(':id', 'nobody')}`, {
        ...{ ...init, ...(body !== undefined && { body: JSON.stringify(body) }) },
      });
      expect(answer.status, path).toBe(401);
      const at = `/businesses/${accountId}/look${path.replace(':id', 'nobody')}`;
      const looked = await (method === 'GET' ? operator.get(at) : operator.post(at, body));
      const isOffered = method === 'GET' && lookedAt.includes(path);
      expect(looked.status, at).toBe(isOffered ? 403 : 404);
    }
    // With a grant of the one business nothing of the other.
    await stranger.post('/looks', { grantId: 'mine', hours: 1 });
    expect((await operator.get(`/businesses/${await accountOf(stranger)}/look/leads`)).status).toBe(200);
    expect((await operator.get(`/businesses/${accountId}/look/leads`)).status).toBe(403);
    // What they may see without one speaks of nobody who wrote or called.
    const leads = (await (await people.owner.get('/leads')).json()) as Leads;
    const seen = await Promise.all(
      ['/businesses', `/businesses/${accountId}`, '/data-requests'].map(async (path) =>
        (await operator.get(path)).text(),
      ),
    );
    for (const { name, email, phone } of leads.leads)
      for (const word of [name, email, phone])
        if (word !== null && word !== '') for (const text of seen) expect(text).not.toContain(word);
  });
});

describe('a second business', () => {
  test('sees nothing of the first, whatever ids it knows', async () => {
    const { owner } = people;
    const inbox = (await (await owner.get('/conversations')).json()) as Inbox;
    const leads = (await (await owner.get('/leads')).json()) as Leads;
    const calls = (await (await owner.get('/calls')).json()) as Calls;
    const stored = calls.calls.find(({ recording }) => recording === 'stored');
    const [conversation, lead, call] = [inbox.conversations[0], leads.leads[0], calls.calls[0]];
    const team = await owner.team();
    const someone = team.find(({ role }) => role === 'staff')?.memberId ?? '';
    for (const path of [
      `/conversations/${conversation?.conversationId ?? ''}`,
      ...(call === undefined ? [] : [`/calls/${call.callId}`]),
      ...(stored === undefined ? [] : [`/calls/${stored.callId}/recording`]),
    ]) {
      expect((await owner.get(path)).status, path).not.toBe(404);
      expect((await stranger.get(path)).status, path).toBe(404);
    }
    for (const [path, body] of [
      [`/leads/${lead?.leadId ?? ''}/contacted`, undefined],
      [`/team/members/${someone}/role`, { role: 'owner' }],
      [`/team/members/${someone}/remove`, undefined],
    ] as const)
      expect((await stranger.post(path, body)).status, path).toBe(404);
    expect(await owner.team()).toEqual(team);

    const own = await Promise.all(
      ['/conversations', '/leads', '/calls', '/texts', '/rehearsals', '/facts'].map(async (path) =>
        JSON.stringify(await (await stranger.get(path)).json()),
      ),
    );
    for (const text of own) expect(text).not.toMatch(/marigold/iu);
    expect(JSON.stringify(await stranger.team())).not.toContain('marigold');
  });

  test('nobody goes on in a business they do not belong to', async () => {
    for (const accountId of [await accountOf(people.owner), 'nobody'])
      expect((await stranger.post('/session/business', { accountId })).status).toBe(404);
  });

  test('one person can belong to both, and goes from one to the other', async () => {
    await stranger.post('/team/invitations', { email: 'staff@example.com', role: 'auditor' });
    const both = await join(product.origin, 'staff@example.com');
    const session = (await (await both.get('/session')).json()) as Session;
    expect(session).toMatchObject({ role: 'auditor', business: { name: 'Somebody Else' } });
    expect(session.businesses).toHaveLength(2);
    const other = session.businesses.find(({ name }) => name !== 'Somebody Else');
    const switched = await both.post('/session/business', { accountId: other?.accountId ?? '' });
    expect(await switched.json()).toMatchObject({ role: 'staff', email: 'staff@example.com' });
    expect((await both.get('/overview')).status).toBe(200);
  });
});

test('an invitation works once, and not after it was withdrawn', async () => {
  const { origin } = product;
  await people.owner.post('/team/invitations', { email: 'once@example.com', role: 'auditor' });
  const token = await inLetter(origin, 'once@example.com', /join\/(\S+)/u);
  const follow = () =>
    fetch(`${origin}/api/v1/login/link`, { method: 'POST', body: JSON.stringify({ token }) });
  expect((await follow()).status).toBe(200);
  expect((await follow()).status).toBe(410);

  await people.owner.post('/team/invitations', { email: 'late@example.com', role: 'staff' });
  const invited = (await people.owner.team()).find(({ email }) => email === 'late@example.com');
  expect(invited?.standing).toBe('invited');
  await people.owner.post(`/team/invitations/${invited?.invitationId ?? ''}/withdraw`);
  await expect(join(origin, 'late@example.com')).rejects.toThrow('invitation-over');
  expect((await people.owner.team()).some(({ email }) => email === 'late@example.com')).toBe(false);
});

test('whoever is removed is out at once, and sessions can be ended one by one', async () => {
  const { origin } = product;
  await people.owner.post('/team/invitations', { email: 'leaving@example.com', role: 'staff' });
  const leaving = await join(origin, 'leaving@example.com');
  expect((await leaving.get('/overview')).status).toBe(200);
  const elsewhere = await logIn(origin, 'leaving@example.com');
  const { sessions } = (await (await leaving.get('/sessions')).json()) as MySessions;
  expect(sessions).toHaveLength(2);
  const other = sessions.find(({ isThis }) => !isThis);
  await leaving.post(`/sessions/${other?.sessionRef ?? ''}/end`);
  expect((await elsewhere.get('/overview')).status).toBe(401);

  const memberId = (await people.owner.team()).find(({ email }) => email === 'leaving@example.com')?.memberId;
  expect((await people.owner.post(`/team/members/${memberId ?? ''}/remove`)).status).toBe(204);
  expect((await leaving.get('/overview')).status).toBe(401);
});

test('the last owner stays', async () => {
  const me = (await people.owner.team()).find(({ isMe }) => isMe)?.memberId ?? '';
  expect(await (await people.owner.post(`/team/members/${me}/remove`)).json()).toMatchObject({
    code: 'last-owner',
  });
  expect(await (await people.owner.post(`/team/members/${me}/role`, { role: 'staff' })).json()).toMatchObject(
    {
      code: 'last-owner',
    },
  );
});

describe('an API key', () => {
  const ask = (key: string, path: string, body?: object) =>
    fetch(`${product.origin}/api/v1${path}`, {
      // From a network that nobody else here asks from.
      headers: { Authorization: `Bearer ${key}`, 'X-Forwarded-For': '198.19.7.1' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  const issue = async (scopes: readonly string[], expiresAt: string | null = null) =>
    (await (
      await people.owner.post('/api-keys', { label: 'A program', scopes, expiresAt })
    ).json()) as ApiKeyIssued;

  test('opens what its scopes allow, of its own business, and is shown once', async () => {
    const { key } = await issue(['work']);
    expect(key).toMatch(/^mia_live_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$/u);
    expect((await ask(key, '/leads')).status).toBe(200);
    expect(await (await ask(key, '/business')).json()).toMatchObject({ name: 'Marigold Hair Studio' });
    for (const path of ['/calls', '/api-keys', '/team'])
      expect((await ask(key, path)).status, path).toBe(403);
    expect((await ask(key, '/desk/pause', {})).status).toBe(403);
    // Where one is logged in is of members, not of programs.
    for (const path of ['/session', '/sessions']) expect((await ask(key, path)).status, path).toBe(401);
    const { keys } = (await (await people.owner.get('/api-keys')).json()) as ApiKeyList;
    expect(JSON.stringify(keys)).not.toContain(key.slice(9, 39));
    expect(keys.some(({ ending }) => key.endsWith(ending))).toBe(true);
  });

  test('decides nothing on people, whatever it may read', async () => {
    const { key } = await issue(['work', 'audit']);
    expect((await ask(key, '/team')).status).toBe(200);
    const invited = await ask(key, '/team/invitations', { email: 'eve@example.com', role: 'owner' });
    expect(await invited.json()).toMatchObject({ code: 'owners-only' });
  });

  test('is replaced by another, works a while longer, and says when it was last used', async () => {
    const first = await issue(['work']);
    const listed = async (keyId: string) =>
      ((await (await people.owner.get('/api-keys')).json()) as ApiKeyList).keys.find(
        (one) => one.keyId === keyId,
      );
    expect(await listed(first.keyId)).toMatchObject({ lastUsedOn: null, replacedBy: null });
    expect((await ask(first.key, '/leads')).status).toBe(200);
    const today = new Date().toISOString().slice(0, 10);
    await expect.poll(() => listed(first.keyId)).toMatchObject({ lastUsedOn: today });

    const rotate = async (keyId: string, overlapHours: number) =>
      (await (
        await people.owner.post(`/api-keys/${keyId}/rotate`, { overlapHours, expiresAt: null })
      ).json()) as ApiKeyIssued;
    const second = await rotate(first.keyId, 24);
    for (const { key } of [first, second]) expect((await ask(key, '/leads')).status).toBe(200);
    expect((await ask(second.key, '/calls')).status).toBe(403);
    expect(await listed(first.keyId)).toMatchObject({ replacedBy: second.keyId });
    // No overlap: at once.
    const third = await rotate(second.keyId, 0);
    expect((await ask(second.key, '/leads')).status).toBe(401);
    expect((await ask(third.key, '/leads')).status).toBe(200);
    expect((await people.owner.post(`/api-keys/${first.keyId}/revoke`)).status).toBe(204);
    expect((await ask(first.key, '/leads')).status).toBe(401);
    expect(
      (await stranger.post(`/api-keys/${third.keyId}/rotate`, { overlapHours: 1, expiresAt: null })).status,
    ).toBe(404);
  });

  test('opens nothing once it is revoked or has expired, and no other key does', async () => {
    const { key, keyId } = await issue(['work']);
    expect((await people.owner.post(`/api-keys/${keyId}/revoke`)).status).toBe(204);
    expect(await (await ask(key, '/leads')).json()).toMatchObject({ code: 'api-key-unknown' });
    const soon = await issue(['work'], new Date(Date.now() + 1_500).toISOString());
    expect((await ask(soon.key, '/leads')).status).toBe(200);
    await expect.poll(async () => (await ask(soon.key, '/leads')).status, { timeout: 5_000 }).toBe(401);
    for (const wrong of ['mia_live_x', `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`, 'nothing'])
      expect((await ask(wrong, '/leads')).status).toBe(401);
    expect((await stranger.post(`/api-keys/${keyId}/revoke`)).status).toBe(404);
  });
});

// Every read is kept to its business twice: by the condition of its query, and by row-level security. Each has to be enough.
describe('a third business', () => {
  const asked = dashboardRoutes.map(([method, path, , body]) => ({ method, path, body }));
  let other: Member;
  let program: Member;
  let foreign: Ids;
  /** What both choose as the id of what they make. */
  const lent = randomUUID();

  const reachesNothing = async (): Promise<void> => {
    const before = await standingOf(people.owner);
    const messageIds = foreign['messageId']?.slice(0, 5) ?? [];
    const subjectId = foreign['leadId']?.[0] ?? '';
    const asking = { stranger: [other, program], foreign, word: /marigold/iu };
    await expectNothingForeign(asked, { ...asking, sent: [...messageIds, subjectId] });
    for (const [path, body] of [
      ['/facts', { factId: lent, question: 'Q?', text: 'A.', language: 'en', answers: [] }],
      ['/questions/dismiss', { messageIds }],
      ['/desk/topics', { topicId: lent, topic: 'gossip' }],
      ['/alerts/seen', { place: 'leads', subjectId }],
    ] as const)
      expect((await other.post(path, body)).status, path).toBeLessThan(500);
    expect(await standingOf(people.owner)).toEqual(before);
  };

  beforeAll(async () => {
    const { origin } = product;
    const { owner } = people;
    other = await signUp(origin, 'other@example.com', 'Another Shop');
    const issued = await other.post('/api-keys', {
      ...{ label: 'A program', scopes: ['work', 'audit'], expiresAt: null },
    });
    expect(issued.status).toBe(201);
    program = ofProgram(origin, ((await issued.json()) as ApiKeyIssued).key);
    const question = { question: 'May dogs come in?', text: 'Yes.', language: 'en', answers: [] };
    const webhook = { url: 'https://example.com/', eventTypes: ['lead.captured'], withContact: false };
    for (const [path, body] of [
      ['/facts', { factId: lent, ...question }],
      ['/desk/topics', { topicId: lent, topic: 'funerals' }],
      ['/facts', { factId: randomUUID(), ...question }],
      ['/rehearsals', { rehearsalId: randomUUID(), model: 'extractive', questionCountMax: 1 }],
      ['/desk/topics', { topicId: randomUUID(), topic: 'weddings' }],
      ['/messenger/pairings', {}],
      ['/api-keys', { label: 'Ours', scopes: ['work'], expiresAt: null }],
      ['/looks', { grantId: randomUUID(), hours: 1 }],
      ['/team/invitations', { email: 'waiting@example.com', role: 'staff' }],
      ['/alerts/test', { channel: 'email' }],
    ] as const)
      expect((await owner.post(path, body)).ok, path).toBe(true);
    const { webhookId } = (await (await owner.post('/webhooks', webhook)).json()) as { webhookId: string };
    expect((await owner.post(`/webhooks/${webhookId}/test`)).ok).toBe(true);
    await (await visit(origin, 'marigold-demo', '198.19.0.1')).send('Are you open on Sunday?');
    const atHand = { ...variables, PORT: new URL(origin).port };
    expect((await miaTold('/hangup\n', atHand, 'call', '--hidden', '--json')).code).toBe(0);
    const leadId = await vi.waitFor(
      async () => {
        const { leads } = (await (await owner.get('/leads')).json()) as Leads;
        if (leads[0] === undefined) throw new Error('There is no lead yet');
        return leads[0].leadId;
      },
      { timeout: 50_000, interval: 500 },
    );
    expect((await owner.post('/erasures', { where: 'lead', id: leadId, isTold: false })).ok).toBe(true);
    // The demo's past is played beside all this: until it has left one of each kind there is nothing to ask for.
    foreign = await vi.waitFor(() => wholeIdsOf(owner, asked, lent), { timeout: 50_000, interval: 500 });
  });

  test('reaches nothing of the first by any route', reachesNothing);

  test('reaches nothing of it while row-level security is switched off', async () => {
    const tables: string[] = [];
    const switchTo = async (state: 'disable' | 'enable'): Promise<void> => {
      for (const name of tables)
        await database.owner.query(`alter table ${name} ${state} row level security`);
    };
    try {
      const { rows } = await database.owner.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where rowsecurity`,
      );
      expect(rows.length).toBeGreaterThan(20);
      tables.push(...rows.map(({ name }) => name));
      await switchTo('disable');
      await reachesNothing();
    } finally {
      await switchTo('enable');
    }
  });

  test('reaches nothing of it while no query says whose rows it wants', async () => {
    await product.stop();
    const careless = carelessProduct();
    try {
      expect(careless.conditionCount).toBeGreaterThan(50);
      const { port } = new URL(product.origin);
      product = await startProduct({ ...variables, PORT: port }, careless.folder);
      await reachesNothing();
    } finally {
      careless.dispose();
    }
  });
});

/** A program with a key, asking as a member does. */
function ofProgram(origin: string, key: string): Member {
  let askedCount = 0;
  // From another network each time: it asks more in a minute than one may.
  const headers = () => {
    askedCount += 1;
    const network = `198.19.${String(1 + (askedCount >> 8))}.${String(askedCount % 256)}`;
    return { Authorization: `Bearer ${key}`, 'X-Forwarded-For': network };
  };
  return {
    get: (path) => fetch(`${origin}/api/v1${path}`, { headers: headers() }),
    post: (path, body = {}) =>
      fetch(`${origin}/api/v1${path}`, { headers: headers(), method: 'POST', body: JSON.stringify(body) }),
    cookie: () => '',
    team: () => Promise.reject(new Error('Programs ask no team')),
  };
}
