import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { overflows, violations } from '../support/dashboard.js';
import type { Running } from '../support/installation.js';
import { startSandbox } from '../support/sandbox.js';

let product: Running;
let browser: Browser;

beforeAll(async () => {
  product = await startSandbox();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The page of the payment service, as it is to everybody. */
async function look(page: Page, name: string): Promise<void> {
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/stripe-${name}.png`, fullPage: true });
  expect(await violations(page), name).toEqual([]);
  expect(await overflows(page), name).toBe(false);
}

test('an owner on trial pays, is declined, confirms with the bank, has a plan, cancels it and resumes', async () => {
  const link = /(http\S+#\/login\/\S+)/u.exec(product.said)?.[1] ?? '';
  const page = await browser.newPage({ viewport: { width: 420, height: 800 }, colorScheme: 'dark' });
  await page.goto(link);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('link', { name: 'Billing' }).click();
  await heading(page, /On trial, 14 days left/u);

  await page.getByRole('button', { name: 'Choose Front desk' }).click();
  await heading(page, 'Pay');
  await page.getByText('$79 a month').waitFor();
  await look(page, 'checkout');
  await page.getByRole('button', { name: 'is declined' }).click();
  await page.getByRole('alert').getByText('Your card was declined').waitFor();
  await page.getByRole('button', { name: 'has to be confirmed with the bank' }).click();
  await heading(page, 'Confirm with your bank');
  await look(page, 'bank');
  await page.getByRole('button', { name: 'Yes, confirm' }).click();
  await heading(page, 'On the plan Front desk');

  await page.getByRole('button', { name: 'Card, receipts and cancellation' }).click();
  await heading(page, 'Your subscription');
  await look(page, 'portal');
  await page.getByRole('button', { name: 'Cancel at the end of the period' }).click();
  await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
  await page.getByRole('link', { name: 'Back to the dashboard' }).click();
  await page.getByRole('status').getByText('Your plan ends on').waitFor();

  await page.getByRole('button', { name: 'Card, receipts and cancellation' }).click();
  await page.getByRole('button', { name: 'Do not cancel' }).click();
  await page.getByRole('button', { name: 'Cancel at the end of the period' }).waitFor();
  await page.getByRole('link', { name: 'Back to the dashboard' }).click();
  await page.getByText('First charged on').waitFor();
  expect(await page.getByText('Your plan ends on').count()).toBe(0);
}, 120_000);
