import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { questions } from '../../adapters/http/contract/questions.js';
import { report, reports, type WeeklyReport } from '../../adapters/http/contract/reports.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { figuresOf } from '../support/figures.js';
import { at } from '../support/desk-answers.js';

const desk = dashboardOfSpec();

const daysFrom = (monday: string): string[] =>
  Array.from({ length: 7 }, (_, day) =>
    new Date(Date.parse(monday) + day * 24 * 60 * 60_000).toISOString().slice(0, 10),
  );
const weeks = [
  { week: '2026-W10', days: daysFrom('2026-03-02'), madeAt: null },
  { week: '2026-W09', days: daysFrom('2026-02-23'), madeAt: at(0) },
  { week: '2026-W08', days: daysFrom('2026-02-16'), madeAt: null },
];
const before = figuresOf({
  conversations: { chat: 31, phone: 9 },
  calls: { answered: 8, passedOn: 1, voicemail: 2, missed: 4, refused: 0, live: 0, missedAfterHours: 1 },
  ...{ leads: { captured: 4, contacted: 4 }, questions: { answered: 58, unpublished: 6, offLimits: 0 } },
  ...{ replies: [60, 2, 1, 0, 1, 0, 0], visits: { pageViews: 900, sessions: 288 } },
  byDay: [7, 9, 8, 6, 9, 7, 0],
  byHour: [...Array<number>(8).fill(0), 2, 4, 8, 6, 3, 4, 6, 5, 3, 2, 3, ...Array<number>(5).fill(0)],
});
const week: WeeklyReport = {
  ...{ week: '2026-W09', days: daysFrom('2026-02-23'), madeAt: at(0), isOver: true },
  ...{ timeZone: 'America/Los_Angeles', nextDueAt: '2026-03-09T16:00:00.000Z', before },
  figures: figuresOf({
    conversations: { chat: 42, phone: 11 },
    calls: { answered: 10, passedOn: 3, voicemail: 2, missed: 5, refused: 1, live: 0, missedAfterHours: 4 },
    ...{ messages: { left: 2, heard: 1 }, leads: { captured: 7, contacted: 5 } },
    questions: { answered: 81, unpublished: 9, offLimits: 2 },
    ...{ handOffs: 3, emergencies: 0, commitments: { kept: 9, broken: 1, open: 2 } },
    texts: { delivered: 4, underway: 0, failed: 1, refused: 1, dropped: 1 },
    ...{ replies: [88, 9, 4, 2, 0, 1, 0], visits: { pageViews: 1_204, sessions: 391 } },
    byDay: [9, 12, 7, 11, 14, 10, 0],
    byHour: [...Array<number>(8).fill(0), 3, 6, 11, 9, 4, 5, 8, 7, 4, 2, 3, 1, ...Array<number>(4).fill(0)],
  }),
  fix: { code: 'leads-waiting', count: 2, place: 'leads' },
  letters: [
    { email: 'owner@corner.example', letter: 'sent', at: at(0) },
    { email: null, letter: 'lost', at: at(1) },
  ],
};
const first: WeeklyReport = {
  ...{ ...week, week: '2026-W10', days: daysFrom('2026-03-02'), madeAt: null, isOver: false },
  ...{ figures: figuresOf(), before: null, letters: [] },
  fix: { code: 'widget-unseen', count: 1, place: 'welcome' },
};
const open = {
  groups: [
    {
      title: 'Do you do bridal hair?',
      questions: ['1', '2'].map((messageId) => ({
        ...{ messageId, conversationId: 'c', text: 'Do you do bridal hair?', language: 'en' },
        ...{ askedAt: at(3), why: 'unpublished' as const },
      })),
    },
  ],
};

beforeAll(() => {
  desk.answer('/reports', ok(reports.parse({ weeks })));
  desk.answer('/reports/2026-W09', ok(report.parse(week)));
  desk.answer('/reports/2026-W10', ok(report.parse(first)));
  desk.answer('/questions', ok(questions.parse(open)));
});

/** `SHOTS=FOLDER` keeps pictures of the screens, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

const heading = (page: Page, text: RegExp) => page.getByRole('heading', { level: 2, name: text });

test('everybody can read it, in a narrow window and in the dark', async () => {
  for (const [index, options] of windows.entries())
    for (const path of ['/weeks', '/2026-W10']) {
      const page = await desk.open(`#/reports${path}`, options);
      await heading(page, /Corner Studio/u).waitFor();
      await page.getByText('Do you do bridal hair?').waitFor();
      expect(await violations(page), path).toEqual([]);
      expect(await overflows(page), path).toBe(false);
      await shot(page, `reports${path.replace('/', '-')}-${String(index)}`);
      await page.close();
    }
});

test('the last week that is over is shown first, with the week before and what to fix', async () => {
  const page = await desk.open('#/reports/weeks');
  await heading(page, /Feb 23 – Mar 1, 2026/u).waitFor();
  const row = page.getByRole('row', { name: /New leads/u });
  expect(await row.textContent()).toMatch(/7\s*4\s*\+3/u);
  await page.getByText('Leads that nobody has contacted yet: 2.').waitFor();
  expect(await page.getByRole('link', { name: 'See who is waiting' }).getAttribute('href')).toBe('#/leads');
  await page.getByText('owner@corner.example').waitFor();
  await page.getByText('Nobody can tell whether it went out').waitFor();
});

test('charts can be read as tables, by keyboard', async () => {
  const page = await desk.open('#/reports/2026-W09');
  const summary = page.getByText('As a table: Chats and calls, day by day');
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: 'Friday 14 9' }).waitFor();
});

test('one goes from week to week, and chooses any', async () => {
  desk.answer('/reports/2026-W08', problem(503, 'store-unavailable', 'The store does not answer.'));
  const page = await desk.open('#/reports/2026-W09');
  await page.getByRole('button', { name: 'The week after' }).press('Enter');
  await heading(page, /Mar 2 – 8, 2026 · so far/u).waitFor();
  await page.getByText('This week is not over.').waitFor();
  await page.getByText('This is your first week').waitFor();
  await page.getByText('Nobody has written or called').waitFor();
  await page.getByText('No letter went out').waitFor();
  await page.getByRole('combobox').selectOption('2026-W08');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  expect(await heading(page, /Corner Studio/u).count()).toBe(0);
  desk.answer('/reports/2026-W08', ok({ ...week, week: '2026-W08', days: daysFrom('2026-02-16') }));
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await heading(page, /Feb 16 – 22, 2026/u).waitFor();
});

test('what cannot be read says so and can be tried again; until it is read one sees that it is on its way', async () => {
  desk.answer('/reports', outage);
  const page = await desk.open('#/reports/weeks');
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  desk.answer('/reports', 'unanswered');
  const other = await desk.open('#/reports/weeks');
  await other.locator('[aria-busy=true]').first().waitFor();
  desk.answer('/reports', ok({ weeks }));
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await heading(page, /Corner Studio/u).waitFor();
});

test('printed it is the report alone, on one or two sheets of A4 as of Letter, and without what visitors wrote', async () => {
  const page = await desk.open('#/reports/2026-W09', { colorScheme: 'dark' });
  await heading(page, /Corner Studio/u).waitFor();
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/gu)?.length ?? 0).toBeLessThanOrEqual(2);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('Do you do bridal hair?').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  await page.setViewportSize({ width: 690, height: 970 });
  await shot(page, 'reports-print');
  expect(await overflows(page)).toBe(false);
});

test('days, hours and rows of a week lead to what they count', async () => {
  const page = await desk.open('#/reports/2026-W09');
  await heading(page, /Corner Studio/u).waitFor();
  const hrefOf = (name: string | RegExp): Promise<string | null> =>
    page.getByRole('link', { name, exact: true }).getAttribute('href');
  const days = 'first=2026-02-23&last=2026-03-01';
  for (const [name, href] of [
    ['Chats', `#/inbox?channel=chat&${days}`],
    ['Calls', `#/calls?${days}`],
    ['New leads', `#/leads?${days}`],
    ['Contacted since', `#/leads?stage=not-new&${days}`],
    ['Still waiting', `#/leads?stage=new&${days}`],
    ['Missed calls', `#/calls?outcome=missed&${days}`],
    ['of these after hours', `#/calls?outcome=missed-after-hours&${days}`],
    ['Not on your pages', `#/reports/replies?kind=unpublished&${days}`],
    ['95% of the replies', `#/reports/replies?${days}`],
  ] as const)
    expect(
      await page.getByRole('article').getByRole('link', { name, exact: true }).getAttribute('href'),
    ).toBe(href);
  for (const chart of ['Chats and calls, day by day', 'Busiest hours'])
    await page.getByText(`As a table: ${chart}`).press('Enter');
  expect(await hrefOf('Open the chats of Friday')).toBe(
    '#/inbox?channel=chat&first=2026-02-27&last=2026-02-27',
  );
  expect(await hrefOf('Open the chats of 9 AM')).toBe(`#/inbox?channel=chat&${days}&hour=9`);
});
