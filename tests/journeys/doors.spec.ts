import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, refusedStart, startProduct, type Running } from '../support/installation.js';
import { inLetter } from '../support/members.js';
import { served } from '../support/served.js';
import { settingsOf, visit } from '../support/visitor.js';

const site = 'marigold-demo';
const data = dataDirectory();
let database: TestDatabase;
let product: Running;
const url = (path: string): string => `${product.origin}${path}`;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ DATA_DIR: data.path, ...database.variables });
});
afterAll(async () => {
  await product.stop();
  await database.close();
  data.dispose();
});

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

async function refusal(path: string, init: RequestInit = {}): Promise<Refused> {
  const answer = await fetch(url(path), init);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const { code, detail } = (await answer.json()) as Refused;
  expect(detail, 'one sentence or two that say what to do').toMatch(/^[\p{Lu}“][^\n]{10,200}[.?]$/u);
  return { status: answer.status, code, detail };
}
const post = (body: BodyInit, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  body,
  headers,
});
const signUp = (website: string): RequestInit =>
  post(JSON.stringify({ businessName: 'Acme', email: 'a@example.com', website, industry: 'other' }));

describe('bad input gets one clear sentence, the right status and code', () => {
  test.each([
    ['/api/v1/sign-up', signUp('not a website'), 422, 'website-invalid'],
    ['/api/v1/sign-up', signUp('ftp://example.com'), 422, 'website-invalid'],
    ['/api/v1/sign-up', signUp('https://user:pass@example.com'), 422, 'website-invalid'],
    ['/api/v1/sign-up', post('{"businessName":"A"}'), 422, 'invalid-request'],
    ['/api/v1/sign-up', post('{'), 400, 'malformed-json'],
    ['/api/v1/sign-up', post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 400, 'not-utf-8'],
    ['/api/v1/login/link', post('{"token":"nothing"}'), 410, 'link-expired'],
    ['/api/v1/login/code', post('{"code":"123456"}'), 410, 'link-expired'],
    ['/api/v1/overview', {}, 401, 'not-logged-in'],
    ['/api/v1/leads.csv', {}, 401, 'not-logged-in'],
    ['/api/v1/conversations/%E0%A4%A', {}, 401, 'not-logged-in'],
    ['/api/v1/nothing', {}, 401, 'not-logged-in'],
    ['/try/nobody', {}, 404, 'site-unknown'],
    ['/c/nobody', {}, 404, 'site-unknown'],
    ['/c/nobody/qr.svg', {}, 404, 'site-unknown'],
    ['/nothing', {}, 404, 'not-found'],
    ['/widget/v1/conversations/x', {}, 404, 'conversation-not-found'],
    [
      '/api/v1/login',
      { ...post('{"email":"a@example.com"}'), headers: { 'Sec-Fetch-Site': 'cross-site' } },
      403,
      'cross-site',
    ],
    [
      '/api/v1/login',
      { ...post('{"email":"a@example.com"}'), headers: { Origin: 'https://evil.example' } },
      403,
      'cross-site',
    ],
  ] as const)('%s %o', async (path, init, status, code) => {
    expect(await refusal(path, init)).toMatchObject({ status, code });
  });

  test('a message of 1 MB', async () => {
    const visitor = await visit(product.origin, site);
    await expect(visitor.send('x'.repeat(1_000_000))).rejects.toThrow('413');
    await expect(visitor.send('x'.repeat(2_001))).rejects.toThrow('413');
    await expect(visitor.send('   ')).rejects.toThrow('422');
    expect((await visitor.resume()).messages).toEqual([]);
  });

  test('an unknown site key', async () => {
    const asked = { site: 'nobody', pageUrl: '', referrer: '', language: 'en', pageView: true };
    expect(await refusal('/widget/v1/settings', post(JSON.stringify(asked)))).toMatchObject({
      status: 404,
      code: 'site-unknown',
    });
  });

  test('a website that the business has not named', async () => {
    const asked = { site, pageUrl: '', referrer: '', language: 'en', pageView: false };
    const from = (origin: string) => post(JSON.stringify(asked), { Origin: origin });
    for (const foreign of ['https://evil.example', 'null'])
      expect(await refusal('/widget/v1/settings', from(foreign))).toMatchObject({
        ...{ status: 403, code: 'origin-not-allowed' },
      });
    for (const own of [product.origin, 'http://127.0.0.1:4000'])
      expect((await fetch(url('/widget/v1/settings'), from(own))).status, own).toBe(200);
    const visitor = await visit(product.origin, site);
    const stolen = await fetch(url(`/widget/v1/conversations/${visitor.conversationId}`), {
      headers: { Authorization: `Bearer ${visitor.token}`, Origin: 'https://evil.example' },
    });
    expect(stolen.status).toBe(403);
  });

  test('a conversation of somebody else', async () => {
    const [mine, theirs] = [await visit(product.origin, site), await visit(product.origin, site)];
    await theirs.send('Hello');
    const answer = await refusal(`/widget/v1/conversations/${theirs.conversationId}`, {
      headers: { Authorization: `Bearer ${mine.conversationId}` },
    });
    expect(answer).toMatchObject({ status: 404, code: 'conversation-not-found' });
    // Nor by starting it again.
    const { notice } = await settingsOf(product.origin, site);
    const again = { site, noticeVersion: notice.version, openedOn: '', language: 'en' };
    expect(
      await refusal(
        '/widget/v1/conversations',
        post(JSON.stringify({ ...again, conversationId: theirs.conversationId })),
      ),
    ).toMatchObject({ status: 404 });
  });

  test('NUL and half characters are taken out, and what is left is stored', async () => {
    const visitor = await visit(product.origin, site);
    const lines = await visitor.send('Are you\u0000 open on Saturday?\ud800');
    expect(lines.at(-1)).toMatchObject({ type: 'reply' });
    expect((await visitor.resume()).messages[0]?.text).toBe('Are you open on Saturday?\ufffd');
  });
});

test('the handset calls the lines of the sandbox, and nobody else', async () => {
  expect((await fetch(url('/sandbox/handset/'))).status).toBe(200);
  const call = (to: string): RequestInit =>
    post(JSON.stringify({ from: '+12025550143', to }), { 'Content-Type': 'application/json' });
  expect(await refusal('/sandbox/handset/calls', call('+12025550199'))).toMatchObject({
    status: 404,
    code: 'line-not-found',
  });
  const placed = await fetch(url('/sandbox/handset/calls'), call('+12025550100'));
  const { callSid } = (await placed.json()) as { callSid: string };
  expect((await fetch(url(`/sandbox/handset/calls/${callSid}/hang-up`), post(''))).status).toBe(204);
});

describe('a login link', () => {
  async function asked(): Promise<{
    readonly token: string;
    readonly code: string;
    readonly cookie: string;
  }> {
    const email = `${randomUUID()}@example.com`;
    const answer = await fetch(
      url('/api/v1/sign-up'),
      post(
        JSON.stringify({ businessName: 'Acme', email, website: 'https://example.com', industry: 'other' }),
      ),
    );
    expect(answer.status).toBe(202);
    return {
      token: await inLetter(product.origin, email, /login\/(\S+)/u),
      code: await inLetter(product.origin, email, /asked:\s+(\d{6})/u),
      cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    };
  }

  test('works in the browser that asked, once', async () => {
    const { token, cookie } = await asked();
    const body = JSON.stringify({ token });
    expect(await refusal('/api/v1/login/link', post(body))).toMatchObject({
      status: 403,
      code: 'link-of-another-browser',
    });
    const login = await fetch(
      url('/api/v1/login/link'),
      post(body, { Cookie: cookie, Origin: product.origin }),
    );
    expect(login.status).toBe(200);
    const session = login.headers.getSetCookie().find((one) => one.startsWith('mia-session')) ?? '';
    expect(session).toMatch(/HttpOnly; SameSite=Lax/u);
    expect(
      await refusal('/api/v1/login/link', post(body, { Cookie: cookie, Origin: product.origin })),
    ).toMatchObject({
      code: 'link-expired',
    });

    const owner = { headers: { Cookie: session.split(';')[0] ?? '', Origin: product.origin } };
    expect((await fetch(url('/api/v1/session'), owner)).status).toBe(200);
    const changed = (session.split(';')[0] ?? '').replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await fetch(url('/api/v1/session'), { headers: { Cookie: changed } })).status).toBe(401);
    expect((await fetch(url('/api/v1/logout'), { ...owner, method: 'POST' })).status).toBe(204);
    expect((await fetch(url('/api/v1/session'), owner)).status).toBe(401);
  });

  test('has a code that ends after five wrong guesses', async () => {
    const { code, cookie } = await asked();
    const wrong = code === '000000' ? '000001' : '000000';
    for (let guess = 0; guess < 5; guess += 1) {
      const answer = await refusal(
        '/api/v1/login/code',
        post(JSON.stringify({ code: wrong }), { Cookie: cookie, Origin: product.origin }),
      );
      expect(answer.code).toBe('code-wrong');
    }
    const right = await refusal(
      '/api/v1/login/code',
      post(JSON.stringify({ code }), { Cookie: cookie, Origin: product.origin }),
    );
    expect(right.code).toBe('link-expired');
  });

  test('is sent to nobody who is unknown, and nobody learns that', async () => {
    const email = `${randomUUID()}@example.com`;
    const answer = await fetch(url('/api/v1/login'), post(JSON.stringify({ email })));
    expect(answer.status).toBe(202);
    expect(answer.headers.get('set-cookie')).toMatch(/^mia-login=/u);
  });
});

describe('a start that is not safe is refused with one sentence', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const publicly = {
    PUBLIC_URL: 'https://desk.example.com',
    TRUST_PROXY_HOPS: '1',
    OPERATOR_NAME: 'Acme',
    SUPPORT_EMAIL: 'help@example.com',
    MAIL_FROM: 'desk@example.com',
  };
  test.concurrent.each([
    [{ PORT: 'lots' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PUBLIC_URL: 'http://desk.example.com' }, 'https://'],
    [{ PUBLIC_URL: 'https://desk.example.com' }, 'TRUST_PROXY_HOPS'],
    [publicly, 'RESEND_API_KEY'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL'],
    [{ RESEND_API_KEY: 're_something' }, 'MAIL_FROM'],
    [{ DATABASE_URL: 'postgres://db.example.com/mia' }, 'KEY_VAULT_URL'],
    [
      {
        DATABASE_URL: 'postgres://db.example.com/a',
        KEY_VAULT_URL: 'postgres://localhost/b',
        MASTER_KEY: key,
      },
      'TLS',
    ],
    [{ MASTER_KEY: 'short' }, 'MASTER_KEY'],
  ])('%o', async (variables, word) => {
    const { said, code } = await refusedStart(variables);
    expect(code).toBe(1);
    expect(said).toContain(word);
    expect(said.split('\n')).toHaveLength(1);
    expect(said).not.toContain('re_something');
  });

  test.concurrent.each([
    ['with a public address', { ...publicly, RESEND_API_KEY: 're_something' }],
    ['with a vendor key on loopback', { RESEND_API_KEY: 're_something', MAIL_FROM: 'desk@example.com' }],
  ])('%s there is neither sandbox nor demo', async (_name, variables) => {
    const directory = dataDirectory();
    const free = await served(express());
    await free.close();
    const { port, origin } = new URL(free.origin);
    const started = await startProduct({ ...variables, PORT: port, DATA_DIR: directory.path });
    // As the proxy that is trusted says it came: by https.
    const headers = { 'X-Forwarded-Proto': 'https' };
    for (const path of [
      '/sandbox',
      '/sandbox/',
      '/sandbox/letters.json',
      '/sandbox/handset/',
      '/demo',
      '/demo/',
      '/demo/prices',
    ]) {
      expect((await fetch(`${origin}${path}`, { headers })).status, path).toBe(404);
    }
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    await started.stop();
    directory.dispose();
  });
});

test('a dump of the log holds none of what people said, in clear or sealed, and the keys stand apart', async () => {
  const visitor = await visit(product.origin, site);
  const secrets = [
    'Wilhelmina Testperson',
    'wilhelmina@example.com',
    '+12025550177',
    'a very private errand',
  ];
  for (const text of ['Do you do tattoos?', 'yes', ...secrets, 'yes']) await visitor.send(text);
  // The last test: from here on nobody writes.
  await product.stop();

  const dump = async (from: Pool, table: string): Promise<string> => {
    const { rows } = await from.query<{ row: string }>(`select t::text as row from ${table} t`);
    return rows.map(({ row }) => row).join('\n');
  };
  const log = await dump(database.owner, 'log.events');
  const sealed = await dump(database.owner, 'log.sealed');
  const keys = `${await dump(database.keysPool, 'vault.data_keys')}\n${await dump(database.keysPool, 'directory.contacts')}`;
  expect(log).toContain(visitor.conversationId);
  const bytes = [...sealed.matchAll(/\\\\x([0-9a-f]{40,})/gu)].map(([, hex]) => hex ?? '');
  expect(bytes.length).toBeGreaterThan(20);
  for (const secret of [
    ...secrets,
    'owner@marigold.example',
    'Marigold Hair Studio',
    'Ada Example',
    '27 Harbour Lane',
  ]) {
    for (const [name, text] of Object.entries({ log, sealed, keys })) {
      expect(text, name).not.toContain(secret);
      expect(text, name).not.toContain(Buffer.from(secret).toString('hex'));
      expect(text, name).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/u, ''));
    }
  }
  for (const hex of bytes) {
    expect(log, 'no ciphertext in the log').not.toContain(hex.slice(0, 40));
    expect(keys, 'no ciphertext beside the keys').not.toContain(hex.slice(0, 40));
  }
  // Nor the keyed hash by which a contact is found again.
  for (const [, hash] of keys.matchAll(/\\\\x([0-9a-f]{64})"/gu)) expect(log).not.toContain(hash);
});
