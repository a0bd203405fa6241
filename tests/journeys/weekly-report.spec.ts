import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { alerts } from '../../adapters/http/contract/alerts.js';
import { calls as callsPage } from '../../adapters/http/contract/calls.js';
import { inbox, replay } from '../../adapters/http/contract/inbox.js';
import { leads as leadsPage } from '../../adapters/http/contract/leads.js';
import { rangeReport, type Point } from '../../adapters/http/contract/ranges.js';
import { report, reports, type ReportWeek, type WeeklyReport } from '../../adapters/http/contract/reports.js';
import { demoPast } from '../../adapters/sandbox/demo-past.js';
import type { Running } from '../support/installation.js';
import { logIn, type Member } from '../support/members.js';
import { startSandbox } from '../support/sandbox.js';

const timeZone = 'America/Los_Angeles';
let product: Running;
let owner: Member;
let weeks: readonly ReportWeek[];

beforeAll(async () => {
  product = await startSandbox({ DEMO_PAST: 'on' });
  owner = await logIn(product.origin, 'owner@marigold.example');
  // The demo's past is played while its owner is logged in already.
  let before = '';
  await vi.waitFor(
    async () => {
      const { conversations, leads, calls } = await everything();
      expect(conversations).toHaveLength(demoPast.length + callCount);
      expect(calls.filter(({ endedAt }) => endedAt !== null)).toHaveLength(callCount);
      // The last of them may still be talking, and a lead is captured a moment after its visitor said yes.
      expect(leads).toHaveLength(conversations.filter(({ leadId }) => leadId !== null).length);
      const now = JSON.stringify([conversations, leads]);
      const isAsBefore = now === before;
      before = now;
      expect(isAsBefore).toBe(true);
    },
    { timeout: 120_000, interval: 500 },
  );
  ({ weeks } = await read('/reports', reports));
}, 180_000);
afterAll(async () => {
  await product.stop();
});

async function read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const answer = await owner.get(path);
  expect(answer.status, path).toBe(200);
  return schema.parse(await answer.json());
}

async function everyPage<Row>(
  path: string,
  pageOf: (path: string) => Promise<readonly [rows: readonly Row[], nextCursor: string | null]>,
): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const [rows, next] = await pageOf(
      cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`,
    );
    all.push(...rows);
    cursor = next;
  }
  return all;
}

/** Today’s calls of the demo. */
const callCount = 2;

/** What the lists of the dashboard show. */
async function everything() {
  const conversations = await everyPage('/conversations', async (path) => {
    const page = await read(path, inbox);
    return [page.conversations.filter((one) => one.channel !== 'text'), page.nextCursor];
  });
  const leads = await everyPage('/leads', async (path) => {
    const page = await read(path, leadsPage);
    return [page.leads, page.nextCursor];
  });
  const calls = await everyPage('/calls', async (path) => {
    const page = await read(path, callsPage);
    return [page.calls, page.nextCursor];
  });
  return { conversations, leads, calls };
}

const dateIn = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
const reportOf = (week: string): Promise<WeeklyReport> => read(`/reports/${week}`, report);

test('the demo’s past alerted nobody: whoever looks at the demo today has missed nothing', async () => {
  expect((await everything()).leads).not.toEqual([]);
  expect((await read('/alerts', alerts)).alerts).toEqual([]);
});

test('every past week can be chosen, since before the account was opened where there was something', () => {
  expect(weeks.length).toBeGreaterThanOrEqual(4);
  expect(weeks.map(({ week }) => week)).toEqual(
    weeks
      .map(({ week }) => week)
      .toSorted()
      .toReversed(),
  );
});

test('the report of each week is what the lists of the dashboard show of it', async () => {
  const { conversations, leads, calls } = await everything();
  let seen = 0;
  for (const { week, days } of weeks) {
    const { figures, isOver } = await reportOf(week);
    const isOfWeek = (at: string): boolean => days.includes(dateIn.format(new Date(at)));
    const began = conversations.filter(({ startedAt }) => isOfWeek(startedAt));
    const captured = leads.filter(({ capturedAt }) => isOfWeek(capturedAt));
    const rang = calls.filter(({ rangAt }) => isOfWeek(rangAt));
    expect(isOver).toBe(week !== weeks[0]?.week);
    expect(figures.conversations, week).toEqual({
      chat: began.filter(({ channel }) => channel === 'chat').length,
      phone: began.filter(({ channel }) => channel === 'phone').length,
    });
    expect(figures.leads, week).toEqual({
      captured: captured.length,
      contacted: captured.filter(({ stage }) => stage === 'contacted').length,
    });
    expect(figures.calls.missed).toBe(rang.filter(({ outcome }) => outcome === 'missed').length);
    const byDay = days.map(
      (day) =>
        [...began.filter(({ channel }) => channel === 'chat').map(({ startedAt }) => startedAt)]
          .concat(rang.map(({ rangAt }) => rangAt))
          .filter((at) => dateIn.format(new Date(at)) === day).length,
    );
    expect(figures.byDay, week).toEqual(byDay);
    seen += began.length;
  }
  expect(seen).toBe(demoPast.length + callCount);
});

/** What a week and its days have in common. */
const sharedOf = ({ conversations, leads, questions, replies, visits }: Omit<Point, 'first' | 'last'>) => ({
  ...{ conversations, leads, questions, replies, visits },
});

test('the days of each week say what its report says, with what was opened and when people came', async () => {
  for (const { week, days } of weeks.slice(1)) {
    const { figures } = await reportOf(week);
    const range = await read(`/reports/range?first=${days[0] ?? ''}&last=${days[6] ?? ''}`, rangeReport);
    expect(range).toMatchObject({ timeZone, isRunning: false, unit: 'day' });
    expect(sharedOf(range.total), week).toEqual(
      sharedOf({ ...figures, calls: range.total.calls, alerts: range.total.alerts }),
    );
    expect(range.total.calls.missed).toBe(figures.calls.missed);
    expect(range.points.map(({ first }) => first)).toEqual(days);
    expect(
      range.contacts.map((ofDay) => ofDay.reduce((sum, { chats, calls: rung }) => sum + chats + rung, 0)),
    ).toEqual(figures.byDay);
  }
  const newest = await read('/reports/range', rangeReport);
  expect(newest.points).toHaveLength(28);
  expect(newest.total.conversations.chat).toBeGreaterThan(0);
  // Ten pages at most, and all devices.
  const opened = newest.pages.reduce((sum, { views }) => sum + views, 0);
  expect(opened).toBeGreaterThan(0);
  expect(newest.devices.reduce((sum, { views }) => sum + views, 0)).toBeGreaterThanOrEqual(opened);
});

/** How many rows the list has that a point leads to, and that none of them has gone. */
const listLength = (path: string): Promise<number> =>
  everyPage(path, async (each) => {
    const page = await read(each, listPage);
    expect(page.gone ?? 0, each).toBe(0);
    return [Object.values(page).flat(1).filter(isRow), page.nextCursor];
  }).then((rows) => rows.length);
const listPage = z.looseObject({ nextCursor: z.string().nullable(), gone: z.int().nullish() });
const isRow = (one: unknown): boolean => typeof one === 'object' && one !== null;

test('every point of the newest days opens as many rows as it says', async () => {
  const { total, points, contacts, devices } = await read('/reports/range', rangeReport);
  for (const { first, last, ...point } of [total, ...points]) {
    const days = `first=${first}&last=${last}`;
    expect(
      await Promise.all(
        [
          `/conversations?${days}`,
          ...[`/conversations?channel=chat&${days}`, `/calls?${days}`, `/leads?${days}`],
          ...[`/reports/replies?${days}`, `/reports/replies?kind=unpublished&${days}`],
          `/reports/reached?${days}`,
        ].map(listLength),
      ),
      days,
    ).toEqual([
      point.conversations.chat + point.conversations.phone,
      ...[point.conversations.chat, point.calls.rang, point.leads.captured],
      ...[point.replies.reduce((sum, count) => sum + count, 0), point.questions.unpublished],
      point.alerts.reachedCount,
    ]);
  }
  const days = `first=${total.first}&last=${total.last}`;
  for (const [weekday, ofDay] of contacts.entries())
    for (const [hour, { chats, calls }] of ofDay.entries()) {
      if (chats + calls === 0) continue;
      const then = `${days}&weekday=${String(weekday)}&hour=${String(hour)}`;
      const lists = [`/conversations?channel=chat&${then}`, `/calls?${then}`];
      expect(await Promise.all(lists.map(listLength)), then).toEqual([chats, calls]);
    }
  for (const { device, chats } of devices)
    expect(await listLength(`/conversations?channel=chat&device=${device}&${days}`)).toBe(chats);
  expect(devices.reduce((sum, { chats }) => sum + chats, 0)).toBe(total.conversations.chat);
});

test('a file has one row for each day, and the same sums', async () => {
  const { total } = await read('/reports/range', rangeReport);
  const answer = await owner.get('/reports/range.csv');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="report-${total.first}-${total.last}.csv"`,
  );
  const [head = '', ...lines] = (await answer.text()).replace('\uFEFF', '').trimEnd().split('\r\n');
  const names = head.split(',');
  const rows = lines.map((line) => line.split(','));
  const column = (name: string): readonly (string | undefined)[] =>
    rows.map((cells) => cells[names.indexOf(name)]);
  const sum = (name: string): number => column(name).reduce((all, cell) => all + Number(cell), 0);
  expect([column('day')[0], column('day').at(-1), rows.length]).toEqual([total.first, total.last, 28]);
  expect([sum('chats'), sum('calls'), sum('leads'), sum('answered'), sum('pageViews')]).toEqual([
    ...[total.conversations.chat, total.calls.rang, total.leads.captured, total.questions.answered],
    total.visits.pageViews,
  ]);
});

test('what a day counts is what the lists show when they are narrowed to it', async () => {
  const { points } = await read('/reports/range', rangeReport);
  const { leads } = await everything();
  const { capturedAt } = leads.at(-1) ?? { capturedAt: '' };
  const day = points.find(({ first }) => first === dateIn.format(new Date(capturedAt)));
  const of = (at: number): string => new Date(Date.parse(capturedAt) + at).toISOString();
  const narrowed = await read(`/leads?from=${of(0)}&until=${of(1)}`, leadsPage);
  expect(narrowed.leads.map((lead) => lead.capturedAt)).toEqual([capturedAt]);
  expect((await read(`/leads?from=${of(1)}`, leadsPage)).leads).toHaveLength(leads.length - 1);
  expect(day?.leads.captured).toBe(
    leads.filter((lead) => dateIn.format(new Date(lead.capturedAt)) === day?.first).length,
  );
});

test.each(['first=2026-11-02&last=2026-11-01', 'first=2026-11-02', 'range=for-ever', 'first=a&last=b'])(
  'days that cannot be are refused with what to do: %s',
  async (query) => {
    for (const path of ['/reports/range', '/reports/range.csv']) {
      const answer = await owner.get(`${path}?${query}`);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'range-not-valid' });
    }
  },
);

test('questions are counted as their replies say', async () => {
  const { conversations } = await everything();
  const said = (
    await Promise.all(
      conversations.map(
        async ({ conversationId }) => (await read(`/conversations/${conversationId}`, replay)).messages,
      ),
    )
  ).flat();
  const all = await Promise.all(weeks.map(({ week }) => reportOf(week)));
  for (const kind of ['answered', 'unpublished'] as const)
    expect(all.reduce((sum, { figures }) => sum + figures.questions[kind], 0)).toBe(
      said.filter((message) => message.kind === kind).length,
    );
  const replies = all.flatMap(({ figures }) => figures.replies).reduce((sum, count) => sum + count, 0);
  expect(replies).toBe(said.filter(({ from }) => from === 'desk').length);
});

test('a lead that is marked as contacted is a promise kept, in the week it came from', async () => {
  const { leads } = await everything();
  const waiting = leads.find(({ stage }) => stage === 'new');
  const week = weeks.find(({ days }) =>
    days.includes(dateIn.format(new Date(waiting?.capturedAt ?? Number.NaN))),
  );
  const before = await reportOf(week?.week ?? '');
  expect((await owner.post(`/leads/${waiting?.leadId ?? ''}/contacted`)).status).toBe(204);
  await expect
    .poll(async () => (await reportOf(week?.week ?? '')).figures.commitments)
    .toEqual({
      ...before.figures.commitments,
      kept: before.figures.commitments.kept + 1,
      open: before.figures.commitments.open - 1,
    });
});

test('weeks before the first, weeks to come and what is no week are not found', async () => {
  for (const week of ['2019-W01', '2199-W01', '2026-W99', 'nobody'])
    expect((await owner.get(`/reports/${week}`)).status, week).toBe(404);
});

test('the next report is due on a Monday at eight by the business’s clock', async () => {
  const { nextDueAt } = await reportOf(weeks[0]?.week ?? '');
  const shown = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, weekday: 'long', hour: 'numeric', minute: '2-digit' },
  }).format(new Date(nextDueAt ?? ''));
  expect(shown).toBe('Monday 8:00 AM');
});
