import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderSVG } from 'uqr';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openPacket } from '../../adapters/consent-log/packet-zip.js';
import { identitySecretSet } from '../../adapters/http/contract/identity-secret.js';
import { replay } from '../../adapters/http/contract/inbox.js';
import { launchChromium } from '../support/chromium.js';
import type { Running } from '../support/installation.js';
import { violations as violationsOf } from '../support/dashboard.js';
import { identityToken } from '../support/identity-token.js';
import { inLetter, logIn } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';
import { served, type Served } from '../support/served.js';
import { visit as visitBy } from '../support/visitor.js';
import { embedTests } from './embed-tests.js';
import { hostApp, hostPages, pathOf } from './host-pages.js';
import { screenReaderTests } from './screen-reader-tests.js';

let product: Running;
let browser: Browser;
let host: Served;

beforeAll(async () => {
  product = await startSandbox({ TRUST_PROXY_HOPS: '1' });
  browser = await launchChromium();
  // The demo's website is read in the background of the first start.
  const visitor = await visitBy(product.origin, 'marigold-demo');
  while (!JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) await wait(1_000);
  host = await served(hostApp(product.origin));
});
afterAll(async () => {
  await browser.close();
  await host.close();
  await product.stop();
});

const bubbleName = /Open chat/u;
async function visit(path = '/plain', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(host.origin + path);
  return page;
}
async function open(page: Page): Promise<Page> {
  await page.getByRole('button', { name: bubbleName }).click();
  await page.getByRole('textbox').waitFor();
  return page;
}
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

test.each(Object.entries(hostPages))('it answers on a website of any kind: %s', async (name, hostPage) => {
  const context = await browser.newContext(hostPage.options);
  await hostPage.prepare?.(context);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) trouble.push(message.text());
  });
  await page.goto(host.origin + pathOf(name));
  const globals = await page.evaluate(() => Object.keys(globalThis).filter((one) => /pulse/iu.test(one)));
  const place = hostPage.frame?.(page) ?? page;
  const bubble = place.getByRole('button', { name: hostPage.bubble ?? bubbleName });
  await bubble.waitFor();
  expect(await bubble.count()).toBe(1);
  await bubble.click();
  await place.getByRole('textbox').fill('Are you open on Sunday?');
  await place.getByRole('textbox').press('Enter');
  await place.getByText('On Sunday we are closed.').first().waitFor();
  await shot(page, `host-${pathOf(name).slice(1)}`);
  await place.getByRole('textbox').press('Escape');
  await expect.poll(() => place.getByRole('textbox').count()).toBe(0);
  expect(trouble).toEqual([]);
  expect(globals.filter((one) => one !== 'MiaPulse')).toEqual([]);
  await context.close();
});

test('no page is drawn on for nobody, and no page hears of it', async () => {
  const page = await (await browser.newContext()).newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const refused = page.waitForResponse(/settings/u);
  await page.goto(`${host.origin}/nobody`);
  expect((await refused).status()).toBe(404);
  await page.evaluate(() => {
    window.MiaPulse?.open();
    window.MiaPulse?.hide();
  });
  expect(await page.getByRole('button').count()).toBe(0);
  expect(errors).toEqual([]);
});

const schemes = ['light', 'dark'] as const;
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;
const looks = schemes.flatMap((scheme) =>
  (['desktop', 'phone'] as const).map((size) => [scheme, size] as const),
);

test.each(looks)('nothing in any of its states keeps anybody out: %s, %s', async (colorScheme, size) => {
  const page = await visit('/plain', { colorScheme, viewport: sizes[size] });
  const look = async (state: string): Promise<void> => {
    await shot(page, `widget-${state}-${colorScheme}-${size}`);
    expect(await violationsOf(page), state).toEqual([]);
  };
  await page.getByRole('button', { name: bubbleName }).waitFor();
  await look('closed');
  await open(page);
  await look('open');
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/messages', async (route) => {
    await released;
    await route.continue();
  });
  await send(page, 'How much is a haircut for women?');
  await page.getByText('is writing').waitFor();
  await look('streaming');
  release();
  await page.getByText('$62', { exact: false }).first().waitFor();
  await page.getByText('From our pages').waitFor();
  await look('sources');
  await page.unroute('**/messages');
  await page.getByRole('button', { name: 'Talk to a person' }).click();
  await page.getByText('No person is in this chat').first().waitFor();
  await page.getByText('What is your name?').first().waitFor();
  await look('person');
  await page.context().setOffline(true);
  await send(page, 'Maria Lopez');
  await page.getByText('You are offline').first().waitFor();
  await look('offline');
  // It goes out by itself, as the same message.
  await page.context().setOffline(false);
  await page.getByText('What is your e-mail address?').first().waitFor();
  await page.getByRole('button', { name: 'Skip' }).waitFor();
  await look('choices');
  await page.getByRole('button', { name: 'Erase my data' }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await page.getByText('Your data is being erased').first().waitFor();
  await look('erased');
  await page.context().close();
});

test('before anybody means to use it there is one request, and nothing is stored', async () => {
  const page = await (await browser.newContext()).newPage();
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(product.origin)) requests.push(new URL(request.url()).pathname);
  });
  await page.goto(`${host.origin}/plain`);
  await page.getByRole('button', { name: bubbleName }).waitFor();
  expect(requests).toEqual(['/widget.js', '/widget/v1/settings']);
  await open(page);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);
  expect(requests.toSorted()).toEqual([
    '/widget-panel.js',
    '/widget-texts-en.js',
    '/widget.js',
    '/widget/v1/settings',
  ]);
});

test('the keyboard is enough', async () => {
  const page = await visit();
  await page.getByRole('button', { name: bubbleName }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox').waitFor();
  await page.keyboard.type('Are you open on Sunday?');
  await page.keyboard.press('Enter');
  await page.getByText('On Sunday we are closed.').first().waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('textbox').isVisible()).toBe(false);
  expect(
    await page.evaluate(() => document.querySelector('div[data-private]')?.shadowRoot?.activeElement?.id),
  ).toBe('bubble');
});

test('what did not go out is tried again as the same message', async () => {
  const page = await open(await visit());
  let isBroken = true;
  await page.route('**/messages', async (route) => {
    // It arrives, but the answer is lost on the way back.
    if (isBroken) await route.fetch();
    await (isBroken ? route.abort() : route.continue());
  });
  await send(page, 'Can I bring my dog?');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Calm dogs are welcome', { exact: false }).first().waitFor();
  await page.reload();
  await open(page);
  await page.locator('.message.visitor').first().waitFor();
  expect(await page.locator('.message.visitor').count()).toBe(1);
});

test('the end leaves nothing on the device, and begins anew', async () => {
  const page = await open(await visit());
  await send(page, 'Hello');
  await page.getByText('Ask me anything').first().waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['miapulse:marigold-demo']);
  await page.getByRole('button', { name: 'End chat and clear this device' }).click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole('button', { name: 'Start a new chat' }).click();
  await page.getByText(/AI assistant of Marigold/u).waitFor();
});

test('a visitor has a copy of what is kept, and is forgotten who asks for it twice, and keeps nothing but the address of the receipt', async () => {
  const page = await open(await visit());
  await send(page, 'Hello');
  await page.getByText('Ask me anything').first().waitFor();
  await page.getByRole('button', { name: 'Get my data' }).press('Enter');
  const ready = page.getByRole('link', { name: 'Your data: one file' });
  await ready.waitFor();
  expect(await ready.evaluate((one) => one === (one.getRootNode() as ShadowRoot).activeElement)).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
  await shot(page, 'widget-copy');
  const copy = await fetch((await ready.getAttribute('href')) ?? '', { method: 'POST' });
  const files = openPacket(new Uint8Array(await copy.arrayBuffer()));
  expect(Buffer.from(files?.get('data.json') ?? '').toString()).toContain('"Hello"');
  const button = page.getByRole('button', { name: 'Erase my data' });
  await button.click();
  const sure = page.getByRole('button', { name: 'Erase for good' });
  // Whoever goes on to something else has not meant it.
  await page.getByRole('textbox').focus();
  await button.click();
  await sure.click();
  await page.getByText('Your data is being erased').first().waitFor();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  const receipt = (await page.getByRole('link', { name: 'Receipt' }).getAttribute('href')) ?? '';
  const isErased = async () => (await (await fetch(receipt)).text()).includes('Erased</strong>');
  await expect.poll(isErased, { timeout: 30_000 }).toBe(true);
  await page.getByRole('button', { name: 'Start a new chat' }).click();
  await page.getByText(/AI assistant of Marigold/u).waitFor();
});

test('whoever asks not to be counted is not', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
  });
  const page = await context.newPage();
  const asked = page.waitForRequest(/settings/u);
  await page.goto(`${host.origin}/plain`);
  expect((await asked).postDataJSON()).toMatchObject({ pageView: false });
});

test('a chat goes by e-mail to an address once its code came back, by the keyboard and in the dark', async () => {
  const page = await open(
    await visit('/plain', { colorScheme: 'dark', viewport: { width: 360, height: 700 } }),
  );
  expect(await page.getByRole('button', { name: 'E-mail me this chat' }).count()).toBe(0);
  await send(page, 'What does a haircut cost?');
  await page.getByText('Did this help?').waitFor();
  await page.getByRole('button', { name: 'E-mail me this chat' }).press('Enter');
  const address = `visitor-${String(Date.now())}@example.com`;
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(address);
  await shot(page, 'widget-mail');
  await page.keyboard.press('Enter');
  const code = page.getByRole('textbox', { name: 'The six digits from the letter' });
  await code.waitFor();
  const right = await inLetter(product.origin, address, /\b(\d{6})\b/u);
  await code.fill(right === '000000' ? '000001' : '000000');
  await page.keyboard.press('Enter');
  await page.getByText('This is not the code').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await code.fill(right);
  await page.keyboard.press('Enter');
  await page.getByText('The chat is on its way to you.').waitFor();
  const cost = await inLetter(product.origin, address, /(What does a haircut cost\?)/u);
  expect(cost).toBe('What does a haircut cost?');
  await page.getByRole('button', { name: 'E-mail me this chat' }).press('Enter');
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('other@example.com');
  await page.keyboard.press('Enter');
  await page.getByText('This chat was sent by e-mail already.').waitFor();
});

test('a business without a website has a page to hand on, and its address as a QR code', async () => {
  const page = await (await browser.newContext({ viewport: sizes.phone })).newPage();
  const address = `${product.origin}/c/marigold-demo`;
  await page.goto(address);
  const code = page.getByRole('img', { name: 'This page as a QR code' });
  expect(await code.evaluate((image) => (image as HTMLImageElement).decode().then(() => 'drawn'))).toBe(
    'drawn',
  );
  const drawn = await fetch(`${address}/qr.svg`);
  expect(drawn.headers.get('content-type')).toContain('image/svg+xml');
  expect(await drawn.text()).toBe(renderSVG(address, { border: 2 }));
  await shot(page, 'page-to-hand-on');
  await page.getByRole('button', { name: 'Start the chat' }).click();
  await send(page, 'Are you open on Sunday?');
  await page.getByText('On Sunday we are closed.').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('a person takes the chat over, writes in it and hands it back, and the visitor sees it as it happens', async () => {
  const page = await open(await visit());
  await page.getByRole('button', { name: 'Talk to a person' }).click();
  await page.locator('p', { hasText: 'No person is in this chat' }).waitFor();
  await page.locator('.message', { hasText: 'What is your name?' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${host.origin}/plain`);
  await open(other);

  const owner = await logIn(product.origin, 'owner@marigold.example');
  await owner.post('/desk', { cannedAnswers: [{ label: 'Parking', text: 'Park behind the house.' }] });
  const context = await browser.newContext();
  const [name = '', value = ''] = owner.cookie().split('=', 2);
  await context.addCookies([{ name, value, url: product.origin }]);
  const inbox = await context.newPage();
  await inbox.goto(`${product.origin}/#/inbox`);
  await inbox.getByRole('link', { name: 'Wants a person' }).first().click();
  await inbox.getByRole('button', { name: 'Take over' }).click();
  for (const window of [page, other])
    await window.locator('p', { hasText: 'is here now.' }).first().waitFor();

  await inbox.getByText('Put in a canned answer').press('Enter');
  await inbox.getByRole('button', { name: 'Parking' }).press('Enter');
  await inbox.getByLabel('Reply to the visitor').press('Enter');
  for (const window of [page, other])
    await window.locator('.message.person').getByText('Park behind the house.').waitFor();
  await send(page, 'Are you open on Sunday?');
  await inbox.locator('.reader').getByText('Are you open on Sunday?').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await violationsOf(inbox)).toEqual([]);
  await shot(page, 'person-visitor');
  await shot(inbox, 'person-inbox');

  await inbox.getByRole('button', { name: 'Hand back' }).click();
  await page.locator('p', { hasText: 'the assistant answers again' }).waitFor();
  // It was left open, and the visitor still waits.
  await page.getByText('On Sunday we are closed.').first().waitFor();
  await context.close();
});

test('a blocked visitor is told so and no more, after a reload as well; an emergency is answered all the same', async () => {
  const page = await open(await visit('/plain', { colorScheme: 'dark', viewport: sizes.phone }));
  const started = page.waitForResponse(/\/conversations$/u);
  await send(page, 'Are you open on Sunday?');
  await page.getByText('On Sunday we are closed.').first().waitFor();
  const { conversationId: id } = (await (await started).json()) as { readonly conversationId: string };
  const owner = await logIn(product.origin, 'owner@marigold.example');
  expect((await owner.post('/blocked', { kind: 'visitor', id })).status).toBe(204);

  await send(page, 'Buy cheap followers now');
  const closed = page.locator('.failed', { hasText: 'This chat is closed for you.' });
  await closed.waitFor();
  expect(await closed.getByRole('button').count()).toBe(0);
  await shot(page, 'blocked-dark-phone');
  await page.reload();
  await open(page);
  await closed.waitFor();
  expect(await page.getByText('Buy cheap followers now').count()).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  await send(page, 'Help, I smell gas in here!');
  await page.locator('.message.desk', { hasText: '911' }).waitFor();

  expect((await owner.post('/blocked/end', { kind: 'visitor', id })).status).toBe(204);
  await send(page, 'How much is a haircut for women?');
  await page.getByText('$62', { exact: false }).first().waitFor();
});

embedTests(() => ({ browser, origin: host.origin }));

screenReaderTests(() => ({ browser, origin: host.origin }));

test('a page says who its visitor is, once they have written, and the owner reads what it said', async () => {
  const owner = await logIn(product.origin, 'owner@marigold.example');
  const made = await owner.post('/identity-secret', { overlapHours: 0 });
  const { secret } = identitySecretSet.parse(await made.json());
  const page = await visit();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST')
      sent.push(new URL(request.url()).pathname.replace(/[0-9a-f-]{36}/u, 'ID'));
  });
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const name of ['identified', 'refused'] as const) window.MiaPulse?.on(name, () => heard.push(name));
    window.MiaPulse?.setContext({ plan: 'Yearly', basket: 2, nothing: null, long: 'x'.repeat(300) });
  });
  const visitor = (await page.evaluate(() => window.MiaPulse?.visitorId())) ?? '';
  const identify = (change: object = {}) => {
    const exp = Math.floor(Date.now() / 1_000) + 3_600;
    const claims = {
      aud: 'marigold-demo',
      visitor,
      exp,
      sub: '81',
      name: 'Rosa Lind',
      email: 'rosa@example.com',
    };
    return page.evaluate(
      (token) => {
        window.MiaPulse?.identify({ token });
      },
      identityToken({ ...claims, ...change }, secret),
    );
  };
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await identify();
  await open(page);
  expect(sent.filter((path) => path.includes('conversations'))).toEqual([]);
  await send(page, 'Please call me back');
  await page.getByText('What is your phone number?').first().waitFor();
  expect(await heard()).toEqual(['identified']);
  expect(sent.filter((path) => path.includes('conversations'))).toEqual([
    ...['/widget/v1/conversations', '/widget/v1/conversations/ID/identity'],
    '/widget/v1/conversations/ID/messages',
  ]);
  await identify({ visitor: 'somebody else' });
  await expect.poll(heard).toEqual(['identified', 'refused']);
  const read = async () => replay.parse(await (await owner.get(`/conversations/${visitor}`)).json());
  await expect
    .poll(async () => (await read()).pageContext)
    .toEqual([
      { key: 'plan', value: 'Yearly' },
      { key: 'basket', value: '2' },
      { key: 'long', value: 'x'.repeat(200) },
    ]);
  const { identity } = (await read()).conversation;
  expect(identity).toEqual({ reference: '81', name: 'Rosa Lind', email: 'rosa@example.com' });
  await page.getByRole('button', { name: 'End chat and clear this device' }).click();
  expect(await page.evaluate(() => window.MiaPulse?.visitorId())).not.toBe(visitor);
});
