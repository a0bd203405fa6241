import { beforeAll, expect, test } from 'vitest';
import {
  importedLeads,
  leadHistory,
  leads,
  moveLead,
  noteLead,
  searchLeads,
} from '../../adapters/http/contract/leads.js';
import { overview } from '../../adapters/http/contract/overview.js';
import { today } from '../../adapters/http/contract/today.js';
import * as given from '../support/desk-answers.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';

const desk = dashboardOfSpec();

beforeAll(() => {
  desk.answer('/overview', ok(overview.parse(given.overviewOf())));
  desk.answer('/today', ok(today.parse(given.todayOf())));
  desk.answer('/leads', ok(leads.parse(given.leadsOf())));
});
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;

test('what needs somebody stands in order of urgency, for everybody, in a narrow window and in the dark', async () => {
  for (const options of windows) {
    const page = await desk.open('#/', options);
    await page.getByText('My scalp is burning').first().waitFor();
    await page.getByText('Since yesterday: 12 conversations, 3 leads, 96% answered.').waitFor();
    const tags = await page.getByRole('list', { name: 'What needs you' }).locator('.tag').allTextContents();
    expect(tags.slice(0, 4)).toEqual(['Emergency', 'Wants a person', 'Paused', 'Payment']);
    await page.getByRole('link', { name: 'All 7 new leads' }).waitFor();
    await page.getByText('$0.06').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('whoever is logged in is asked for once, and nothing else stands before the first page', async () => {
  const page = await desk.open('#/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  );
  expect(asked.filter((path) => path === '/api/v1/session')).toHaveLength(1);
  expect(asked).not.toContain('/api/v1/installation');
  const shown = asked.indexOf('/api/v1/session');
  expect(asked.slice(shown).filter((path) => path.startsWith('/assets/'))).toEqual([]);
  await page.context().close();
});

test('a day on which nothing waits says so, one that cannot be read says that, and what comes in shows by itself', async () => {
  desk.answer('/today', outage);
  const page = await desk.open('#/');
  await page.getByRole('alert').getByText('The store does not answer.').waitFor();
  desk.answer('/today', ok(today.parse(given.todayOf({ groups: [] }))));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Nothing needs you.').waitFor();
  expect(await violations(page)).toEqual([]);
  desk.answer('/today', ok(today.parse(given.todayOf())));
  desk.push({ topic: 'notification', id: 'n' });
  await page.getByText('My scalp is burning').first().waitFor();
  await page.context().close();
});

test('a lead is marked as contacted where it stands, by keyboard, and that is taken back', async () => {
  const page = await desk.open('#/');
  await page.getByRole('button', { name: 'Mark as contacted: Vera Visitor' }).press('Enter');
  await page.getByRole('status').getByText('Vera Visitor: Contacted.').waitFor();
  expect(moveLead.parse(lastPost('/leads/lead-1/stage'))).toEqual({ from: 'new', to: 'contacted' });
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('status').getByText('Vera Visitor: New.').waitFor();
  expect(moveLead.parse(lastPost('/leads/lead-1/stage'))).toEqual({ from: 'contacted', to: 'new' });
  await page.getByRole('button', { name: 'Seen: “My scalp is burning”' }).click();
  await page.getByRole('status').getByText('Marked as seen.').waitFor();
  expect(lastPost('/alerts/seen')).toEqual({ place: 'inbox', subjectId: 'conversation-1' });
  // Of whoever asked others, a member who was not told can only look.
  expect(await page.getByRole('button', { name: /^Seen: Somebody/u }).count()).toBe(0);
  await page.context().close();
});

test('the desk is paused from every page, once it was asked, and staff see how it stands', async () => {
  let isPaused = false;
  desk.answer('/desk', () => ok(given.deskOf({ isPaused })));
  desk.answer('POST /desk/pause', () => {
    isPaused = true;
    return { status: 204 };
  });
  desk.answer('POST /desk/resume', () => {
    isPaused = false;
    return { status: 204 };
  });
  const page = await desk.open('#/leads');
  await page.getByRole('button', { name: 'Answering: change' }).press('Enter');
  expect(isPaused).toBe(false);
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).press('Enter');
  await page.getByRole('button', { name: 'Paused: change' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Paused: change' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Answer again' }).click();
  await page.getByRole('button', { name: 'Answering: change' }).waitFor();
  await page.context().close();

  desk.answer('/session', ok({ ...given.sessionOf(), rights: ['work', 'audit'] }));
  const staff = await desk.open('#/leads');
  await staff.getByText('Answering').waitFor();
  expect(await staff.getByRole('button', { name: /Answering/u }).count()).toBe(0);
  await staff.context().close();
  desk.answer('/session', ok(given.sessionOf()));
});

const history = leadHistory.parse({
  notes: [
    { noteId: 'n2', text: 'Prefers mornings', at: given.at(2), by: 'olive@example.com' },
    { noteId: 'n1', text: null, at: given.at(1), by: null },
  ],
  leads: [{ id: 'lead-9', at: given.at(0), stage: 'lost' }],
  conversations: [{ id: 'conversation-1', at: given.at(1) }],
  calls: [{ id: 'call-1', at: given.at(1) }],
});

test('leads show their stage, notes and where else they are known, for everybody', async () => {
  const [vera, erased] = given.leadsOf().leads;
  if (vera === undefined || erased === undefined) throw new Error('No leads');
  const before = { ...vera, leadId: 'lead-0', note: 'Asked about colours', stage: 'lost' as const };
  const imported = {
    ...vera,
    leadId: 'lead-5',
    contactId: 'contact-5',
    name: 'Ida Imported',
    isImported: true,
  };
  desk.answer('/leads', ok(leads.parse({ leads: [vera, imported, before, erased], nextCursor: null })));
  desk.answer('/leads/lead-1/history', ok(history));
  for (const options of windows) {
    const page = await desk.open('#/leads', options);
    await page.getByRole('button', { name: 'History and 1 note' }).first().press('Enter');
    await page.getByText('Prefers mornings').waitFor();
    await page.getByRole('link', { name: /^Call of/u }).waitFor();
    await page.getByText('Left before as well').waitFor();
    // The same person stands there once.
    expect(await page.getByRole('heading', { name: 'Vera Visitor' }).count()).toBe(1);
    await page.getByText('no consent to be texted').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('a lead is moved and back, noted, put into a calendar, and somebody who was faster is not overruled', async () => {
  const page = await desk.open('#/leads');
  const stage = page.getByRole('combobox', { name: 'Stage: Vera Visitor' });
  await stage.selectOption('won');
  await page.getByRole('status').getByText('Vera Visitor: Won.').waitFor();
  expect(moveLead.parse(lastPost('/leads/lead-1/stage'))).toEqual({ from: 'new', to: 'won' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').getByText('Vera Visitor: New.').waitFor();
  desk.answer(
    'POST /leads/lead-1/stage',
    problem(409, 'lead-elsewhere', 'Somebody else has moved this lead.'),
  );
  await stage.selectOption('lost');
  await page.getByRole('alert').getByText('Somebody else has moved this lead.').waitFor();
  await expect.poll(() => stage.inputValue()).toBe('new');
  desk.answer('POST /leads/lead-1/stage', { status: 204 });

  await page.getByRole('button', { name: 'History and 1 note' }).first().click();
  await page.getByLabel('A note for your team').fill('Call after four');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect.poll(() => lastPost('/leads/lead-1/notes')).toEqual({ text: 'Call after four' });
  noteLead.parse(lastPost('/leads/lead-1/notes'));
  expect(await page.getByRole('link', { name: 'Put it in my calendar' }).count()).toBe(0);
  await page.getByLabel('Call back').fill('2026-11-30T09:00');
  const file = page.getByRole('link', { name: 'Put it in my calendar' });
  expect(await file.getAttribute('href')).toBe(
    '/api/v1/leads/lead-1/call-back.ics?at=2026-11-30T09:00:00.000Z',
  );
  await page.context().close();
});

test('leads are found by what somebody is called, which stands in no address, and a list is reported row by row', async () => {
  desk.answer('POST /leads/search', (body) => {
    searchLeads.parse(body);
    return ok(leads.parse({ leads: [], nextCursor: null }));
  });
  const page = await desk.open('#/leads');
  await page.getByRole('searchbox').fill(' vera ');
  await page.getByRole('searchbox').press('Enter');
  await page.getByText('Nobody is found.').waitFor();
  expect(lastPost('/leads/search')).toEqual({ text: 'vera', stage: null, cursor: null });
  expect(page.url()).not.toContain('vera');
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('heading', { name: 'Vera Visitor' }).waitFor();
  desk.answer('/leads?stage=lost', ok(leads.parse({ leads: [], nextCursor: null })));
  await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption('lost');
  await page.getByText('No lead stands here.').waitFor();

  desk.answer(
    'POST /leads/import',
    ok(
      importedLeads.parse({
        importedCount: 1,
        rows: [
          { line: 2, outcome: 'imported' },
          { line: 3, outcome: 'phone-not-valid' },
        ],
      }),
    ),
  );
  await page.getByRole('button', { name: 'Import CSV' }).press('Enter');
  const csv = 'name,phone\nIda,+12025550143\nBo,12\n';
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('1 lead was taken over.').waitFor();
  await page.getByText('Line 3: the phone number is not valid').waitFor();
  expect(lastPost('/leads/import')).toEqual({ csv });
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});
