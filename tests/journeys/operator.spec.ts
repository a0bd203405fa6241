import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inbox } from '../../adapters/http/contract/inbox.js';
import type { Looks } from '../../adapters/http/contract/looks.js';
import type {
  DataRequests,
  OperatorBusiness,
  OperatorBusinesses,
} from '../../adapters/http/contract/operator.js';
import type { Session } from '../../adapters/http/contract/session.js';
import { mia } from '../support/command-line.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { accountOf, inLetter, logIn, signUp, type Member } from '../support/members.js';
import { halfway, logInOperator, type Operator } from '../support/operator.js';
import { visit } from '../support/visitor.js';
import type { authenticator } from '../support/authenticator-app.js';

const data = dataDirectory();
const email = 'operator@example.com';
let database: TestDatabase;
let variables: Readonly<Record<string, string>>;
let product: Running;
let operator: Operator;
let device: ReturnType<typeof authenticator>;
let owner: Member;
let demoId: string;

beforeAll(async () => {
  database = await testDatabase();
  variables = {
    ...{ DATA_DIR: data.path, ...database.variables },
    OPERATOR_EMAIL: `${email}, second@example.com, third@example.com`,
  };
  product = await startProduct(variables);
  ({ operator, device } = await logInOperator(product.origin, email));
  owner = await logIn(product.origin, 'owner@marigold.example');
  demoId = await accountOf(owner);
});
afterAll(async () => {
  await product.stop();
  await database.close();
  data.dispose();
});

const business = async () => (await (await operator.get(`/businesses/${demoId}`)).json()) as OperatorBusiness;

describe('the operator’s login', () => {
  test('is for whoever is named, and says nothing of whether somebody is', async () => {
    const { origin } = product;
    const ask = (address: string) =>
      fetch(`${origin}/api/v1/operator/login`, { method: 'POST', body: JSON.stringify({ email: address }) });
    const answers = [await ask('owner@marigold.example'), await ask('third@example.com')];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    // What was asked for later has come, and for whoever is not named nothing.
    await inLetter(origin, 'third@example.com', /operator\/#\/login\/(\S+)/u);
    const { letters } = (await (await fetch(`${origin}/sandbox/letters.json`)).json()) as {
      readonly letters: readonly { readonly to: readonly string[]; readonly text: string }[];
    };
    const theirs = letters.filter(({ to }) => to.includes('owner@marigold.example'));
    expect(theirs.map(({ text }) => text).join('\n')).not.toContain('/operator/');
  });

  test('opens nothing before the code of the device, and a code works once', async () => {
    const again = await halfway(product.origin, email);
    expect(await again.stage()).toBe('factor');
    expect((await again.get('/businesses')).status).toBe(401);
    // Nobody sets up another device in the place of the one there is.
    expect(await (await again.post('/factor/new')).json()).toMatchObject({ code: 'factor-set-already' });
    const code = device.code();
    expect((await again.post('/factor', { code })).status).toBe(200);
    expect((await again.get('/businesses')).status).toBe(200);
    const third = await halfway(product.origin, email);
    expect(await (await third.post('/factor', { code })).json()).toMatchObject({ code: 'code-wrong' });
    await again.post('/logout');
    // Without a cookie they are nobody, and for nobody there is nothing here.
    expect((await again.get('/businesses')).status).toBe(404);
  });

  test('is never a member’s, and a member’s letter is never the operator’s', async () => {
    const { origin } = product;
    const asMember = await fetch(`${origin}/api/v1/session`, { headers: { Cookie: operator.cookie() } });
    expect(asMember.status).toBe(401);
    const renamed = operator.cookie().replaceAll('mia-operator-', 'mia-');
    expect((await fetch(`${origin}/api/v1/overview`, { headers: { Cookie: renamed } })).status).toBe(401);
    const second = await halfway(origin, 'second@example.com');
    expect(await second.stage()).toBe('factor-new');
  });
});

test('the operator sees each business and no word of anybody who wrote to it', async () => {
  const page = (await (await operator.get('/businesses')).json()) as OperatorBusinesses;
  expect(page.businesses.map(({ name }) => name)).toContain('Marigold Hair Studio');
  expect(await business()).toMatchObject({
    ...{ plan: 'trial', suspended: null, texting: 'ready', overdueCount: 0 },
    look: { askedAt: null, until: null },
  });
  // Its owner got the letter that logged them in.
  await expect.poll(async () => (await business()).deliverability).toBe('good');
  expect(JSON.stringify(page)).not.toMatch(/owner@|marigold\.example/u);
  expect((await operator.get('/businesses/nobody')).status).toBe(404);
});

describe('looking into a business', () => {
  const look = (path: string) => operator.get(`/businesses/${demoId}/look${path}`);

  test('is refused without a grant, asked for, granted for hours, recorded, shown, and ended', async () => {
    for (const path of ['/conversations', '/leads', '/calls', '/texts', '/overview', '/knowledge'])
      expect(await (await look(path)).json(), path).toMatchObject({ code: 'look-not-granted' });
    expect((await operator.post(`/businesses/${demoId}/ask`)).status).toBe(204);
    expect((await look('/leads')).status).toBe(403);
    const asked = (await (await owner.get('/looks')).json()) as Looks;
    expect(asked).toMatchObject({ askedAt: expect.any(String) as string, grants: [], taken: [] });

    expect((await owner.post('/looks', { grantId: 'g', hours: 25 })).status).toBe(422);
    expect((await owner.post('/looks', { grantId: 'g', hours: 2 })).status).toBe(204);
    expect(await (await owner.post('/looks', { grantId: 'h', hours: 2 })).json()).toMatchObject({
      code: 'look-granted-already',
    });
    expect((await business()).look.until).not.toBeNull();
    const visitor = await visit(product.origin, 'marigold-demo');
    for (const line of [
      'Do you do tattoos?',
      'yes please',
      'Fay Madeup',
      'fay@example.com',
      'skip',
      'skip',
      'yes',
    ])
      await visitor.send(line);
    const { conversationId } = visitor;
    const conversations = async () =>
      ((await (await owner.get('/conversations')).json()) as Inbox).conversations;
    await expect.poll(conversations).toMatchObject([{ leadName: 'Fay Madeup' }]);
    const inbox = (await (await look('/conversations')).json()) as Inbox;
    expect(inbox.conversations).toMatchObject([{ conversationId, leadName: null, ending: null }]);
    expect((await look(`/conversations/${conversationId}`)).status).toBe(200);
    // To look, and not to do; and nothing but what is listed.
    expect((await operator.post(`/businesses/${demoId}/look/desk/pause`)).status).toBe(404);
    for (const path of ['/leads.csv', '/api-keys', '/team', '/business', '/live'])
      expect((await look(path)).status, path).toBe(404);

    const { taken } = (await (await owner.get('/looks')).json()) as Looks;
    expect(taken.map(({ what, subjectId }) => [what, subjectId])).toEqual([
      ['conversation', conversationId],
      ['conversations', null],
    ]);
    expect((await owner.post('/looks/g/end')).status).toBe(204);
    expect((await look('/conversations')).status).toBe(403);
    expect(((await (await owner.get('/looks')).json()) as Looks).taken).toHaveLength(2);
  });

  test('opens no other business', async () => {
    const other = await signUp(product.origin, 'other@example.com', 'Another business');
    await other.post('/looks', { grantId: 'o', hours: 1 });
    expect((await look('/conversations')).status).toBe(403);
  });
});

describe('a business that is suspended', () => {
  const settings = async () => {
    const body = { site: 'marigold-demo', pageUrl: '', referrer: '', language: 'en', pageView: false };
    const answer = await fetch(`${product.origin}/widget/v1/settings`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
    });
    return (await answer.json()) as { readonly greeting: string };
  };

  test('is so by the view or by the command line, says it in its widget, and is resumed', async () => {
    expect((await operator.post(`/businesses/${demoId}/resume`)).status).toBe(409);
    expect((await operator.post(`/businesses/${demoId}/suspend`, { reason: 'abuse' })).status).toBe(204);
    expect((await settings()).greeting).toMatch(/^Marigold Hair Studio cannot be reached here/u);
    expect(((await (await owner.get('/session')).json()) as Session).suspendedSince).not.toBeNull();
    expect((await owner.get('/conversations')).status).toBe(200);

    const listed = await mia(variables, 'account', 'list', '--json');
    expect(JSON.parse(listed.out)).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({ accountId: demoId, suspended: 'abuse' }),
      ]) as object[],
    });
    const resumed = await mia(variables, 'account', 'resume', demoId);
    expect(resumed).toMatchObject({ code: 0, out: `${demoId} is served again.\n` });
    await expect.poll(async () => (await settings()).greeting).toMatch(/^Hello/u);
    expect(await mia(variables, 'account', 'resume', demoId)).toMatchObject({
      ...{ code: 1, err: `${demoId} is not suspended.\n` },
    });
    const suspended = await mia(variables, 'account', 'suspend', demoId, '--reason', 'unpaid', '--json');
    expect(JSON.parse(suspended.out)).toEqual({ accountId: demoId, isSuspended: true });
    await expect.poll(async () => (await business()).suspended?.reason).toBe('unpaid');
    await operator.post(`/businesses/${demoId}/resume`);
  });

  test('has to be known, with a reason', async () => {
    expect(await mia(variables, 'account', 'suspend', 'nobody', '--reason', 'abuse')).toMatchObject({
      ...{ code: 1, err: 'There is no business nobody: “mia account list”.\n' },
    });
    for (const words of [[], ['suspend', demoId], ['suspend', demoId, '--reason', 'dislike'], ['list', 'x']])
      expect((await mia(variables, 'account', ...words)).code, words.join(' ')).toBe(2);
    expect((await mia(variables, 'account', '--help')).out).toContain('--reason CODE');
  });
});

test('a cap on what a business may spend in a day is set and taken away', async () => {
  const cap = (costMicrosPerDay: number | null) =>
    operator.post(`/businesses/${demoId}/spend-cap`, { costMicrosPerDay });
  expect((await cap(250_000)).status).toBe(204);
  expect((await business()).costMicrosPerDayMax).toBe(250_000);
  expect((await cap(-1)).status).toBe(422);
  await cap(null);
  expect((await business()).costMicrosPerDayMax).toBeNull();
});

test('data requests are noted without a name, due a month after they came, and closed', async () => {
  const note = (subjectRef: string, requestId = 'r1') =>
    operator.post('/data-requests', { requestId, kind: 'erasure', receivedOn: '2026-01-31', subjectRef });
  expect(await (await note('ada@example.com')).json()).toMatchObject({ code: 'reference-not-valid' });
  expect((await note('T-17')).status).toBe(204);
  expect((await note('T-17')).status).toBe(204);
  const list = async () => ((await (await operator.get('/data-requests')).json()) as DataRequests).requests;
  expect(await list()).toMatchObject([
    {
      requestId: 'r1',
      kind: 'erasure',
      subjectRef: 'T-17',
      dueAt: '2026-02-28T00:00:00.000Z',
      outcome: null,
    },
  ]);
  expect((await operator.post('/data-requests/r1/close', { outcome: 'done' })).status).toBe(204);
  expect(await list()).toMatchObject([{ outcome: 'done' }]);
  expect((await operator.post('/data-requests/r2/close', { outcome: 'done' })).status).toBe(404);
});

test('a device that was lost is taken away on the server, and everybody who used it is out', async () => {
  expect(await mia(variables, 'operator', 'reset-factor')).toMatchObject({ code: 2 });
  expect(await mia(variables, 'operator', 'reset-factor', 'nobody@example.com')).toMatchObject({ code: 2 });
  expect((await mia(variables, 'operator', '--help')).out).toContain('reset-factor [ADDRESS]');
  const reset = await mia(variables, 'operator', 'reset-factor', email, '--json');
  expect(JSON.parse(reset.out)).toEqual({ wasReset: true });
  expect((await operator.get('/businesses')).status).toBe(401);
  const again = await logInOperator(product.origin, email);
  expect(await again.operator.stage()).toBe('in');
});
