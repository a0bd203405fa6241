import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiKeyIssued, ApiKeyList } from '../../adapters/http/contract/api-keys.js';
import type { WebhookList, WebhookSecret } from '../../adapters/http/contract/webhooks.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { startProduct, type Running } from '../support/installation.js';
import { logIn, signUp, type Member } from '../support/members.js';

let database: TestDatabase;
let product: Running;
let owner: Member;
let stranger: Member;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({
    ...database.variables,
  });
  owner = await logIn(product.origin, 'owner@marigold.example');
  stranger = await signUp(product.origin, 'stranger@example.com', 'Somebody Else');
});
afterAll(async () => {
  await product.stop();
  await database.close();
});

const keyed = (member: Member, path: string, body: object, key: string) =>
  member.post(path, body, { 'Idempotency-Key': key });
const program = { label: 'A program', scopes: ['work'], expiresAt: null };
const keysOf = async (member: Member) => ((await (await member.get('/api-keys')).json()) as ApiKeyList).keys;

test('the same request under the same key is carried out once, and answered alike', async () => {
  const key = randomUUID();
  const first = await keyed(owner, '/api-keys', program, key);
  const issued = (await first.json()) as ApiKeyIssued;
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  const again = await keyed(owner, '/api-keys', program, `"${key}"`);
  expect(again.status).toBe(201);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'));
  expect(await again.json()).toEqual(issued);
  expect((await keysOf(owner)).filter(({ keyId }) => keyId === issued.keyId)).toHaveLength(1);
  expect(await keysOf(owner)).toHaveLength(1);
});

test('a no is remembered as well', async () => {
  const key = randomUUID();
  for (const replayed of [null, 'true']) {
    const answer = await keyed(owner, '/leads/nobody/contacted', {}, key);
    expect(await answer.json()).toMatchObject({ status: 404, code: 'lead-not-found' });
    expect(answer.headers.get('idempotency-replayed')).toBe(replayed);
  }
});

test('another request under a key that was used is refused', async () => {
  const key = randomUUID();
  await keyed(owner, '/business', { industry: 'retail' }, key);
  const other = await keyed(owner, '/business', { industry: 'food' }, key);
  expect(await other.json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  const elsewhere = await keyed(owner, '/desk/pause', { industry: 'retail' }, key);
  expect(await elsewhere.json()).toMatchObject({ code: 'idempotency-key-reused' });
});

test('while a request is carried out, the same one waits its turn', async () => {
  const key = randomUUID();
  const asked = () => keyed(owner, '/try', { text: 'When do you open?', model: 'extractive' }, key);
  const answers = await Promise.all([asked(), asked(), asked(), asked()]);
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses[0]).toBe(200);
  for (const answer of answers) {
    if (answer.status === 200) continue;
    expect(await answer.json()).toMatchObject({ status: 409, code: 'idempotency-key-in-use' });
  }
  expect((await asked()).headers.get('idempotency-replayed')).toBe('true');
});

test('a key is of whoever uses it', async () => {
  const key = randomUUID();
  const mine = await keyed(owner, '/business', { industry: 'beauty' }, key);
  const theirs = await keyed(stranger, '/business', { industry: 'beauty' }, key);
  expect([mine.status, theirs.status]).toEqual([204, 204]);
  expect(theirs.headers.get('idempotency-replayed')).toBeNull();
});

test('what is no key is refused', async () => {
  for (const key of ['two words', 'x'.repeat(201), ' '])
    expect(await (await keyed(owner, '/desk/pause', {}, key)).json(), key).toMatchObject({
      ...{ status: 400, code: 'idempotency-key-not-valid' },
    });
});

test('a process that ends between the deed and its answer has it done once all the same', async () => {
  const key = randomUUID();
  const added = { url: 'https://example.com/hooks', eventTypes: ['call.ended'], withContact: false };
  const { webhookId } = (await (await keyed(owner, '/webhooks', added, key)).json()) as WebhookSecret;
  // As if the answer had never been kept.
  await database.pool.query('delete from idempotency.requests');
  const again = await keyed(owner, '/webhooks', added, key);
  // Its secret was told then, and nobody has it now.
  expect(await again.json()).toMatchObject({ status: 409, code: 'secret-lost' });
  const { webhooks } = (await (await owner.get('/webhooks')).json()) as WebhookList;
  expect(webhooks.map((one) => one.webhookId)).toEqual([webhookId]);
});

test('answers stand in no table in clear, and go after a day', async () => {
  const key = randomUUID();
  const first = await keyed(owner, '/api-keys', program, key);
  const issued = (await first.json()) as ApiKeyIssued;
  const { rows } = await database.pool.query<{ body: Buffer | null }>(
    'select body from idempotency.requests',
  );
  for (const { body } of rows) expect(body?.includes(issued.key.slice(9)) ?? false).toBe(false);
  await database.pool.query(`update idempotency.requests set begun_at = begun_at - interval '25 hours'`);
  await keyed(owner, '/desk/resume', {}, randomUUID());
  const left = await database.pool.query('select 1 from idempotency.requests');
  expect(left.rowCount).toBe(1);
});
