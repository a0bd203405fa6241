import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openPacket } from '../../adapters/consent-log/packet-zip.js';
import type { Disclosures } from '../../adapters/http/contract/disclosures.js';
import { openArchive } from '../../adapters/business-archive/reading.js';
import { verifyEd25519 } from '../../adapters/consent-log/ed25519.js';
import { sha256 } from '../../adapters/consent-log/signing-key.js';
import type { DataRequests } from '../../adapters/http/contract/operator.js';
import type { Erasures } from '../../adapters/http/contract/erasures.js';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { Session } from '../../adapters/http/contract/session.js';
import { createHandsetClient } from '../../adapters/sandbox/handset-client.js';
import { launchChromium } from '../support/chromium.js';
import { overflows, violations, windows } from '../support/dashboard.js';
import type { Running } from '../support/installation.js';
import { inLetter, logIn, signUp, type Member } from '../support/members.js';
import { logInOperator, type Operator } from '../support/operator.js';
import { startSandbox } from '../support/sandbox.js';
import { visit, type Visitor } from '../support/visitor.js';

const site = 'marigold-demo';
let product: Running;
let browser: Browser;
let owner: Member;
let operator: Operator;
/** The owner’s dashboard. */
let desk: Page;

beforeAll(async () => {
  product = await startSandbox({ OPERATOR_EMAIL: 'operator@example.com', TRUST_PROXY_HOPS: '1' });
  browser = await launchChromium();
  owner = await logIn(product.origin, 'owner@marigold.example');
  ({ operator } = await logInOperator(product.origin, 'operator@example.com'));
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = '', value = ''] = owner.cookie().split('=');
  await context.addCookies([{ name, value, url: product.origin }]);
  desk = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function leaveDetails({ name, email }: { readonly name: string; readonly email: string }) {
  const visitor: Visitor = await visit(product.origin, site);
  for (const text of [
    'Do you do tattoos?',
    'yes please',
    name,
    email,
    '+1 202 555 0143',
    'A marigold',
    'yes',
  ])
    await visitor.send(text);
  await expect.poll(async () => (await leads()).some((one) => one.name === name), polling).toBe(true);
  return visitor;
}
const polling = { timeout: 20_000 };
const leads = async () => ((await (await owner.get('/leads')).json()) as Leads).leads;
const erasures = async () => ((await (await owner.get('/erasures')).json()) as Erasures).erasures;
const pageOf = async (path: string) => (await fetch(`${product.origin}${path}`)).text();
const register = async () => ((await (await operator.get('/data-requests')).json()) as DataRequests).requests;

test('a visitor is forgotten from the chat, and the owner sees it on the screen that showed them', async () => {
  const visitor = await leaveDetails({ name: 'Vera Visitor', email: 'vera@example.com' });
  await desk.goto(`${product.origin}/#/leads`);
  await desk.getByRole('heading', { name: 'Vera Visitor' }).waitFor();
  const asked = await fetch(`${product.origin}/widget/v1/conversations/${visitor.conversationId}/erase`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${visitor.token}` },
  });
  expect(asked.status).toBe(202);
  const { receiptUrl } = (await asked.json()) as { readonly receiptUrl: string };
  await expect.poll(async () => pageOf(new URL(receiptUrl).pathname), polling).toContain('Erased</strong>');
  await desk.getByRole('heading', { name: 'Erased' }).first().waitFor();
  expect(await desk.getByText('Vera Visitor').count()).toBe(0);
  expect(await pageOf(new URL(receiptUrl).pathname)).not.toMatch(/Vera|vera@|Marigold/u);
});

test('an owner erases a lead, who is told before their address goes', async () => {
  await leaveDetails({ name: 'Tom Told', email: 'tom@example.com' });
  const card = desk.getByRole('listitem').filter({ hasText: 'Tom Told' });
  await card.getByRole('button', { name: 'Erase this person' }).click();
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Erase for good' }).click();
  const receipt = await inLetter(product.origin, 'tom@example.com', /(\/requests\/[0-9a-f-]{36})/u);
  await expect.poll(() => pageOf(receipt), polling).toContain('Erased</strong>');
  await expect.poll(() => desk.getByText('Tom Told').count(), polling).toBe(0);
});

test('a visitor has what is kept about them, by a form and from the owner: each link once', async () => {
  const visitor = await leaveDetails({ name: 'Cora Copied', email: 'cora@example.com' });
  const unpacked = (bytes: Uint8Array): void => {
    const { leads: known, conversations } = copied.parse(
      JSON.parse(Buffer.from(openPacket(bytes)?.get('data.json') ?? '').toString()),
    );
    expect(known.map(({ email }) => email)).toEqual(['cora@example.com']);
    // They typed the number of somebody else, whose words stay out of it.
    const own = conversations.filter(({ standing }) => standing === 'whole');
    expect(own.map(({ conversationId }) => conversationId)).toEqual([visitor.conversationId]);
    expect(own[0]?.messages.map(({ text }) => text)).toContain('Do you do tattoos?');
    for (const other of conversations)
      if (!own.includes(other)) expect(other).toMatchObject({ standing: 'somebody-else', messages: [] });
  };
  await desk.goto(`${product.origin}/#/leads`);
  const card = desk.getByRole('listitem').filter({ hasText: 'Cora Copied' });
  await card.getByRole('button', { name: 'Copy of their data' }).click();
  await desk.getByRole('button', { name: 'Make the copy' }).click();
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    card.getByRole('button', { name: 'Download the copy' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('my-data.zip');
  unpacked(new Uint8Array(readFileSync(await file.path())));

  const context = await browser.newContext({ ...windows[1], javaScriptEnabled: false });
  const form = await context.newPage();
  await form.goto(`${product.origin}/requests?of=${site}&kind=access`);
  await form.getByLabel('Your e-mail address').fill('cora@example.com');
  await form.keyboard.press('Enter');
  await form.getByLabel('Code').fill('000000');
  await form.keyboard.press('Enter');
  await form.getByText('This is not the code').waitFor();
  await form.getByLabel('Code').fill(await inLetter(product.origin, 'cora@example.com', /\b(\d{6})\b/u));
  await form.keyboard.press('Enter');
  await form.waitForURL(/\/requests\/[0-9a-f-]{36}\?lang=en$/u);
  const { pathname: receipt } = new URL(form.url());
  const link = await inLetter(product.origin, 'cora@example.com', /(\/requests\/copy\/[\w.-]+)/u);
  await form.goto(`${product.origin}${link}`);
  expect(await overflows(form)).toBe(false);
  const [own] = await Promise.all([
    form.waitForEvent('download'),
    form.getByRole('button', { name: 'Get my data' }).click(),
  ]);
  unpacked(new Uint8Array(readFileSync(await own.path())));
  expect((await fetch(`${product.origin}${link}`, { method: 'POST' })).status).toBe(410);
  await expect.poll(() => pageOf(receipt), polling).toContain('Closed on');
  const listed = (await (await owner.get('/disclosures')).json()) as Disclosures;
  expect(listed.disclosures.map(({ proof, status }) => [proof, status])).toEqual([
    ['email-code', 'handed-over'],
    ['owner', 'handed-over'],
  ]);
  expect(JSON.stringify(listed)).not.toMatch(/Cora|cora@/u);
  await context.close();
});
const copied = z.object({
  leads: z.array(z.object({ email: z.string() })),
  conversations: z.array(
    z.object({
      conversationId: z.string(),
      standing: z.string(),
      messages: z.array(z.object({ text: z.string() })),
    }),
  ),
});

test('somebody without a login is forgotten by a form that needs no script, with a code to their address', async () => {
  await leaveDetails({ name: 'Fay Form', email: 'fay@example.com' });
  const context = await browser.newContext({ ...windows[1], javaScriptEnabled: false });
  const form = await context.newPage();
  await form.goto(`${product.origin}/requests?of=${site}&kind=erasure`);
  await form.getByText('Marigold Hair Studio').waitFor();
  await form.getByLabel('Your e-mail address').fill('Fay@example.com');
  // The keyboard is enough.
  await form.keyboard.press('Enter');
  await form.getByLabel('Code').fill(await inLetter(product.origin, 'fay@example.com', /\b(\d{6})\b/u));
  await form.keyboard.press('Enter');
  await form.waitForURL(/\/requests\/[0-9a-f-]{36}\?lang=en$/u);
  const { pathname } = new URL(form.url());
  await expect.poll(() => pageOf(pathname), polling).toContain('Closed on');
  await inLetter(product.origin, 'fay@example.com', /(This is the last letter)/u);
  expect((await leads()).some(({ name }) => name === 'Fay Form')).toBe(false);
  const requestId = pathname.replace('/requests/', '');
  expect((await register()).find((one) => one.requestId === requestId)).toMatchObject({
    ...{ kind: 'erasure', outcome: 'done' },
    subjectRef: expect.stringMatching(/^WEB-\d+$/u) as string,
  });
  await context.close();
});

test.each(windows)('the form and the receipt keep nobody out: $colorScheme', async (window) => {
  const context = await browser.newContext(window);
  const page = await context.newPage();
  const [one] = await erasures();
  for (const path of ['/requests', `/requests/${one?.erasureId ?? ''}`, '/requests/nobody']) {
    await page.goto(`${product.origin}${path}`);
    expect(await violations(page), path).toEqual([]);
    expect(await overflows(page), path).toBe(false);
  }
  await context.close();
});

test('a caller who says so is in the register, and forgotten after days in which it can be undone', async () => {
  const handset = createHandsetClient({ origin: product.origin, fetch });
  const callSid = await handset.place({
    ...{ from: '+12025550143', to: '+12025550100', isHidden: false, attestation: 'A', recording: 'works' },
  });
  let words = '';
  const turns: Promise<void>[] = [];
  await handset.follow(callSid, (moment) => {
    if (moment.type === 'heard' && moment.whole) words += moment.text;
    if (turns.length === 0 && moment.type === 'heard' && moment.whole)
      turns.push(handset.say(callSid, 'Please delete all my data.'));
    if (turns.length === 1 && words.includes('deleted within a month')) turns.push(handset.hangUp(callSid));
  });
  await Promise.all(turns);
  await expect
    .poll(async () => (await register()).map(({ subjectRef }) => subjectRef).join(' '), polling)
    .toContain('CALL-');
  await expect
    .poll(async () => (await erasures())[0], polling)
    .toMatchObject({ proof: 'call', status: 'requested' });
  // Nobody else sees it or stops it.
  const stranger = await signUp(product.origin, 'stranger@example.com', 'Somebody Else');
  const path = `/erasures/${(await erasures())[0]?.erasureId ?? ''}`;
  for (const answer of [await stranger.get(path), await stranger.post(`${path}/cancel`)])
    expect(await answer.json()).toMatchObject({ code: 'erasure-not-found' });
  expect((await erasures())[0]?.status).toBe('requested');
});

test('an owner takes everything along as one sealed file, or is told that half of it came', async () => {
  await desk.goto(`${product.origin}/#/business/close`);
  const passphrase = 'correct horse battery staple';
  const download = desk.getByRole('button', { name: 'Download everything' });
  await desk.getByLabel('Passphrase').fill(passphrase);
  await desk.getByLabel('The same again').fill('something else');
  await desk.getByText('The two are not the same.').waitFor();
  expect(await download.isDisabled()).toBe(true);
  await desk.getByLabel('The same again').fill(passphrase);

  await desk.route('**/api/v1/business/archive', (route) => route.abort());
  await download.click();
  await desk.getByRole('alert').waitFor();
  await desk.unroute('**/api/v1/business/archive');
  const arriving = desk.waitForEvent('download');
  await download.click();
  const file = await (await arriving).path();
  await desk.getByText('Keep the passphrase apart from it').waitFor();
  expect(await violations(desk)).toEqual([]);
  const { state, manifest } = await openArchive(file, {
    passphrase,
    tools: { sha256, verify: verifyEd25519 },
  });
  expect(state.events).toBeGreaterThan(100);
  const { business } = (await (await owner.get('/session')).json()) as Session;
  expect(manifest.business).toBe(business.accountId);

  // A stream is not kept to be answered again: the same request makes another file.
  for (const _time of ['first', 'again']) {
    const answer = await fetch(`${product.origin}/api/v1/business/archive`, {
      method: 'POST',
      headers: {
        ...{ Cookie: owner.cookie(), Origin: product.origin, 'Content-Type': 'application/json' },
        'Idempotency-Key': 'take-out-1',
      },
      body: JSON.stringify({ passphrase }),
    });
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  }
});

test('an account that is closed can be undone for seven days, on every page, and is gone after them', async () => {
  const { business } = (await (await owner.get('/session')).json()) as Session;
  await desk.goto(`${product.origin}/#/business/close`);
  const close = async (): Promise<void> => {
    await desk.getByLabel('Type the name').fill('Marigold Hair Studio');
    await desk.getByRole('button', { name: 'Close the account' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Close the account' }).click();
    await desk.getByText('This account closes on').waitFor();
  };
  await close();
  await desk.goto(`${product.origin}/#/leads`);
  await desk.getByText('This account closes on').waitFor();
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Undo' }).click();
  await desk.getByText('This account closes on').waitFor({ state: 'detached' });
  await desk.goto(`${product.origin}/#/business/close`);
  await close();
  const [closing] = await erasures();
  for (let day = 0; day < 8; day += 1) {
    await fetch(`${product.origin}/sandbox/clock/move`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: product.origin },
      body: JSON.stringify({ accountId: business.accountId, step: 'next-day' }),
    });
  }
  await expect
    .poll(() => pageOf(`/requests/${closing?.erasureId ?? ''}`), { timeout: 60_000 })
    .toContain('Erased</strong>');
  const receipt = await pageOf(`/requests/${closing?.erasureId ?? ''}`);
  for (const place of ['The key above the keys', 'Phone company:', 'Mail service:', 'one to seven days'])
    expect(receipt).toContain(place);
  expect((await owner.get('/session')).status).toBe(401);
  expect((await visitorSettings()).status).toBe(404);
});

const visitorSettings = () =>
  fetch(`${product.origin}/widget/v1/settings`, {
    method: 'POST',
    body: JSON.stringify({
      ...{ site, pageUrl: 'https://example.com/', referrer: '', language: 'en', pageView: false },
    }),
  });
