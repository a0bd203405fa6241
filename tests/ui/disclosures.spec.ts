import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
  disclosePerson,
  disclosures,
  disclosureLinked,
  type DisclosureShown,
} from '../../adapters/http/contract/disclosures.js';
import { erasures } from '../../adapters/http/contract/erasures.js';
import { leads, type Leads } from '../../adapters/http/contract/leads.js';
import { personPage } from '../../adapters/http/pages/person-page.js';
import { gather } from '../../application/disclosure/gather.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { at, sessionOf } from '../support/desk-answers.js';
import { disclosureHouse, now, tenant } from '../support/disclosure-house.js';

type Lead = Leads['leads'][number];
const desk = dashboardOfSpec();

const lead = (change: Partial<Lead>): Lead => ({
  ...{ leadId: 'l1', name: 'Ann Archer', email: 'ann@example.com', phone: null, note: null, answers: [] },
  ...{ erased: false, stage: 'new', capturedAt: at(1), conversationId: null },
  ...{ contactId: 'p1', isImported: false, noteCount: 0 },
  ...change,
});
const shown = (change: Partial<DisclosureShown>): DisclosureShown => ({
  ...{ disclosureId: 'd', proof: 'owner', status: 'handed-over', requestedAt: at(1), deadlineAt: at(9) },
  ...{
    conversations: 3,
    calls: 1,
    recordings: 1,
    leads: 1,
    texts: 2,
    leftOut: 4,
    overdue: null,
    endedAt: at(2),
  },
  ...change,
});
const listed = [
  shown({}),
  shown({ disclosureId: 'e', proof: 'email-code', status: 'requested', endedAt: null, overdue: 'alarm' }),
  shown({ disclosureId: 'f', status: 'erased' }),
];

test('an owner makes a copy of what is kept about a person; it is said before, and the link is a button', async () => {
  desk.answer(
    '/leads',
    ok(
      leads.parse({
        leads: [lead({}), lead({ leadId: 'l2', name: null, email: null, erased: true })],
        nextCursor: null,
      }),
    ),
  );
  const url = '/requests/copy/a.b';
  const linked = disclosureLinked.parse({ disclosureId: 'd', url, expiresAt: at(3) });
  for (const window of windows) {
    desk.answer('POST /disclosures', problem(429, 'copies-too-often', 'Please try again tomorrow.'));
    const page = await desk.open('#/leads', window);
    // Of whoever was forgotten there is nothing.
    const act = page.getByRole('button', { name: 'Copy of their data' });
    await act.waitFor();
    expect(await act.count()).toBe(1);
    await act.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make the copy' }).click();
    await dialog.getByText('Please try again tomorrow.').waitFor();
    expect(await violations(page)).toEqual([]);
    desk.answer('POST /disclosures', { status: 201, body: linked });
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Make the copy' }).click();
    const download = page.getByRole('button', { name: 'Download the copy' });
    await download.waitFor();
    expect(await download.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('form').last().getAttribute('action')).toBe(url);
    expect(disclosePerson.parse(desk.posted.at(-1)?.body)).toEqual({ where: 'lead', id: 'l1' });
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('staff are offered none', async () => {
  desk.answer('/leads', ok({ leads: [lead({})], nextCursor: null }));
  desk.answer('/session', ok({ ...sessionOf(), rights: ['work'] }));
  const page = await desk.open('#/leads');
  await page.getByText('Ann Archer').waitFor();
  expect(await page.getByRole('button', { name: 'Copy of their data' }).count()).toBe(0);
  desk.answer('/session', ok(sessionOf()));
  await page.context().close();
});

test('who asked for a copy is listed with its day, names nobody, and says where it cannot be shown', async () => {
  desk.answer('/erasures', ok(erasures.parse({ erasures: [] })));
  for (const window of windows) {
    desk.answer('/disclosures', outage);
    const page = await desk.open('#/audit/ledgers', window);
    await page.getByText('The store does not answer').waitFor();
    desk.answer('/disclosures', ok({ disclosures: [] }));
    desk.push({ topic: 'disclosure', id: 'd' });
    await page.getByText('Nobody has asked for a copy yet.').waitFor();
    desk.answer('/disclosures', ok(disclosures.parse({ disclosures: listed })));
    desk.push({ topic: 'disclosure', id: 'd' });
    await page.getByText('Conversations: 3, calls: 1, recordings: 1, texts: 2; left out: 4').waitFor();
    await page.getByText('Ten days left').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.context().close();
  }
});

test('a copy reads without a server, a script or a network, in every window and on paper', async () => {
  const h = await disclosureHouse();
  const { disclosed } = await gather(h.needs)({
    ...{ tenant, disclosureId: 'd', subjectIds: ['ann'], proof: 'email-code', requestedAt: now },
    ...{ address: 'ann@example.com', leadId: null },
  });
  const said = disclosed.leads.map((one) => ({ ...one, note: '<img src=x onerror=alert(1)><time>' }));
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  const path = join(folder, 'index.html');
  writeFileSync(path, personPage({ ...disclosed, leads: said }, 'en'));
  try {
    for (const window of windows) {
      const context = await desk.browser.newContext({ ...window, offline: true });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(path).href);
      await page.getByRole('heading', { level: 1, name: 'What Acme Clocks keeps about you' }).waitFor();
      expect(asked).toEqual([pathToFileURL(path).href]);
      expect(await page.locator('img, script').count()).toBe(0);
      await page.getByText('<img src=x onerror=alert(1)><time>').waitFor();
      await page.getByText('Are you open on Ann’s day?').waitFor();
      expect(await overflows(page)).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
      await context.close();
    }
    // The checker is a script, which the page itself lets nobody run.
    const context = await desk.browser.newContext({ bypassCSP: true, ...windows[1] });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    expect(await violations(page)).toEqual([]);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
