import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineCheck, lineSettings } from '../../adapters/http/contract/line.js';
import { launchChromium } from '../support/chromium.js';
import {
  ok,
  outage,
  overflows,
  problem,
  serveDashboard,
  violations,
  windows,
  type Dashboard,
} from '../support/dashboard.js';
import { bareLine, checkOf, lineOf } from '../support/line-answers.js';

let browser: Browser;
let desk: Dashboard;

beforeAll(async () => {
  browser = await launchChromium();
  desk = await serveDashboard(browser);
});
afterAll(async () => {
  await desk.close();
  await browser.close();
});

test('the set-up can be read by everybody, in a narrow window and in the dark', async () => {
  desk.answer('/line', ok(lineSettings.parse(lineOf())));
  for (const options of windows) {
    const page = await desk.open('#/line', options);
    await page.getByText('+1 202 555 0143').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.close();
  }
});

test('where no phone company is configured, the page says so', async () => {
  desk.answer('/line', ok(lineSettings.parse(bareLine)));
  const page = await desk.open('#/line');
  await page
    .getByText(/phone company/iu)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('an outage is told, and tried again', async () => {
  desk.answer('/line', outage);
  const page = await desk.open('#/line');
  await page.getByRole('button', { name: /again/iu }).waitFor();
  desk.answer('/line', ok(lineSettings.parse(lineOf())));
  await page.getByRole('button', { name: /again/iu }).click();
  await page.getByText('+1 202 555 0143').first().waitFor();
  await page.close();
});

test.each([
  [true, 'Right'],
  [false, 'Not right'],
])('the check shows what the phone company has (all right: %s)', async (isRight, shown) => {
  desk.answer('/line', ok(lineSettings.parse(lineOf())));
  desk.answer('/line/check', ok(lineCheck.parse(checkOf(isRight))));
  const page = await desk.open('#/line');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText(shown).first().waitFor();
  await page.close();
});

test('a check that the phone company does not answer says so', async () => {
  desk.answer('/line', ok(lineSettings.parse(lineOf())));
  desk.answer('/line/check', problem(502, 'telephony-unavailable', 'The phone company does not answer.'));
  const page = await desk.open('#/line');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('The phone company does not answer.').waitFor();
  await page.close();
});
