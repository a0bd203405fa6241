import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Me } from '../../adapters/http/contract/me.js';
import { de } from '../../ui/texts/de/de.js';
import { en } from '../../ui/texts/en/en.js';
import { doors, rooms } from '../screens/rooms.js';
import { answerAll } from '../support/all-answers.js';
import { englishOn } from '../support/catalogue.js';
import { ok, overflows, problem, violations } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { sessionOf } from '../support/desk-answers.js';
import { rehearsalsOf } from '../support/knowledge-answers.js';

const desk = dashboardOfSpec();
beforeAll(() => {
  answerAll(desk);
});

const phone = { locale: 'de-DE', viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' } as const;
const details = ['inbox/c1', 'calls/call-1', 'knowledge/rehearsals/rehearsal-1'];

/** What the business and its visitors wrote, in English of their own. */
const written = [
  'Plan',
  ...['Opening hours', 'Vera Visitor', 'Are you open on Saturday?', 'Regular'],
  ...['leads: New', 'desk: New', 'desk: Phone', 'knowledge/rehearsals/rehearsal-1: Open'],
];

/** Loaded anew, so that nothing of another room is looked at. */
async function goTo(page: Page, room: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${room}`);
  await page.reload();
  await settled(page);
}

const settled = async (page: Page): Promise<void> => {
  await page.locator('h1, h2').first().waitFor();
  await page.waitForFunction(() => document.querySelector('#content [aria-busy="true"]') === null);
};

test('a browser that asks for German gets every room in German, and fetches no English', async () => {
  const page = await desk.open('#/', phone);
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  const chunks = JSON.parse(readFileSync('dist/ui/chunks.json', 'utf8')) as Record<string, { file: string }>;
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const isFetched = (chunk: string): boolean =>
    fetched.some((name) => name.endsWith(`/${chunks[chunk]?.file ?? 'not built'}`));
  expect([isFetched('texts/de/de.ts'), isFetched('texts/en/en.ts')]).toEqual([true, false]);

  const heard: string[] = [];
  const found: string[] = [];
  for (const room of [...rooms, ...details]) {
    await goTo(page, room);
    heard.push(...(await page.locator('h1').allInnerTexts()));
    found.push(...(await englishOn(page)).map((one) => `${room}: ${one}`));
    expect(await overflows(page), room).toBe(false);
  }
  expect(found.filter((one) => !written.some((words) => one.endsWith(words)))).toEqual([]);
  const titles = [de.today, de.inbox, de.leads, de.calls, de.desk, de.line, de.alerts, de.business, de.audit];
  for (const { title } of titles) expect(heard).toContain(title);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('the doors are German as well', async () => {
  desk.answer('/session', problem(401, 'not-logged-in', 'You are not logged in.'));
  const page = await desk.open('#/login', phone);
  for (const door of doors) {
    await goTo(page, door);
    expect(await englishOn(page), door).toEqual([]);
    expect(await overflows(page), door).toBe(false);
  }
  await page.context().close();
});

test('whoever chooses a language has it in this browser, whatever the browser asks for', async () => {
  desk.answer('/session', ok(sessionOf()));
  const me: Me = {
    ...{ email: 'ann@example.com', addressChange: null, canHavePasskeys: true, passkeys: [] },
    recoveryCodesLeft: 0,
  };
  desk.answer('/me', ok(me));
  const page = await desk.open('#/business/account', { locale: 'en-US' });
  await page.getByRole('heading', { name: en.account.title }).waitFor();
  const choose = page.getByRole('combobox', { name: 'Language' });
  expect(await choose.inputValue()).toBe('en');
  await Promise.all([page.waitForEvent('load'), choose.selectOption('Deutsch')]);
  await page.getByRole('heading', { name: de.account.title }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: de.account.title }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  const back = page.getByRole('combobox', { name: 'Sprache' });
  await Promise.all([page.waitForEvent('load'), back.selectOption('English')]);
  await page.getByRole('heading', { name: en.account.title }).waitFor();
  await page.context().close();
});

test('a no of the server is told in German where it is known, else in the server’s words', async () => {
  desk.answer('/facts', problem(409, 'too-many-facts', 'There are 500 facts already.'));
  const page = await desk.open('#/knowledge/facts', phone);
  await page.getByText(de.problems['too-many-facts'] ?? 'no words').waitFor();
  desk.answer('/facts', problem(409, 'made-up', 'The moon is full.'));
  await page.reload();
  await page.getByText('The moon is full.').waitFor();
  await page.context().close();
});

test('dates, numbers and amounts are German', async () => {
  desk.answer('/rehearsals', ok(rehearsalsOf()));
  const page = await desk.open('#/knowledge/rehearsals', phone);
  await page.getByText('1.204 können noch einmal gestellt werden').waitFor();
  await page.evaluate(() => (location.hash = '#/line/answering'));
  await page.getByText('Montag', { exact: true }).first().waitFor();
  await page.context().close();
});
