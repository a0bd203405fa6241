import AxeBuilder from 'axe-core';
import express from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { served, type Served } from '../support/served.js';

const data = dataDirectory();
let product: Running;
let browser: Browser;
let owner: BrowserContext;
let desk: Page;
let host: Served | undefined;

beforeAll(async () => {
  product = await startProduct({ DATA_DIR: data.path });
  browser = await launchChromium();
  owner = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  desk = await owner.newPage();
});
afterAll(async () => {
  await browser.close();
  await host?.close();
  await product.stop();
  data.dispose();
});

const demoWebsite = async (): Promise<string> => {
  const page = await (await fetch(`${product.origin}/demo/`)).text();
  expect(page).toContain('Marigold');
  const token = /login\/(\S+)/u.exec(product.said)?.[1] ?? '';
  const login = await fetch(`${product.origin}/api/v1/login/link`, {
    method: 'POST',
    body: JSON.stringify({ token }),
  });
  return ((await login.json()) as { business: { website: string } }).business.website;
};

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AxeBuilder.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

test('a business signs up, answers its letter, and sees its website being read', async () => {
  const website = await demoWebsite();
  await desk.goto(`${product.origin}/`);
  await desk.getByLabel('Business name').fill('Corner Studio');
  await desk.getByLabel('Your e-mail address').fill('owner@corner.example');
  await desk.getByLabel('Website').fill(website);
  await desk.getByLabel('Industry').selectOption('beauty');
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Open my front desk' }).click();
  await desk.getByRole('heading', { name: 'Look into your mail' }).waitFor();

  const mailbox = await owner.newPage();
  await mailbox.goto(`${product.origin}/sandbox/`);
  await mailbox.getByRole('button', { name: /Open your front desk/u }).click();
  expect(await violations(mailbox)).toEqual([]);
  const link = await mailbox.locator('pre a').getAttribute('href');
  await mailbox.close();

  // Opened anew, as from a mail program.
  await desk.goto('about:blank');
  await desk.goto(link ?? '');
  await desk.getByRole('button', { name: 'Log in' }).click();
  await desk.getByRole('heading', { name: 'Your front desk is ready' }).waitFor({ timeout: 60_000 });
  expect(await desk.getByText(/data-site="/u).count()).toBeGreaterThan(0);
  expect(await desk.getByText('Prices').count()).toBeGreaterThan(0);
  expect(await violations(desk)).toEqual([]);
});

test('a visitor on another website asks, is answered with sources, and leaves contact details', async () => {
  const embed = await desk.locator('pre code').first().textContent();
  const app = express();
  app.get('/', (_request, response) => {
    response
      .set('Content-Security-Policy', `script-src ${product.origin}; connect-src ${product.origin}`)
      .send(`<!doctype html><html lang="en"><title>Host</title><h1>Another origin</h1>${embed ?? ''}</html>`);
  });
  host = await served(app);

  await desk.goto(`${product.origin}/#/inbox`);
  await desk.getByText('No conversations yet').waitFor();

  const visitor = await browser.newPage({ viewport: { width: 400, height: 780 } });
  await visitor.goto(host.origin);
  await visitor.getByRole('button', { name: /Open chat/u }).click();
  await visitor.getByText(/AI assistant of Corner Studio/u).waitFor();
  expect(await visitor.evaluate(() => ({ cookies: document.cookie, stored: localStorage.length }))).toEqual({
    cookies: '',
    stored: 0,
  });

  const ask = async (question: string, answer: RegExp, source?: RegExp): Promise<void> => {
    await visitor.getByRole('textbox').fill(question);
    await visitor.getByRole('button', { name: 'Send' }).click();
    const last = visitor.locator('.message.desk').last();
    await visitor.locator('.send:not([disabled])').waitFor();
    await expect.poll(() => last.innerText(), { timeout: 10_000 }).toMatch(answer);
    if (source !== undefined) expect(await last.locator('a').first().getAttribute('href')).toMatch(source);
  };
  await ask('How much is a haircut for women?', /\$62/u, /prices$/u);
  await ask('Are you open on Saturday?', /On Saturday we are open 09:00–15:00/u, /hours$/u);
  await ask('Can I bring my dog?', /Calm dogs are welcome/u, /faq$/u);
  await ask('What is your cancellation policy?', /24 hours ahead/u, /policies$/u);
  await ask('Where are you?', /27 Harbour Lane/u, /contact|\/$/u);

  await visitor.reload();
  await visitor.getByRole('button', { name: /Open chat/u }).click();
  await visitor.getByText('Calm dogs are welcome', { exact: false }).first().waitFor();

  await ask('Do you do tattoos?', /could not find that[^]*contact details/u);
  await ask('yes please', /your name/u);
  await ask('Vera Visitor', /e-mail address/u);
  await ask('vera.visitor.example.com', /does not look like/u);
  await ask('vera@example.com', /phone number/u);
  await ask('+1 202 555 0143', /pass on/u);
  await ask('=A tattoo of a marigold', /Vera Visitor[^]*vera@example\.com[^]*Is that right/u);
  await ask('yes', /passed your details on/u);
  await visitor.close();
});

test('the owner sees it come in live, replays it, and downloads the lead', async () => {
  await desk.getByText('Became a lead').first().waitFor();
  await desk.locator('.list a').first().click();
  await desk.getByText('On Saturday we are open 09:00–15:00.').waitFor();
  expect(await desk.getByText('What this rests on').count()).toBe(5);
  expect(await violations(desk)).toEqual([]);

  await desk.getByRole('link', { name: 'Leads', exact: true }).first().click();
  await desk.getByRole('heading', { name: 'Vera Visitor' }).waitFor();
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Mark as contacted' }).click();
  await desk.getByText('Contacted', { exact: true }).waitFor();

  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  const csv = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain(`Vera Visitor,vera@example.com,'+12025550143,'=A tattoo of a marigold,,contacted`);

  await desk.goto(`${product.origin}/#/`);
  await desk.getByRole('heading', { name: 'Today' }).waitFor();
  await desk.locator('dd').first().waitFor();
  expect(await desk.locator('dd').allInnerTexts()).toEqual(['1', '1', '5', '1', expect.any(String), '1']);
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole('link', { name: 'Knowledge' }).click();
  await desk.getByText('Read completely').waitFor();
  expect(await violations(desk)).toEqual([]);
});

test('whoever logs out is out, and another business sees none of it', async () => {
  await desk.getByRole('button', { name: 'Log out' }).click();
  await desk.getByRole('heading', { name: 'Log in' }).waitFor();
  expect(await desk.evaluate(async () => (await fetch('/api/v1/leads')).status)).toBe(401);
});
