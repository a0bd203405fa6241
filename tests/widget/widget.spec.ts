import { setTimeout as wait } from 'node:timers/promises';
import axe from 'axe-core';
import express from 'express';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import type { Running } from '../support/installation.js';
import { violations as violationsOf } from '../support/dashboard.js';
import { inLetter } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';
import { served, type Served } from '../support/served.js';
import { visit as visitBy } from '../support/visitor.js';

let product: Running;
let browser: Browser;
let host: Served;

beforeAll(async () => {
  product = await startSandbox();
  browser = await launchChromium();
  // The demo's website is read in the background of the first start.
  const visitor = await visitBy(product.origin, 'marigold-demo');
  while (!JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) await wait(200);
  const tag = `<script async src="${product.origin}/widget.js" data-site="marigold-demo"></script>`;
  const hostile =
    '<style>*{all:unset!important;color:red!important}button{display:none!important}div{position:static}</style>';
  const app = express();
  const page = (path: string, text: string): void => {
    app.get(path, (_request, response) => {
      response.send(
        `<!doctype html><html lang="en"><title>Host</title><main><h1>Host</h1></main>${text}</html>`,
      );
    });
  };
  page('/', tag);
  page('/twice', tag + tag);
  page('/hostile', hostile + tag);
  page('/unknown', tag.replace('marigold-demo', 'nobody'));
  host = await served(app);
});
afterAll(async () => {
  await browser.close();
  await host.close();
  await product.stop();
});

const bubbleName = /Open chat/u;
async function visit(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(host.origin + path);
  return page;
}
async function open(page: Page): Promise<Page> {
  await page.getByRole('button', { name: bubbleName }).click();
  await page.getByRole('textbox').waitFor();
  return page;
}
async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

test('before anybody means to use it there is one request, and nothing is stored', async () => {
  const page = await (await browser.newContext()).newPage();
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(product.origin)) requests.push(new URL(request.url()).pathname);
  });
  await page.goto(host.origin);
  await page.getByRole('button', { name: bubbleName }).waitFor();
  expect(requests).toEqual(['/widget.js', '/widget/v1/settings']);
  await open(page);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);
  expect(requests).toEqual(['/widget.js', '/widget/v1/settings', '/widget-panel.js']);
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

test('a visitor is forgotten who asks for it twice, and keeps nothing but the address of the receipt', async () => {
  const page = await open(await visit());
  await send(page, 'Hello');
  await page.getByText('Ask me anything').first().waitFor();
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
  await expect.poll(async () => (await (await fetch(receipt)).text()).includes('Erased</strong>')).toBe(true);
  await page.getByRole('button', { name: 'Start a new chat' }).click();
  await page.getByText(/AI assistant of Marigold/u).waitFor();
});

test.each(['light', 'dark'] as const)('nothing in it keeps anybody out, in %s', async (colorScheme) => {
  const page = await open(await visit('/', { colorScheme, viewport: { width: 320, height: 640 } }));
  await send(page, 'How much is a haircut for women?');
  await page.getByText('$62', { exact: false }).first().waitFor();
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string }[] }> };
    };
    return (await checker.run()).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
});

test('it is drawn once, whatever the page does to it, and not at all for nobody', async () => {
  const twice = await visit('/twice');
  await twice.getByRole('button', { name: bubbleName }).waitFor();
  expect(await twice.getByRole('button', { name: bubbleName }).count()).toBe(1);
  const hostile = await open(await visit('/hostile'));
  expect(
    await hostile.getByRole('button', { name: 'Send' }).evaluate((button) => getComputedStyle(button).color),
  ).toBe('rgb(255, 255, 255)');
  const nobody = await visit('/unknown');
  await nobody.waitForResponse(/settings/u).catch(() => undefined);
  expect(await nobody.getByRole('button').count()).toBe(0);
});

test('whoever asks not to be counted is not', async () => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
  });
  const page = await context.newPage();
  const asked = page.waitForRequest(/settings/u);
  await page.goto(host.origin);
  expect((await asked).postDataJSON()).toMatchObject({ pageView: false });
});

test('a chat goes by e-mail to an address once its code came back, by the keyboard and in the dark', async () => {
  const page = await open(await visit('/', { colorScheme: 'dark', viewport: { width: 360, height: 700 } }));
  expect(await page.getByRole('button', { name: 'E-mail me this chat' }).count()).toBe(0);
  await send(page, 'What does a haircut cost?');
  await page.getByText('Did this help?').waitFor();
  await page.getByRole('button', { name: 'E-mail me this chat' }).press('Enter');
  const address = `visitor-${String(Date.now())}@example.com`;
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(address);
  if (process.env['SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['SHOTS']}/widget-mail.png` });
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
