import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import openApiTypes, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiKeyIssued } from '../../adapters/http/contract/api-keys.js';
import type { Running } from '../support/installation.js';
import { logIn } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';

const run = promisify(execFile);
let product: Running;
let document: string;

beforeAll(async () => {
  product = await startSandbox();
  document = await (await fetch(`${product.origin}/api/openapi.json`)).text();
});
afterAll(async () => {
  await product.stop();
});

/** What a customer's program might do. It is compiled as strictly as ours is. */
const program = `
import createClient from 'openapi-fetch';
import type { paths } from './api.js';

const [, , origin = '', key = ''] = process.argv;
const client = createClient<paths>({
  baseUrl: \`\${origin}/api/v1\`,
  headers: { Authorization: \`Bearer \${key}\` },
});
const names: (string | null)[] = [];
let cursor: string | null = null;
do {
  const query: { cursor?: string } = cursor === null ? {} : { cursor };
  const { data, error } = await client.GET('/leads', { params: { query } });
  if (data === undefined) throw new Error(error.code);
  for (const { name } of data.leads) names.push(name);
  cursor = data.nextCursor;
} while (cursor !== null);
const { data: business } = await client.GET('/business');
const header = { 'Idempotency-Key': 'a-key-of-mine' };
const factId = '01900000-0000-7000-8000-0000000000aa';
const fact = { factId, question: 'Is there parking?', text: 'Behind the house.', language: 'en', answers: [] };
const taught = await client.POST('/facts', { params: { header }, body: fact });
const again = await client.POST('/facts', { params: { header }, body: fact });
const { error } = await client.GET('/leads/{id}', { params: { path: { id: 'nobody' } } });
const code: 'lead-not-found' | string | undefined = error?.code;
console.log(
  JSON.stringify({
    name: business?.name,
    leads: names.length,
    fact: taught.data?.factId,
    replayed: again.response.headers.get('idempotency-replayed'),
    code,
  }),
);
`;

test('a client that is generated from it compiles, and works with an API key', async () => {
  const owner = await logIn(product.origin, 'owner@marigold.example');
  const { key } = (await (
    await owner.post('/api-keys', { label: 'A client', scopes: ['work'], expiresAt: null })
  ).json()) as ApiKeyIssued;
  mkdirSync('node_modules/.cache', { recursive: true });
  const folder = mkdtempSync(join('node_modules/.cache', 'api-client-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'api.d.ts'), astToString(await openApiTypes(document)));
    writeFileSync(join(folder, 'program.ts'), program);
    // Raises with what the compiler says where it does not compile.
    await run(process.execPath, [
      ...['node_modules/typescript/bin/tsc', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck'],
      ...['--ignoreConfig', '--target', 'es2022', '--module', 'nodenext', '--types', 'node'],
      join(folder, 'program.ts'),
    ]);
    const ran = await run(process.execPath, [join(folder, 'program.js'), product.origin, key]);
    expect(JSON.parse(ran.stdout)).toEqual({
      name: 'Marigold Hair Studio',
      leads: expect.any(Number) as number,
      fact: '01900000-0000-7000-8000-0000000000aa',
      replayed: 'true',
      code: 'lead-not-found',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every answer of the API says how many requests are left', async () => {
  const owner = await logIn(product.origin, 'owner@marigold.example');
  const anybody = (path: string, init?: RequestInit) => fetch(`${product.origin}/api/v1${path}`, init);
  for (const answer of [
    await owner.get('/leads'),
    await owner.get('/session'),
    await owner.post('/desk/resume'),
    await anybody('/leads'),
    await anybody('/installation'),
    await anybody('/nowhere'),
    await anybody('/login', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  ]) {
    expect(answer.headers.get('ratelimit'), answer.url).toMatch(/r=\d+/u);
    expect(answer.headers.get('ratelimit-policy'), answer.url).toMatch(/q=600/u);
  }
});
