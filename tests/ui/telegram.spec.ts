import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { messenger, pairingOpened, type MessengerView } from '../../adapters/http/contract/messenger.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { sessionOf } from '../support/desk-answers.js';

const desk = dashboardOfSpec();

const none: MessengerView = {
  ...{ isOn: true, standing: 'none', pairingId: null, chatName: null },
  ...{ since: null, expiresAt: null, ending: null },
};
const waiting: MessengerView = {
  ...{ ...none, standing: 'waiting', pairingId: 'p' },
  ...{ since: '2099-03-09T09:03:00.000Z', expiresAt: '2099-03-09T09:13:00.000Z' },
};
const asking: MessengerView = { ...waiting, standing: 'asking', chatName: '@sam_example' };
const paired: MessengerView = { ...asking, standing: 'paired', expiresAt: null };
const opened = { pairingId: 'p', url: `https://t.me/corner_bot?start=${'k'.repeat(43)}` };

const shows = (view: MessengerView): void => {
  desk.answer('/messenger', ok(messenger.parse(view)));
};
beforeEach(() => {
  shows(none);
  desk.answer('POST /messenger/pairings', { status: 201, body: pairingOpened.parse(opened) });
});

const place = '#/alerts/telegram';
const isPosted = (path: string): boolean => desk.posted.some((post) => post.path === path);
const changes = async (page: Page, view: MessengerView, words: RegExp): Promise<void> => {
  shows(view);
  desk.push({ topic: 'pairing', id: 'x' });
  await page.getByRole('main').getByText(words).first().waitFor();
};

test('every state can be read, in a narrow window and in the dark', async () => {
  const states = [
    none,
    { ...none, isOn: false },
    waiting,
    asking,
    paired,
    { ...none, ending: 'blocked' },
  ] as const;
  for (const options of windows)
    for (const view of states) {
      shows(view);
      const page = await desk.open(place, options);
      const said = page.getByRole('main').getByRole('status');
      await said.filter({ hasText: /./u, visible: true }).first().waitFor();
      expect(await violations(page), view.standing).toEqual([]);
      expect(await overflows(page), view.standing).toBe(false);
      await page.close();
    }
});

test('a chat is connected without a mouse, and each step is told live', async () => {
  const page = await desk.open(place);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
  shows(none);
  await page.getByText('No chat is connected.').waitFor();
  shows(waiting);
  await press('Connect Telegram');
  const link = page.getByRole('link', { name: 'Open Telegram' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(opened.url);
  expect(await link.getAttribute('rel')).toBe('noreferrer');
  await changes(page, asking, /@sam_example asks to connect/u);
  expect(await page.getByText(opened.url).count()).toBe(0);
  shows(paired);
  await press('Yes, it is mine');
  await page.getByText('Connected to @sam_example').waitFor();
  expect(isPosted('/messenger/pairings/p/confirm')).toBe(true);

  await press('Disconnect');
  shows({ ...none, ending: 'disconnected' });
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).press('Enter');
  await page.getByText('The chat was disconnected.').waitFor();
  expect(isPosted('/messenger/pairings/p/end')).toBe(true);
});

test('a chat that is not mine is refused, and a link that was lost is made anew', async () => {
  shows(asking);
  const page = await desk.open(place);
  await page.getByRole('button', { name: 'No, refuse it' }).waitFor();
  shows(waiting);
  await page.getByRole('button', { name: 'No, refuse it' }).press('Enter');
  await page.getByText(/shown once/u).waitFor();
  expect(isPosted('/messenger/pairings/p/withdraw')).toBe(true);
  await page.getByRole('button', { name: 'Make a new link' }).press('Enter');
  await page.getByText(opened.url).waitFor();
});

test('what goes wrong is said, and can be tried again', async () => {
  desk.answer(
    'POST /messenger/pairings',
    problem(
      503,
      'messenger-unavailable',
      'Telegram does not answer at the moment. Please try again in a few minutes.',
    ),
  );
  const page = await desk.open(place);
  await page.getByRole('button', { name: 'Connect Telegram' }).press('Enter');
  await page.getByRole('alert').getByText('Telegram does not answer').waitFor();
  desk.answer('/messenger', outage);
  await page.reload();
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  shows(none);
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByText('No chat is connected.').waitFor();
});

test('whoever only audits has no alerts', async () => {
  desk.answer('/team', ok({ people: [] }));
  desk.answer('/session', ok({ ...sessionOf(), role: 'auditor', rights: ['audit'] }));
  const page = await desk.open('#/business');
  await page.getByRole('heading', { level: 2, name: 'People' }).waitFor();
  expect(await page.getByRole('link', { name: /Telegram|Alerts/u }).count()).toBe(0);
  desk.answer('/session', ok(sessionOf()));
});
