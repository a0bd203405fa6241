import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AddressOutcome, Me } from '../../adapters/http/contract/me.js';
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

async function signUp(email: string): Promise<Browser> {
  const browser = createBrowser(product.origin);
  await browser.post('/sign-up', {
    ...{ email, businessName: 'Somebody', website: 'https://example.com', industry: 'other' },
  });
  const token = await inLetter(product.origin, email, /login\/(\S+)/u);
  expect((await browser.post('/login/link', { token })).status).toBe(200);
  return browser;
}

const lettersTo = async (email: string): Promise<number> => {
  const { letters } = (await (await fetch(`${product.origin}/sandbox/letters.json`)).json()) as {
    readonly letters: readonly { readonly to: readonly string[] }[];
  };
  return letters.filter(({ to }) => to.includes(email)).length;
};

test('a new address confirms, the old one says no, and nobody but its owner learns whose an address is', async () => {
  const { origin } = product;
  const [oldEmail, newEmail] = ['ann@old.example', 'ann@new.example'];
  const ann = await signUp(oldEmail);
  expect((await ann.post('/me/address', { email: newEmail })).status).toBe(204);
  expect(((await (await ann.get('/me')).json()) as Me).addressChange).toMatchObject({
    ...{ newEmail, isConfirmed: false },
  });
  expect((await ann.post('/me/address', { email: 'ann@third.example' })).status).toBe(409);

  const confirm = await inLetter(origin, newEmail, /address\/confirm\/(\S+)/u);
  const veto = await inLetter(origin, oldEmail, /address\/veto\/(\S+)/u);
  // A program that looks at the link does nothing by it.
  await fetch(`${origin}/#/address/confirm/${confirm}`);
  const anybody = createBrowser(origin);
  const answer = await anybody.post('/address/confirm', { token: confirm });
  const outcome = (await answer.json()) as AddressOutcome;
  expect(outcome.outcome).toBe('waiting');
  expect(Date.parse(outcome.takesEffectAt ?? '') - Date.now()).toBeGreaterThan(71 * 3_600_000);
  for (const wrong of [confirm, `${veto}x`, 'nothing'])
    expect((await anybody.post('/address/veto', { token: wrong })).status).toBe(410);
  expect((await anybody.post('/address/veto', { token: veto })).status).toBe(200);
  expect((await ann.get('/me')).status, 'whoever asked is out').toBe(401);
  expect((await anybody.post('/address/confirm', { token: confirm })).status).toBe(410);

  const ben = await signUp('ben@example.com');
  const before = await lettersTo(oldEmail);
  const taken = await ben.post('/me/address', { email: oldEmail });
  expect([taken.status, await taken.text()]).toEqual([204, '']);
  await inLetter(origin, 'ben@example.com', /address\/veto\/(\S+)/u);
  expect(await lettersTo(oldEmail)).toBe(before);
});
