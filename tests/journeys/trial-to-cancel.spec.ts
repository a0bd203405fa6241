import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import type { Running } from '../support/installation.js';
import { looked, moveClock, openOwner, pictured, type OwnerWindow } from '../support/owner-window.js';
import { startSandbox } from '../support/sandbox.js';
import { visit } from '../support/visitor.js';

let product: Running;
let browser: Browser;
let owner: OwnerWindow;

beforeAll(async () => {
  [product, browser] = await Promise.all([startSandbox(), launchChromium()]);
  owner = await openOwner(browser, product);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const move = async (step: Parameters<typeof moveClock>[1]): Promise<void> => {
  await moveClock(owner.page, step);
  await owner.page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
};
/** Week by week until the plan stands like this. */
async function moveUntil(words: string | RegExp): Promise<void> {
  const { page } = owner;
  const standing = page.locator('section h2').first();
  for (let weeks = 0; weeks < 6; weeks += 1) {
    await move('Next Monday');
    await standing.waitFor();
    if ((await page.getByRole('heading', { name: words }).count()) > 0) return;
  }
  throw new Error(`It never said ${String(words)}: ${await standing.innerText()}`);
}
const press = (name: string) => owner.page.getByRole('button', { name }).first().click();
const banner = (words: RegExp) => owner.page.getByRole('status').getByText(words).waitFor();
const bannerCount = (words: RegExp) => owner.page.getByRole('status').getByText(words).count();
const portal = async (): Promise<void> => {
  await press('Card, receipts and cancellation');
  await owner.heading('Your subscription');
};
/** What somebody who writes to the business is told. */
const told = async (text: string): Promise<string> =>
  JSON.stringify(await (await visit(product.origin, 'marigold-demo')).send(text));
const back = () => owner.page.getByRole('link', { name: 'Back to the dashboard' }).click();

test('what a visitor says is counted, leads to the conversation, and is given back where it was spam', async () => {
  const { page } = owner;
  await told('How much is a haircut?');
  const counted = async () =>
    (await page.request.get(`${product.origin}/api/v1/billing/units?meter=conversations`)).text();
  await expect.poll(counted, { timeout: 15_000 }).toContain('unitId');
  await owner.goTo('Billing');
  await press('Show each of them: Conversations');
  const unit = page.getByRole('list', { name: 'Conversations, one by one' }).getByRole('listitem').first();
  await press('It was spam');
  await unit.getByText('Given back: spam').waitFor();
  await unit.getByRole('link').click();
  await page.getByText('How much is a haircut?').filter({ visible: true }).first().waitFor();
}, 60_000);

test('a trial is reminded of 7, 3 and 1 days before it ends, on the day, and the day after', async () => {
  await owner.goTo('Billing');
  await owner.heading('On trial, 14 days left');
  expect(await bannerCount(/Your trial ends/u)).toBe(0);
  for (let day = 0; day < 7; day += 1) await move('Next day');
  await owner.heading('On trial, 7 days left');
  await banner(/Your trial ends in 7 days/u);
  await pictured(owner.page, 'trial');
  const early = await owner.letter('Your trial ends in 7 days');
  expect(early.text).toContain(`${product.origin}/#/billing`);
  expect(early.subjects).not.toContain('Your trial ends in 3 days');

  await move('End of trial');
  await owner.heading('Your trial has ended');
  await banner(/Your front desk has stopped answering/u);
  await pictured(owner.page, 'trial-ended');
  await owner.letter('Your trial has ended today');
  await move('Next day');
  const { subjects } = await owner.letter('Your front desk waits for you');
  expect(subjects.filter((subject) => /trial|waits/u.test(subject))).toEqual([
    'Your front desk waits for you',
    'Your trial has ended today',
    'Your trial ends tomorrow',
    'Your trial ends in 3 days',
    'Your trial ends in 7 days',
  ]);
}, 180_000);

test('a plan is paid for: one card is declined, another confirmed with the bank', async () => {
  const { page } = owner;
  await press('Choose Front desk');
  await owner.heading('Pay');
  await page.getByText('$79 a month').waitFor();
  await looked(page, 'checkout');
  await press('is declined');
  await page.getByRole('alert').getByText('Your card was declined').waitFor();
  await press('has to be confirmed with the bank');
  await owner.heading('Confirm with your bank');
  await looked(page, 'bank');
  await press('Yes, confirm');
  await owner.heading('On the plan Front desk');
  expect(await bannerCount(/stopped answering/u)).toBe(0);
  await pictured(page, 'active');
}, 60_000);

test('a payment that fails leaves the desk answering, and once it is made nothing is owed', async () => {
  const { page } = owner;
  await portal();
  await press('Change to a card that fails');
  await page.getByRole('button', { name: 'Change to a card that works' }).waitFor();
  await back();
  await owner.heading('On the plan Front desk');
  await moveUntil('A payment is open');
  await banner(/A payment did not go through\. Your front desk goes on until/u);
  await pictured(page, 'grace');
  expect((await owner.letter('A payment did not go through')).text).toContain('goes on for 14 days');
  expect(await told('When are you open on Friday?')).not.toContain('cannot be reached here');

  await portal();
  await looked(page, 'portal');
  await press('Change to a card that works');
  await press('Pay what is owed');
  await page.getByRole('heading', { name: /active/u }).waitFor();
  await back();
  await owner.heading('On the plan Front desk');
  expect(await bannerCount(/A payment did not go through/u)).toBe(0);
}, 120_000);

test('a plan that is cancelled goes on until its period ends, and can be resumed until then', async () => {
  const { page } = owner;
  await portal();
  await press('Cancel at the end of the period');
  await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
  await back();
  await banner(/Your plan ends on/u);
  await portal();
  await press('Do not cancel');
  await page.getByRole('button', { name: 'Cancel at the end of the period' }).waitFor();
  await back();
  await page.getByText('then month by month').waitFor();
  expect(await bannerCount(/Your plan ends on/u)).toBe(0);

  await portal();
  await press('Cancel at the end of the period');
  await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
  await back();
  await owner.heading(/On the plan Front desk, until/u);
  await pictured(page, 'cancelled');
  await moveUntil('Your plan has ended');
  await banner(/Your front desk has stopped answering/u);
  await pictured(page, 'ended');
  await owner.letter('Your plan has ended');
  await page.getByRole('button', { name: 'Choose Front desk' }).waitFor();

  // Nobody is left without a word, and everything is still there to be read.
  expect(await told('Are you there?')).toContain('cannot be reached here at the moment');
  const leads = await page.request.get(`${product.origin}/api/v1/leads.csv`);
  expect(leads.status()).toBe(200);
}, 120_000);
