import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { leads } from '../../adapters/http/contract/leads.js';
import { overview } from '../../adapters/http/contract/overview.js';
import { today } from '../../adapters/http/contract/today.js';
import * as given from '../support/desk-answers.js';
import { focused, ok, outage, overflows, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';

const desk = dashboardOfSpec();
beforeAll(() => {
  desk.answer('/leads', ok(leads.parse(given.leadsOf())));
  desk.answer('/overview', ok(overview.parse(given.overviewOf())));
  desk.answer('/today', ok(today.parse(given.todayOf())));
});

const stage = (page: Page) => page.getByRole('combobox', { name: 'Stage: Vera Visitor' });
const said = (page: Page, words: string) => page.getByRole('status').getByText(words, { exact: true });
const allSaid = (page: Page) => page.locator('.toast span').allInnerTexts();
const steps = ['contacted', 'won', 'lost', 'new'] as const;

test('at most three are there, the newest last and last words once, and each goes after eight seconds', async () => {
  const page = await desk.open('#/leads');
  await page.clock.install();
  for (const to of steps) {
    await stage(page).selectOption(to);
    await said(
      page,
      `Vera Visitor: ${{ contacted: 'Contacted', won: 'Won', lost: 'Lost', new: 'New' }[to]}.`,
    ).waitFor();
  }
  expect(await allSaid(page)).toEqual(['Vera Visitor: Won.', 'Vera Visitor: Lost.', 'Vera Visitor: New.']);
  await stage(page).selectOption('won');
  await expect
    .poll(() => allSaid(page))
    .toEqual(['Vera Visitor: Lost.', 'Vera Visitor: New.', 'Vera Visitor: Won.']);
  // The clock goes on by itself as well, and a busy machine takes its time.
  await page.clock.fastForward(3_000);
  expect((await allSaid(page)).length).toBe(3);
  await page.clock.fastForward(5_500);
  await expect.poll(() => allSaid(page)).toEqual([]);
  await page.context().close();
});

test('none goes under the pointer or while it has the focus', async () => {
  const page = await desk.open('#/leads');
  await page.clock.install();
  await stage(page).selectOption('won');
  await said(page, 'Vera Visitor: Won.').hover();
  await page.clock.fastForward(20_000);
  expect(await allSaid(page)).toEqual(['Vera Visitor: Won.']);
  await stage(page).focus();
  await page.keyboard.press('F8');
  await page.mouse.move(1, 1);
  await page.clock.fastForward(20_000);
  expect(await allSaid(page)).toEqual(['Vera Visitor: Won.']);
  await page.keyboard.press('Shift+Tab');
  await page.clock.fastForward(8_500);
  await expect.poll(() => allSaid(page)).toEqual([]);
  await page.context().close();
});

test('a key leads to the newest, Escape puts it away, and the focus is back where it was', async () => {
  const page = await desk.open('#/leads');
  await stage(page).focus();
  await stage(page).selectOption('won');
  await said(page, 'Vera Visitor: Won.').waitFor();
  await page.keyboard.press('F8');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Undo');
  await page.keyboard.press('Enter');
  await said(page, 'Vera Visitor: New.').waitFor();
  expect(await focused(page)).toBe('Stage: Vera Visitor');
  await page.keyboard.press('F8');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Dismiss: Vera Visitor: New.');
  await page.keyboard.press('Escape');
  expect(await allSaid(page)).toEqual([]);
  expect(await focused(page)).toBe('Stage: Vera Visitor');

  // Without the focus it is the newest; a dialog has Escape to itself.
  await stage(page).selectOption('lost');
  await said(page, 'Vera Visitor: Lost.').waitFor();
  await page.getByRole('button', { name: 'Answering: change' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await allSaid(page)).toEqual(['Vera Visitor: Lost.']);
  await page.keyboard.press('Escape');
  await expect.poll(() => allSaid(page)).toEqual([]);
  await page.context().close();
});

test('what cannot be taken back says why in its place, in another room as well', async () => {
  const page = await desk.open('#/');
  await page.getByRole('button', { name: 'Mark as contacted: Vera Visitor' }).click();
  await page.getByRole('link', { name: 'Knowledge', exact: true }).click();
  await page.getByRole('heading', { name: 'Knowledge' }).waitFor();
  desk.answer('POST /leads/lead-1/stage', outage);
  await page.getByRole('button', { name: 'Undo' }).click();
  await said(page, 'The store does not answer. Please try again.').waitFor();
  expect(await allSaid(page)).toEqual(['The store does not answer. Please try again.']);
  desk.answer('POST /leads/lead-1/stage', { status: 204 });
  await page.context().close();
});

test('everybody can read it, in a narrow window and in the dark, and nothing moves for whoever wants no motion', async () => {
  for (const options of windows) {
    const page = await desk.open('#/leads', options);
    for (const to of ['won', 'lost'] as const) await stage(page).selectOption(to);
    await said(page, 'Vera Visitor: Lost.').waitFor();
    if ('reducedMotion' in options)
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.evaluate(async () => {
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
    });
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/toasts-${options.colorScheme}.png` });
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});
