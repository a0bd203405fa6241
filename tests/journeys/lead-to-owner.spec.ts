import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import type { Running } from '../support/installation.js';
import { looked, moveClock, openOwner, pictured, type OwnerWindow } from '../support/owner-window.js';
import { startSandbox } from '../support/sandbox.js';
import { visit } from '../support/visitor.js';

const mine = '+1 202 555 0164';
let product: Running;
let browser: Browser;
let owner: OwnerWindow;
let telegram: Page;
let handset: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startSandbox(), launchChromium()]);
  owner = await openOwner(browser, product);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const press = (name: string) => owner.page.getByRole('button', { name, exact: true }).click();
const thread = (page: Page) => page.getByRole('log', { name: 'Messages, the newest last' });
/** The newest alert in the dashboard's list. */
const newest = () => owner.page.locator('main li.card').first();

// Not on the website: whoever asks for a person would be an alert of their own.
const linesOf = (name: string, email: string): readonly string[] => [
  ...['Do you do tattoos?', 'yes please', name, email, 'skip', 'skip', 'yes'],
];

/** Somebody on the business's website who leaves their details in the widget. */
async function leaves(name: string, email: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${product.origin}/demo/`);
  await page.getByRole('button', { name: /Open chat/u }).click();
  for (const line of linesOf(name, email)) {
    const replies = await page.locator('.message.desk').count();
    await page.getByRole('textbox').fill(line);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.message.desk').nth(replies).waitFor();
    await page.locator('.send:not([disabled])').waitFor();
  }
  await page.locator('.message.desk').last().getByText('passed your details on').waitFor();
  return page;
}

test('an owner connects a chat and a telephone, and says in which order they are told', async () => {
  const { context, page, goTo } = owner;
  await goTo('Alerts');
  await goTo('Telegram');
  await press('Connect Telegram');
  [telegram] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Open Telegram' }).click(),
  ]);
  await telegram.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('@rosa_marigold asks to connect').waitFor();
  await pictured(page, 'telegram-asks');
  await press('Yes, it is mine');
  await page.getByText('Connected to @rosa_marigold').waitFor();

  await goTo('How I am told');
  await page.getByLabel('Number, with country code').fill(mine);
  await press('Text me a code');
  handset = await context.newPage();
  await handset.goto(`${product.origin}/sandbox/handset/`);
  await handset.getByLabel('My number', { exact: true }).fill(mine);
  await handset.getByRole('button', { name: /^Messages/u }).click();
  const text = thread(handset).getByText('is your code');
  await text.waitFor();
  await pictured(handset, 'handset-code');
  await page.getByLabel('Six digits from the text').fill(/\d{6}/u.exec(await text.innerText())?.[0] ?? '');
  await press('Confirm');
  await page.getByText('Alerts can go to +12025550164').waitFor();

  // A lead from before, who was seen, is no news any more.
  const earlier = await visit(product.origin, 'marigold-demo');
  for (const line of linesOf('Fay Madeup', 'fay@example.com')) await earlier.send(line);
  await goTo('Alerts');
  await newest().getByText('Sent, not seen yet').waitFor();
  await goTo('Leads');
  await page.getByRole('heading', { name: 'Fay Madeup' }).waitFor();
  await goTo('Alerts');
  await newest().getByText('Seen in the dashboard').waitFor();
  await goTo('How I am told');
  await page.getByLabel('I choose the order myself').check();
  await press('+ Telegram');
  await press('Move Telegram up');
  await press('+ Phone call');
  await pictured(page, 'how');
  await press('Save');
  await page.getByText('Saved.', { exact: true }).waitFor();
}, 120_000);

test('a lead comes into the chat at once, and a button there takes it', async () => {
  const { page, goTo } = owner;
  const visitor = await leaves('Vera Visitor', 'vera@example.com');
  const alert = thread(telegram).locator('.message', { hasText: 'You have a new lead' });
  await alert.waitFor();
  // Nothing of a person leaves the dashboard this way.
  expect(await thread(telegram).innerText()).not.toMatch(/Vera|Fay/u);
  await looked(visitor, 'widget');
  await looked(telegram, 'telegram-alert');
  await goTo('Alerts');
  await newest().getByText('Sent, not seen yet').waitFor();
  await newest().getByText('Next step').waitFor();
  await pictured(page, 'alert-sent');
  await alert.getByRole('button', { name: 'Seen' }).click();
  await telegram.getByRole('status').getByText('Noted: you have seen it.').waitFor();
  await newest().getByText('Seen in Telegram').waitFor();
  await pictured(page, 'alert-seen');
}, 60_000);

test('a lead that nobody takes comes by e-mail next, and then the telephone rings', async () => {
  const { page, goTo, letter } = owner;
  await goTo('Alerts');
  await leaves('Wim Second', 'wim@example.com');
  await newest().getByText('Sent, not seen yet').waitFor();
  await moveClock(page, 'Ten minutes');
  await newest().getByText('E-mail').waitFor();
  expect((await letter('You have a new lead')).text).toContain('Wim Second');

  await handset.getByRole('button', { name: 'Phone', exact: true }).click();
  await moveClock(page, 'Ten minutes');
  await handset.getByRole('alert').getByText('Your telephone rings').waitFor();
  await looked(handset, 'handset-rings');
  await handset.getByRole('button', { name: 'Answer' }).click();
  const talk = handset.getByRole('log', { name: 'What is said' });
  await talk.getByText('Press 1 to take it').first().waitFor();
  await handset.getByRole('button', { name: 'Keypad' }).click();
  await handset.getByRole('button', { name: '1', exact: true }).click();
  await talk.getByText('It is yours.').waitFor();
  expect(await talk.innerText()).not.toMatch(/Wim|Fay/u);
  await pictured(handset, 'handset-taken');

  await newest().getByText('Seen by pressing 1').waitFor();
  expect(await newest().getByRole('listitem').locator('strong').allInnerTexts()).toEqual([
    'Telegram',
    'E-mail',
    'Phone call',
  ]);
  await pictured(page, 'alert-taken');
  await goTo('Leads');
  await page.getByRole('heading', { name: 'Wim Second' }).waitFor();
}, 120_000);
