import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiKeyIssued } from '../../adapters/http/contract/api-keys.js';
import { problem as problemSchema } from '../../adapters/http/contract/problem.js';
import type { Operation } from '../../adapters/http/open-api/operation.js';
import { parts } from '../../adapters/http/open-api/parts.js';
import { problemsOf } from '../../adapters/http/open-api/problems.js';
import { provocations } from '../support/api-problems.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startProduct, type Running } from '../support/installation.js';
import { envelopeOf, openLog } from '../support/log.js';
import { join, logIn, signUp, type Member } from '../support/members.js';
import { receiver, type Receiver } from '../support/receiver.js';

const operations = parts.flatMap((part) => part.operations);
/** What an installation that is set up as this one has no occasion to say, and why. */
const unheard: Readonly<Record<string, string>> = {
  'beginCheckout billing-off': 'the sandbox bills',
  'openPortal billing-off': 'the sandbox bills',
  'beginCheckout nothing-billed': 'a trial begins within moments of the sign-up',
  'openPairing messenger-off': 'the sandbox has a messenger',
  'changeAddress address-change-over': 'only of a member whose address was erased',
};
/** Each no that the description speaks of: of which operation, with which status and code. */
const documented = operations.flatMap((operation) =>
  [...problemsOf(operation)].flatMap(([status, codes]) =>
    codes
      .filter((code) => unheard[`${operation.id} ${code}`] === undefined)
      .map((code) => ({ operation, id: operation.id, status, code })),
  ),
);

let database: TestDatabase;
let product: Running;
let people: Readonly<Record<'owner' | 'staff' | 'auditor' | 'stranger', Member>>;
let workKey = '';
let there: Receiver;
let own: ReturnType<typeof provocations>;

let asked = 0;
/** Each request seems to come from a network of its own, or nobody could ask so much. */
const elsewhere = () => {
  asked += 1;
  return { 'X-Forwarded-For': `198.51.${String(Math.floor(asked / 250))}.${String(asked % 250)}` };
};

const roaming = (member: Member): Member => ({
  ...member,
  get: (path) => member.get(path, elsewhere()),
  post: (path, body, headers) => member.post(path, body, { ...elsewhere(), ...headers }),
});

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    ...{ ...database.variables, TRUST_PROXY_HOPS: '1' },
  });
  const { origin } = product;
  there = await receiver();
  const owner = await logIn(origin, 'owner@marigold.example');
  for (const role of ['staff', 'auditor'])
    await owner.post('/team/invitations', { email: `${role}@example.com`, role }, elsewhere());
  people = {
    owner: roaming(owner),
    staff: roaming(await join(origin, 'staff@example.com')),
    auditor: roaming(await join(origin, 'auditor@example.com')),
    stranger: roaming(await signUp(origin, 'stranger@example.com', 'Somebody Else')),
  };
  const issued = await owner.post('/api-keys', { label: 'A program', scopes: ['work'], expiresAt: null });
  workKey = ((await issued.json()) as ApiKeyIssued).key;
  own = provocations({
    ...{ origin, ...people, receiver: there, elsewhere },
    forgetAnswers: async () => {
      await database.pool.query('delete from idempotency.requests');
    },
    earlier,
  });
});
afterAll(async () => {
  await product.stop();
  await there.close();
  await database.close();
});

const earlier: Parameters<typeof provocations>[0]['earlier'] = async (tenant, stream, events) => {
  const recorded = events.map((event) => ({ id: uuidv7(), event }));
  const log = openLog({ main: database.connectionString, keys: database.keysConnectionString });
  await log.store.append(stream, 'any', recorded, { ...envelopeOf(recorded), tenant });
  await log.close();
};

interface Asking {
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

const ask = ({ method, path }: Operation, { body, headers = {} }: Asking = {}) =>
  fetch(`${product.origin}/api/v1${path.replaceAll(/:\w+/gu, 'nobody')}`, {
    ...{ method, headers: { ...elsewhere(), ...headers } },
    ...(body !== undefined && { body }),
  });
const as = (member: Member) => ({ Cookie: member.cookie(), Origin: product.origin });
const asOwner = (operation: Operation, { body, headers = {} }: Asking = {}) =>
  ask(operation, {
    headers: { ...as(people.owner), ...headers },
    ...(body !== undefined && { body }),
  });

/** Letters are counted by the address that stands in a body, whatever else does. */
const somebody = () => {
  asked += 1;
  return `{"email":"somebody-${String(asked)}"}`;
};

/** What every operation may say, each by the same means. */
const general: Readonly<Record<string, (operation: Operation) => Promise<Response>>> = {
  'not-logged-in': (operation) => ask(operation),
  'api-key-unknown': (operation) => ask(operation, { headers: { Authorization: 'Bearer mia_live_nothing' } }),
  'not-allowed': (operation) =>
    operation.access === 'audit'
      ? ask(operation, { headers: { Authorization: `Bearer ${workKey}` } })
      : ask(operation, { headers: as(operation.access === 'work' ? people.auditor : people.staff) }),
  'members-only': (operation) => ask(operation, { headers: { Authorization: `Bearer ${workKey}` } }),
  'cross-site': (operation) => ask(operation, { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  'not-utf-8': (operation) =>
    asOwner(operation, { body: Buffer.concat([Buffer.from(somebody()), Buffer.from([0xff])]) }),
  'malformed-json': (operation) => asOwner(operation, { body: somebody().slice(0, -1) }),
  'message-too-long': (operation) => asOwner(operation, { body: ' '.repeat(40_000) }),
  'file-too-large': (operation) => asOwner(operation, { body: ' '.repeat(1_300_000) }),
  'invalid-request': (operation) => asOwner(operation, { body: `[${somebody()}]` }),
  'idempotency-key-not-valid': (operation) =>
    asOwner(operation, { headers: { 'Idempotency-Key': 'two words' } }),
  async 'idempotency-key-reused'(operation) {
    const headers = { 'Idempotency-Key': `reused-${operation.id}` };
    // An erasure that comes to its end meanwhile takes the answers along that are kept for repeated requests.
    for (let tries = 1; ; tries += 1) {
      await people.owner.post('/leads/somebody/contacted', {}, headers);
      const answer = await asOwner(operation, { body: `[${somebody()}]`, headers });
      if (answer.status === 422 || tries === 3) return answer;
    }
  },
  async 'idempotency-key-in-use'(operation) {
    const asking = { body: '[]', headers: { 'Idempotency-Key': `in-use-${operation.id}` } };
    // Who may not do it changes nothing by asking.
    const asAuditor = { ...asking, headers: { ...asking.headers, ...as(people.auditor) } };
    await ask(operation, asAuditor);
    await database.pool.query('update idempotency.requests set status = null');
    return ask(operation, asAuditor);
  },
  async 'too-many-requests'(operation) {
    const headers = { 'X-Forwarded-For': '203.0.113.7' };
    for (;;) {
      const answer = await ask(operation, { headers });
      if (answer.status === 429) return answer;
      await Promise.all(
        Array.from({ length: 50 }, () => fetch(`${product.origin}/api/v1/installation`, { headers })),
      );
    }
  },
};

describe.each(documented)('$id says $status $code', ({ operation, status, code }) => {
  test('as documented', { timeout: 120_000 }, async () => {
    const provoke = own[`${operation.id} ${code}`] ?? (() => general[code]?.(operation));
    const answer = await provoke();
    if (answer === undefined) throw new Error('Nobody knows how to come to be told this');
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    const said = problemSchema.strict().parse(await answer.json());
    expect([answer.status, said.status, said.code]).toEqual([status, status, code]);
    expect(answer.headers.get('ratelimit')).toMatch(/r=\d+/u);
    // A limit of the day says in words how long it holds.
    if (code === 'too-many-requests') expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
