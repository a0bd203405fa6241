import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Me } from '../../adapters/http/contract/me.js';
import { createAuthenticator, type Authenticator } from '../support/authenticator.js';
import { createBrowser, type Browser } from '../support/cookie-jar.js';
import type { Running } from '../support/installation.js';
import { inLetter } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';

let product: Running;

beforeAll(async () => {
  product = await startSandbox();
});
afterAll(async () => {
  await product.stop();
});

const codeOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { readonly code?: string }).code;

async function byLetter(browser: Browser, path: string, body: { readonly email: string }): Promise<Response> {
  await browser.post(path, body);
  const token = await inLetter(product.origin, body.email, /login\/(\S+)/u);
  return browser.post('/login/link', { token });
}

async function signUp(email: string, industry = 'other'): Promise<Browser> {
  const browser = createBrowser(product.origin);
  const profile = { businessName: 'Somebody', website: 'https://example.com', industry };
  expect((await byLetter(browser, '/sign-up', { email, ...profile })).status).toBe(200);
  return browser;
}

async function addPasskey(browser: Browser, authenticator: Authenticator) {
  const options = (await (await browser.post('/me/passkeys/options')).json()) as { challenge: string };
  const answer = authenticator.make(options);
  const added = await browser.post('/me/passkeys', { label: 'Key ring', answer });
  expect(added.status, await added.clone().text()).toBe(201);
  return (await added.json()) as { passkeyId: string; recoveryCodes: string[] };
}

const meOf = async (browser: Browser) => (await (await browser.get('/me')).json()) as Me;

async function show(browser: Browser, authenticator: Authenticator): Promise<Response> {
  const options = await browser.post('/login/second-factor/options');
  const challenge = (await options.json()) as { challenge: string };
  return browser.post('/login/second-factor', { answer: authenticator.use(challenge) });
}

describe('whoever has a passkey', () => {
  const email = 'ann@example.com';
  let authenticator: Authenticator;
  let browser: Browser;

  beforeAll(async () => {
    authenticator = createAuthenticator(product.origin);
    browser = await signUp(email);
    const elsewhere = createBrowser(product.origin);
    await byLetter(elsewhere, '/login', { email });
    expect((await elsewhere.get('/overview')).status).toBe(200);
    const { recoveryCodes } = await addPasskey(browser, authenticator);
    expect(recoveryCodes).toHaveLength(10);
    expect((await browser.get('/overview')).status).toBe(200);
    expect((await elsewhere.get('/overview')).status, 'a session without it has ended').toBe(401);
  });

  test('has but half a login after the letter, and it opens nothing but the second half', async () => {
    const half = createBrowser(product.origin);
    const answer = await byLetter(half, '/login', { email });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ needs: 'second-factor' });
    expect([...half.jar.keys()]).toEqual(['mia-second']);
    // Its secret is no session, whatever name it is sent under.
    const secret = half.jar.get('mia-second') ?? '';
    half.jar.set('mia-session', secret);
    for (const path of ['/session', '/sessions', '/me', '/overview', '/leads', '/business', '/live', '/team'])
      expect((await half.get(path)).status, path).toBe(401);
    for (const path of ['/session/business', '/me/passkeys/options', '/me/recovery-codes', '/logout'])
      expect((await half.post(path)).status, path).toBe(401);
    half.jar.delete('mia-session');
    expect((await show(half, authenticator)).status).toBe(200);
    expect((await half.get('/overview')).status).toBe(200);
    expect([...half.jar.keys()]).toEqual(['mia-session']);
  });

  test('gets in with it once, and nobody with what it said before', async () => {
    const half = createBrowser(product.origin);
    await byLetter(half, '/login', { email });
    const secret = half.jar.get('mia-second') ?? '';
    const options = await half.post('/login/second-factor/options');
    const answer = authenticator.use((await options.json()) as { challenge: string });
    const stranger = createAuthenticator(product.origin);
    expect(await codeOf(await show(half, stranger))).toBe('second-factor-wrong');
    expect(await codeOf(await half.post('/login/second-factor', { answer }))).toBe('second-factor-wrong');
    expect((await show(half, authenticator)).status).toBe(200);
    half.jar.set('mia-second', secret);
    expect((await half.post('/login/second-factor/options')).status, 'the half was used up').toBe(410);
  });

  test('is out after five wrong tries, and asks for a new letter', async () => {
    const half = createBrowser(product.origin);
    await byLetter(half, '/login', { email });
    for (let tries = 0; tries < 5; tries += 1)
      expect((await half.post('/login/second-factor', { code: '00000-00000' })).status).toBe(403);
    expect((await half.post('/login/second-factor', { code: '00000-00000' })).status).toBe(410);
  });

  test('gets in with a recovery code, each of them once', async () => {
    const email = 'ben@example.com';
    const { recoveryCodes } = await addPasskey(await signUp(email), createAuthenticator(product.origin));
    const [code = ''] = recoveryCodes;
    const half = createBrowser(product.origin);
    await byLetter(half, '/login', { email });
    expect((await half.post('/login/second-factor', { code })).status).toBe(200);
    expect(await meOf(half)).toMatchObject({ recoveryCodesLeft: 9, passkeys: [{ label: 'Key ring' }] });
    const again = createBrowser(product.origin);
    await byLetter(again, '/login', { email });
    expect((await again.post('/login/second-factor', { code })).status).toBe(403);
  });

  test('removes the last one only by showing it again, and then needs none', async () => {
    const email = 'cleo@example.com';
    const own = createAuthenticator(product.origin);
    const browser = await signUp(email);
    const { passkeyId } = await addPasskey(browser, own);
    const bare = await browser.post(`/me/passkeys/${passkeyId}/remove`);
    expect(await codeOf(bare)).toBe('second-factor-again');
    const challenge: unknown = await (await browser.post('/me/second-factor/options')).json();
    const answer = own.use(challenge as { challenge: string });
    expect(
      (await browser.post(`/me/passkeys/${passkeyId}/remove`, { proof: { code: '00000-00000' } })).status,
    ).toBe(403);
    const removed = await browser.post(`/me/passkeys/${passkeyId}/remove`, { proof: { answer } });
    expect(removed.status, await removed.clone().text()).toBe(204);
    expect(await meOf(browser)).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
    const next = createBrowser(product.origin);
    expect((await byLetter(next, '/login', { email })).status).toBe(200);
  });
});

describe('a sensitive business', () => {
  const peoplesData = ['/overview', '/conversations', '/leads', '/leads.csv', '/calls', '/texts', '/team'];

  test('shows its people only to whoever has added a passkey', async () => {
    const owner = await signUp('doctor@example.com', 'health');
    expect(await (await owner.get('/session')).json()).toMatchObject({ needsPasskey: true });
    for (const path of [...peoplesData, '/live', '/api-keys'])
      expect(await codeOf(await owner.get(path)), path).toBe('passkey-needed');
    for (const path of ['/business', '/desk', '/me']) expect((await owner.get(path)).status, path).toBe(200);
    await addPasskey(owner, createAuthenticator(product.origin));
    expect(await (await owner.get('/session')).json()).toMatchObject({ needsPasskey: false });
    for (const path of peoplesData) expect((await owner.get(path)).status, path).toBe(200);
  });

  test('keeps them from the owner who has just made it one, until they have added a passkey', async () => {
    const owner = await signUp('barber@example.com', 'beauty');
    expect((await owner.get('/leads')).status).toBe(200);
    expect((await owner.post('/business', { isSensitive: true })).status).toBe(204);
    expect(await codeOf(await owner.get('/leads'))).toBe('passkey-needed');
    expect((await owner.post('/business', { isSensitive: false })).status).toBe(204);
    expect((await owner.get('/leads')).status).toBe(200);
  });
});
