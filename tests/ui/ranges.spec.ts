import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { calls } from '../../adapters/http/contract/calls.js';
import { inbox } from '../../adapters/http/contract/inbox.js';
import { rangeReport, reached, replies } from '../../adapters/http/contract/ranges.js';
import { leads } from '../../adapters/http/contract/leads.js';
import { answerAll } from '../support/all-answers.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { inboxOf } from '../support/desk-answers.js';
import { emptyRangeOf, rangeOf, yearRangeOf } from '../support/range-answers.js';

const desk = dashboardOfSpec();
const newest = '/reports/range?range=last-28-days';

beforeAll(() => {
  answerAll(desk);
});

/** `SHOTS=FOLDER` keeps pictures of the screens, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

const figure = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Figures' }).getByRole('link', { name });

test('everybody can read it, in a narrow window and in the dark, also of a year, and while there is nothing', async () => {
  for (const [name, answer, span] of [
    ['filled', rangeOf(), /Feb 3 – Mar 2, 2026 · so far/u],
    ['empty', emptyRangeOf(), /Feb 3 – Mar 2, 2026 · so far/u],
    ['year', yearRangeOf(), /Feb 15, 2025 – Feb 14, 2026$/u],
  ] as const) {
    desk.answer(newest, ok(rangeReport.parse(answer)));
    for (const [index, options] of windows.entries()) {
      const page = await desk.open('#/reports', options);
      await page.getByRole('heading', { level: 2, name: span }).waitFor();
      await shot(page, `range-${name}-${String(index)}`);
      expect(await violations(page), name).toEqual([]);
      expect(await overflows(page), name).toBe(false);
      await page.context().close();
    }
  }
});

test('days on which nothing happened lead to others', async () => {
  desk.answer(newest, ok(emptyRangeOf()));
  desk.answer('/reports/range?range=last-month', ok(rangeOf({ isRunning: false })));
  const page = await desk.open('#/reports');
  await page.getByText('Nothing happened in these days').waitFor();
  await page.getByRole('link', { name: 'Last month' }).press('Enter');
  await figure(page, 'Conversations').waitFor();
  expect(await page.getByLabel('Days', { exact: true }).inputValue()).toBe('last-month');
});

test('each figure says how it changed, is drawn when it is chosen, and its points lead to what is behind them', async () => {
  desk.answer(newest, ok(rangeOf()));
  const page = await desk.open('#/reports');
  expect(await figure(page, 'Conversations').textContent()).toMatch(/296.*\d+% (more|fewer)/u);
  await page.getByRole('heading', { level: 3, name: 'Conversations' }).waitFor();
  await shot(page, 'range-conversations');
  await page.getByText('As a table').press('Enter');
  const behind = (): Promise<string | null> =>
    page
      .getByRole('row', { name: /Wed, Feb 4/u })
      .getByRole('link')
      .getAttribute('href');
  const day = 'first=2026-02-04&last=2026-02-04';
  expect(await behind()).toBe(`#/inbox?${day}`);
  for (const [name, href] of [
    ['Calls', `#/calls?${day}`],
    ['Leads per conversation', `#/leads?${day}`],
    ['Questions answered', `#/reports/replies?kind=unpublished&${day}`],
    ['95% of the replies', `#/reports/replies?${day}`],
    ['Leads reach you', `#/reports/reached?${day}`],
  ] as const) {
    await figure(page, name).press('Enter');
    await page.getByRole('heading', { level: 3, name }).waitFor();
    expect(await behind(), name).toBe(href);
    await shot(page, `range-${name.toLowerCase().replaceAll(/\W+/gu, '-')}`);
  }
});

test('pages and devices are told beside what they were before, and a page leads to the website', async () => {
  desk.answer(newest, ok(rangeOf()));
  const page = await desk.open('#/reports');
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  expect(await row('/prices').textContent()).toMatch(/412\s*35% more/u);
  expect(await row('Phone').textContent()).toMatch(/51 chats\s*811\s*9% more/u);
  expect(await row('Tablet').textContent()).toMatch(/48\s*$/u);
  const link = row('/prices').getByRole('link');
  expect(await link.getAttribute('href')).toBe('https://corner.example/prices');
  const elsewhere = { path: '//elsewhere.example/', views: 1 };
  desk.answer(newest, ok(rangeOf({ pages: [elsewhere] })));
  const other = await desk.open('#/reports');
  const href = await other.getByRole('link', { name: elsewhere.path }).getAttribute('href');
  expect(new URL(href ?? '').host).toBe('corner.example');
});

test('a bar says what it is when it is pointed at, and is a link', async () => {
  desk.answer(newest, ok(rangeOf()));
  const page = await desk.open('#/reports');
  const bar = page.locator('figure svg a').nth(1);
  await bar.hover();
  await page
    .getByText(/Wed, Feb 4: \d+/u)
    .first()
    .waitFor();
  await page
    .getByText(/Wed, Jan 7: \d+/u)
    .first()
    .waitFor();
  await bar.click();
  await page.waitForURL(/#\/inbox\?first=2026-02-04&last=2026-02-04$/u);
});

test('the leads and calls of a day are listed alone, and one goes back to all of them', async () => {
  const day = 'first=2026-02-04&last=2026-02-04';
  desk.answer(`/leads?${day}`, ok(leads.parse({ leads: [], nextCursor: null })));
  desk.answer(`/calls?${day}`, ok(calls.parse({ calls: [], nextCursor: null, gone: 3 })));
  for (const [room, says, all] of [
    ['leads', 'No lead stands here.', 'Vera Visitor'],
    ['calls', 'Nobody rang then', '0143'],
  ] as const) {
    const page = await desk.open(`#/${room}?first=2026-02-04&last=2026-02-04`);
    await page.getByText(says).waitFor();
    await page.getByText('Only those of Feb 4, 2026, by the clock of the business.').waitFor();
    await shot(page, `range-of-${room}`);
    expect(await violations(page), room).toEqual([]);
    await page.getByRole('link', { name: 'Show all days' }).press('Enter');
    await page.getByText(all).first().waitFor();
    expect(await page.getByText('Only those of').count()).toBe(0);
  }
});

test('any two days can be chosen, and what cannot be asked for is said', async () => {
  desk.answer(newest, ok(rangeOf()));
  const wrong = 'Please choose a first and a last day.';
  desk.answer('/reports/range?first=2026-03-02&last=2026-01-01', problem(422, 'range-not-valid', wrong));
  desk.answer(
    '/reports/range?first=2025-03-02&last=2026-01-01',
    ok(rangeOf({ unit: 'month', isRunning: false })),
  );
  const page = await desk.open('#/reports');
  await figure(page, 'Leads reach you').waitFor();
  await page.getByLabel('Days', { exact: true }).selectOption('dates');
  expect(await page.getByLabel('First day').inputValue()).toBe('2026-02-03');
  await page.getByLabel('First day').fill('2026-03-02');
  await page.getByLabel('Last day').fill('2026-01-01');
  await page.getByLabel('Last day').press('Enter');
  await page.getByRole('alert').getByText(wrong).waitFor();
  await page.getByLabel('First day').fill('2025-03-02');
  await page.getByRole('button', { name: 'Show' }).press('Enter');
  await figure(page, 'Leads reach you').waitFor();
  expect(await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')).toBe(
    '/api/v1/reports/range.csv?first=2025-03-02&last=2026-01-01',
  );
});

test('what cannot be read says so and can be tried again; a business that is gone says that', async () => {
  desk.answer(newest, 'unanswered');
  const waiting = await desk.open('#/reports');
  await waiting.locator('#content [aria-busy=true]').first().waitFor();
  desk.answer(newest, outage);
  const page = await desk.open('#/reports');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer(newest, ok(rangeOf()));
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await figure(page, 'Conversations').waitFor();
  desk.answer(newest, problem(503, 'business-not-found', 'There is no such business any more.'));
  const closed = await desk.open('#/reports');
  await closed.getByRole('alert').getByText('There is no such business any more.').waitFor();
});

const monday = 'weekday=0&hour=13';
test('an hour of the busiest leads to what began in it, by arrows too, and from its chats to its calls', async () => {
  desk.answer(newest, ok(rangeOf()));
  const days = 'first=2026-02-03&last=2026-03-02';
  const chats = inbox.parse({ ...inboxOf(), gone: 1 });
  desk.answer(`/conversations?channel=chat&${days}&${monday}`, ok(chats));
  const page = await desk.open('#/reports');
  const cell = page.getByRole('link', { name: /^Monday, 1 PM: 3 chats, 3 calls$/u });
  await cell.waitFor();
  expect(await page.locator('td a[tabindex="0"]').count()).toBe(1);
  await page.locator('td a[tabindex="0"]').focus();
  const name = () => page.locator('td a:focus').getAttribute('aria-label');
  const first = await name();
  await page.keyboard.press('ArrowRight');
  await expect.poll(name).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(name).toBe(first);
  await cell.hover();
  await page.getByText('Monday, 1 PM: 3 chats, 3 calls', { exact: true }).waitFor();
  await cell.press('Enter');
  await page.getByText('Only those of Monday, 1 PM, Feb 3 – Mar 2, 2026').waitFor();
  await page.getByText('One more is counted in the report.').waitFor();
  expect(await page.getByRole('link', { name: 'Calls of this time' }).getAttribute('href')).toBe(
    `#/calls?${days}&${monday}`,
  );
  await shot(page, 'range-hour-inbox');
  expect(await violations(page)).toEqual([]);
});

const when = { first: '2026-02-04', last: '2026-02-04' };
const listed = {
  replies: replies.parse({
    replies: [
      ...[
        {
          replyId: 'r1',
          question: 'Do you colour grey hair as well, and how long does that take?',
          tookMs: 6_200,
        },
        { replyId: 'r2', question: null, tookMs: 240 },
      ].map((one) => ({ ...one, conversationId: 'c1', at: '2026-02-04T18:00:00.000Z', kind: 'answered' })),
    ],
    nextCursor: 'more',
    gone: 2,
  }),
  reached: reached.parse({
    leads: [{ leadId: 'l1', name: 'Vera Visitor', at: '2026-02-04T18:00:00.000Z', tookMs: 95_000 }],
    nextCursor: null,
  }),
};

test('replies and leads are listed with how long each took, and say what is missing', async () => {
  const query = new URLSearchParams(when).toString();
  desk.answer(`/reports/replies?${query}`, ok(listed.replies));
  desk.answer(
    `/reports/replies?${query}&cursor=more`,
    ok({ ...listed.replies, replies: [], nextCursor: null }),
  );
  desk.answer(`/reports/reached?${query}`, ok(listed.reached));
  for (const theme of ['light', 'dark'] as const) {
    const page = await desk.open(`#/reports/replies?${query}`, { colorScheme: theme });
    await page.getByRole('row', { name: /grey hair.*6\.2 s/u }).waitFor();
    await page.getByText('2 more are counted in the report.').waitFor();
    expect(await page.getByRole('link', { name: /grey hair/u }).getAttribute('href')).toBe('#/inbox/c1');
    await shot(page, `range-replies-${theme}`);
    expect(await violations(page), theme).toEqual([]);
    await page.getByRole('button', { name: 'Show more' }).press('Enter');
    await page.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
  }
  const page = await desk.open(`#/reports/reached?${query}`);
  await page.getByRole('row', { name: /Vera Visitor.*1\.6 min/u }).waitFor();
  expect(await page.getByRole('link', { name: 'Vera Visitor' }).getAttribute('href')).toBe('#/leads/l1');
  await shot(page, 'range-reached');
  expect(await violations(page)).toEqual([]);
});
