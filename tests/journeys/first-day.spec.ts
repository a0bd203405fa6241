import express from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { overflows, violations } from '../support/dashboard.js';
import { demoWebsite, walkFirstDay } from '../support/first-day.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { served, type Served } from '../support/served.js';

const data = dataDirectory();
let product: Running;
let browser: Browser;
let owner: BrowserContext;
let desk: Page;
let visitor: Page;
let host: Served | undefined;
let embed = '';

beforeAll(async () => {
  product = await startProduct({ DATA_DIR: data.path });
  browser = await launchChromium();
  owner = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
  desk = await owner.newPage();
});
afterAll(async () => {
  await browser.close();
  await host?.close();
  await product.stop();
  data.dispose();
});

/** Another origin, whose policy lets in nothing but what the widget needs. */
function hostOf(line: string): Promise<Served> {
  const app = express();
  app.get('/', (_request, response) => {
    response
      .set('Content-Security-Policy', `script-src ${product.origin}; connect-src ${product.origin}`)
      .send(`<!doctype html><html lang="en"><title>Host</title><h1>Another origin</h1>${line}</html>`);
  });
  return served(app);
}

test('a business signs up, checks three answers and sees the widget on its website, in at most twelve clicks', async () => {
  const { clicks } = await walkFirstDay({
    ...{ product, owner, desk, website: await demoWebsite(product) },
    async at(page) {
      expect(await violations(page)).toEqual([]);
    },
    async install(line) {
      embed = line;
      host = await hostOf(line);
      visitor = await browser.newPage({ viewport: { width: 400, height: 780 } });
      await visitor.goto(host.origin);
    },
  });
  expect(clicks).toBeLessThanOrEqual(12);
  expect(await desk.getByText('4 of 4 steps done').count()).toBe(1);
  // Left and resumed: nothing has to be done again.
  await desk.reload();
  await desk.getByText('4 of 4 steps done').waitFor();
});

test('the owner has the website looked at, puts an answer right, and mails the line', async () => {
  const steps = desk.getByRole('region', { name: 'The chat on your website' });
  await steps.getByRole('button', { name: 'Look at my website now' }).click();
  await steps.getByText('but of another business').waitFor();
  expect(await desk.getByText('Your website calls itself “Marigold Hair Studio”.').count()).toBe(1);

  const answers = desk.getByRole('region', { name: 'The first three answers' });
  await answers.getByRole('button', { name: /^Change ?: When are you open/u }).focus();
  await desk.keyboard.press('Enter');
  await answers.getByLabel('Answer').fill('We are open Monday to Friday from 10:00 to 18:00.');
  await answers.getByRole('button', { name: 'Teach it' }).click();
  await answers.getByText('You taught it. This is the answer from now on.').waitFor();
  await answers.locator('.said').getByText('We are open Monday to Friday from 10:00 to 18:00.').waitFor();
  await answers.getByRole('button', { name: /^Change ?: When are you open/u }).waitFor();

  // By the keyboard alone.
  await steps.getByText('Mail it to my web person').focus();
  await desk.keyboard.press('Enter');
  for (const outcome of ['The letter is on its way.', /too many requests/u]) {
    await steps.getByLabel('Their e-mail address').focus();
    await desk.keyboard.insertText('web.person@example.com');
    await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await steps.getByText(outcome).waitFor();
  }
  await desk.setViewportSize({ width: 320, height: 700 });
  await desk.emulateMedia({ colorScheme: 'dark' });
  expect(await overflows(desk)).toBe(false);
  expect(await violations(desk)).toEqual([]);
  await desk.emulateMedia({ colorScheme: 'light' });
  await desk.setViewportSize({ width: 1280, height: 900 });
  const mailbox = await owner.newPage();
  await mailbox.goto(`${product.origin}/sandbox/`);
  await mailbox.getByRole('button', { name: /A line for the website of Corner Studio/u }).click();
  await mailbox.getByText(embed).first().waitFor();
  await mailbox.close();
});

test('a visitor on another website asks, is answered with sources, and leaves contact details', async () => {
  await desk.goto(`${product.origin}/#/inbox`);
  await desk.getByText('No conversations yet').waitFor();

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
  await expect.poll(() => desk.getByLabel('Stage: Vera Visitor').inputValue()).toBe('contacted');

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
