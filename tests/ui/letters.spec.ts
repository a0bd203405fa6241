import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { letters, type Letters } from '../../adapters/http/contract/letters.js';
import { launchChromium } from '../support/chromium.js';
import {
  ok,
  outage,
  overflows,
  serveDashboard,
  violations,
  windows,
  type Dashboard,
} from '../support/dashboard.js';
import { at, sessionOf } from '../support/desk-answers.js';

let browser: Browser;
let desk: Dashboard;
const answer: Letters = letters.parse({
  declined: ['reminder'],
  troubled: [
    { memberId: 'm1', email: 'owner@corner.example', isMe: true, trouble: 'complained', since: at(3) },
    { memberId: 'm2', email: 'sam@corner.example', isMe: false, trouble: 'bounced', since: at(4) },
    { memberId: 'm3', email: null, isMe: false, trouble: 'transient', since: at(5) },
  ],
});

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  desk = await serveDashboard(browser);
  desk.answer('/letters', ok(answer));
  return () => desk.close();
});
afterAll(() => browser.close());

test('everybody can read what does not arrive and what was chosen, in a narrow window and in the dark', async () => {
  for (const [index, options] of windows.entries()) {
    const page = await desk.open('#/business/letters', options);
    await page.getByRole('checkbox', { name: 'A report of the week' }).waitFor();
    await page.getByText('sam@corner.example refused our letters for good.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/letters-${String(index)}.png` });
    await page.close();
  }
});

test('a choice is saved at once, and one that was not saved is not shown as if it were', async () => {
  const page = await desk.open('#/business/letters');
  const report = page.getByRole('checkbox', { name: 'A report of the week' });
  const reminder = page.getByRole('checkbox', { name: /Reminders/u });
  await report.waitFor();
  expect([await report.isChecked(), await reminder.isChecked()]).toEqual([true, false]);
  desk.answer('/letters', ok({ ...answer, declined: ['report', 'reminder'] }));
  await report.press('Space');
  await page.getByRole('status').getByText('Saved.').waitFor();
  expect(desk.posted.at(-1)).toEqual({
    ...{ path: '/letters/preferences', body: { kind: 'report', isWanted: false } },
  });
  desk.answer('POST /letters/preferences', outage);
  await reminder.press('Space');
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  expect(await reminder.isChecked()).toBe(false);
});

test('an address is tried again from any screen, and what is heard of one shows at once', async () => {
  desk.answer('/letters', ok({ declined: [], troubled: [] }));
  const page = await desk.open('#/business/sessions');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByText('sam@corner.example').count()).toBe(0);
  desk.answer('/letters', ok(answer));
  desk.push({ topic: 'mailbox', id: 'x' });
  await page.getByRole('button', { name: 'Send letters there again: sam@corner.example' }).waitFor();
  desk.answer('/letters', ok({ declined: [], troubled: [] }));
  await page.getByRole('button', { name: 'Send letters there again: sam@corner.example' }).press('Enter');
  await page.getByText('sam@corner.example').waitFor({ state: 'detached' });
  expect(desk.posted.some(({ path }) => path === '/letters/m2/reopen')).toBe(true);
});

test('papers of other words are shown to an owner, who agrees to those that were shown', async () => {
  const { papers, ...rest } = sessionOf();
  const others = { ...papers, terms: { version: 'terms-2', since: at(2) } };
  for (const [index, options] of windows.entries()) {
    desk.answer('/session', ok({ ...rest, papers: others }));
    const page = await desk.open('#/business/letters', options);
    await page.getByText('The papers have other words since').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/papers-${String(index)}.png` });
    desk.answer('POST /business/papers', outage);
    await page.getByRole('button', { name: 'I agree to the terms' }).press('Enter');
    await page.getByRole('alert').getByText('The store does not answer').waitFor();
    desk.answer('POST /business/papers', { status: 204 });
    desk.answer('/session', ok(sessionOf()));
    await page.getByRole('button', { name: 'I agree to the terms' }).press('Enter');
    await page.getByText('The papers have other words since').waitFor({ state: 'detached' });
    expect(desk.posted.at(-1)).toEqual({
      ...{ path: '/business/papers', body: { terms: 'terms-2', privacy: 'privacy-1' } },
    });
    await page.goto(`${desk.origin}/#/sign-up`);
    await page.getByText('By opening it you agree to the').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/sign-up-${String(index)}.png` });
    await page.close();
  }
});
