import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { overflows, violations, windows } from '../support/dashboard.js';
import type { Running } from '../support/installation.js';
import { inLetter } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';

let browser: Browser;
let product: Running;

beforeAll(async () => {
  product = await startSandbox();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** A window of somebody whose machine makes passkeys. */
async function openWindow(options = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return page;
}

async function openLetter(page: Page, email: string): Promise<void> {
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  const token = await inLetter(product.origin, email, /login\/(\S+)/u);
  await page.goto(`${product.origin}/#/login/${token}`);
  await page.getByRole('button', { name: 'Log in' }).click();
}

async function signUp(page: Page, email: string, industry: string): Promise<void> {
  await page.goto(`${product.origin}/#/sign-up`);
  await page.getByLabel('Business name').fill('Corner Practice');
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByLabel('Website').fill('https://example.com');
  await page.getByLabel('Industry').selectOption(industry);
  await page.getByRole('button', { name: 'Open my front desk' }).click();
  await openLetter(page, email);
}

async function addPasskey(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('My laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Recovery codes').first().waitFor();
}

async function logInAgain(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('button', { name: 'Log out' }).waitFor({ state: 'detached' });
  await page.goto(`${product.origin}/#/login`);
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await openLetter(page, email);
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
}

const screenshots = process.env['SCREENSHOTS'];
async function isInOrder(page: Page, name: string): Promise<void> {
  if (screenshots !== undefined)
    await page.screenshot({ path: `${screenshots}/${name}.png`, fullPage: true });
  expect(await violations(page), name).toEqual([]);
  expect(await overflows(page), name).toBe(false);
}

test('a passkey is added in the dashboard, asked for at the next login, and removed by being shown', async () => {
  const email = 'ann@example.com';
  const page = await openWindow(windows[0]);
  await signUp(page, email, 'beauty');
  await page.getByRole('link', { name: 'Business', exact: true }).click();
  await page.getByRole('link', { name: 'Your account' }).click();
  await page.getByText(`You log in as ${email}.`).waitFor();
  await isInOrder(page, 'account-without');
  await addPasskey(page);
  await isInOrder(page, 'account-codes');
  const code = (await page.getByRole('listitem').locator('code').first().textContent()) ?? '';
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('Recovery codes left: 10.').waitFor();

  await logInAgain(page, email);
  await isInOrder(page, 'second-factor');
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Sprache').selectOption('en');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

  await logInAgain(page, email);
  await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill('00000-00000');
  await page.getByRole('button', { name: 'Use the code' }).click();
  await page.getByRole('alert').getByText('That was not one of your passkeys').waitFor();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Use the code' }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

  await page.goto(`${product.origin}/#/business/account`);
  await page.getByText('Recovery codes left: 9.').waitFor();
  await page.getByRole('button', { name: 'Remove My laptop' }).click();
  await page.getByText('This is your last passkey.').waitFor();
  await isInOrder(page, 'account-last');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('No passkey yet').waitFor();
});

test('the owner of a practice adds a passkey before they see its people, also on a phone in the dark', async () => {
  const page = await openWindow(windows[1]);
  await signUp(page, 'doctor@example.com', 'health');
  await page.getByRole('heading', { name: 'Add a passkey first' }).waitFor();
  await isInOrder(page, 'passkey-first');
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Sprache').selectOption('en');
  await page.getByRole('link', { name: 'Business' }).last().click();
  await page.getByRole('navigation', { name: 'Business' }).getByRole('link', { name: 'Privacy' }).click();
  await page.getByText('No agreement on record').first().waitFor();
  await isInOrder(page, 'sensitive-business');
  await page.goto(`${product.origin}/#/leads`);
  await addPasskey(page);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('heading', { level: 1, name: 'Leads' }).waitFor();
});

test('a new address is asked for, confirmed by a click and stopped by one', async () => {
  const [email, other] = ['cleo@old.example', 'cleo@new.example'];
  const page = await openWindow(windows[1]);
  await signUp(page, email, 'beauty');
  await page.getByRole('button', { name: 'Log out' }).waitFor();
  await page.goto(`${product.origin}/#/business/account`);
  await page.getByLabel('New address').fill(other);
  await page.getByRole('button', { name: 'Change address' }).click();
  await page.getByText(`Waiting for ${other} to confirm`).waitFor();
  await isInOrder(page, 'address-asked');
  const confirm = await inLetter(product.origin, other, /address\/(confirm\/\S+)/u);
  const veto = await inLetter(product.origin, email, /address\/(veto\/\S+)/u);
  await page.goto(`${product.origin}/#/address/${confirm}`);
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await page.getByText('Your new address is confirmed.').waitFor();
  await isInOrder(page, 'address-confirmed');
  await page.goto(`${product.origin}/#/business/account`);
  await page.getByText(`${other} has confirmed`).waitFor();
  await page.goto(`${product.origin}/#/address/${veto}`);
  await page.getByRole('button', { name: 'Keep my address' }).click();
  await page.getByText('Your address stays.').waitFor();
  await isInOrder(page, 'address-kept');
});
