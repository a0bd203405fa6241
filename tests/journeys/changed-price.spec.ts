import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Replay } from '../../adapters/http/contract/inbox.js';
import type { Knowledge } from '../../adapters/http/contract/knowledge.js';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { AllToldOtherwise } from '../../adapters/http/contract/told.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { visit } from '../support/visitor.js';

const data = dataDirectory();
let product: Running;
let cookie = '';

beforeAll(async () => {
  product = await startProduct({ DATA_DIR: data.path });
  const token = /login\/(\S+)/u.exec(product.said)?.[1] ?? '';
  const login = await fetch(`${product.origin}/api/v1/login/link`, {
    method: 'POST',
    body: JSON.stringify({ token }),
  });
  cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
});
afterAll(async () => {
  await product.stop();
  data.dispose();
});

const get = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(`${product.origin}/api/v1${path}`, { headers: { Cookie: cookie } })).json()) as Answer;
const post = (path: string): Promise<Response> =>
  fetch(`${product.origin}/api/v1${path}`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: product.origin, 'Content-Type': 'application/json' },
  });

const question = 'How much is a women’s haircut?';
const replyTo = async (text: string): Promise<string> => {
  const visitor = await visit(product.origin, 'marigold-demo');
  return JSON.stringify((await visitor.send(text)).at(-1));
};

test('a price that changed is answered as it is now, shown as it was, and whoever was told the old one is named', async () => {
  await expect.poll(() => replyTo(question), { timeout: 60_000, interval: 500 }).toContain('$62');
  const told = await visit(product.origin, 'marigold-demo');
  for (const text of [
    question,
    'Please call me back',
    'Vera Visitor',
    'vera@example.com',
    'skip',
    'skip',
    'yes',
  ]) {
    await told.send(text);
  }

  const page = readFileSync('adapters/sandbox/demo-site/pages/prices.html', 'utf8');
  mkdirSync(join(data.path, 'demo-site'));
  writeFileSync(join(data.path, 'demo-site', 'prices.html'), page.replaceAll('$62', '$71'));
  expect((await post('/crawls')).status).toBe(202);
  await expect
    .poll(async () => (await get<Knowledge>('/knowledge')).crawl?.status, { timeout: 60_000 })
    .toBe('completed');
  await expect.poll(() => replyTo(question), { timeout: 60_000, interval: 500 }).toContain('$71');

  const replay = await get<Replay>(`/conversations/${told.conversationId}`);
  const source = replay.messages
    .flatMap(({ sources }) => sources)
    .find(({ excerpt }) => excerpt.includes('$62'));
  expect(source, 'as it stood then').toBeDefined();
  expect(source?.today.state).toBe('changed');
  expect(source?.today.text, 'as it stands today').toContain('$71');

  const { leads } = await get<Leads>('/leads');
  const lead = leads.find(({ name }) => name === 'Vera Visitor');
  const otherwise = await get<AllToldOtherwise>('/told-otherwise');
  const price = otherwise.told.find(({ before }) => before.includes('$62'));
  expect(price?.today).toContain('$71');
  expect(price?.visitors).toContainEqual(
    expect.objectContaining({
      conversationId: told.conversationId,
      contact: { leadId: lead?.leadId, name: 'Vera Visitor', email: 'vera@example.com', phone: null },
    }),
  );
});
