import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
  accessLog,
  checkpoints,
  eventTypes,
  findContact,
  foundContacts,
  loggedEvent,
  loggedEvents,
  retentionRuns,
  timeline,
} from '../../adapters/http/contract/audit.js';
import { erasures } from '../../adapters/http/contract/erasures.js';
import { shares } from '../../adapters/http/contract/shares.js';
import { team } from '../../adapters/http/contract/team.js';
import { explained } from '../../application/audit/explained.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { at, sessionOf } from '../support/desk-answers.js';
import { families } from '../support/families.js';
import { headOf, logOf, own, records, timeOf } from '../support/made-up-log.js';

const desk = dashboardOfSpec();

const call = { callId: 'call-1', conversationId: null };
const moments = [
  { eventId: 'e7', family: 'consent', type: 'OptedOut', callId: null, conversationId: null, requestId: null },
  { eventId: 'e6', family: 'consent', type: 'TextDelivered', ...call, requestId: 'r1' },
  { eventId: 'e5', family: 'consent', type: 'AttemptBegun', ...call, requestId: 'r1' },
  { eventId: 'e4', family: 'consent', type: 'TextLinkConfirmed', ...call, requestId: 'r1' },
  { eventId: 'e3', family: 'consent', type: 'TextLinkRequested', ...call, requestId: 'r1' },
  { eventId: 'e2', family: 'call', type: 'CallAnswered', ...call, requestId: null },
  {
    ...{ eventId: 'e1', family: 'conversation', type: 'NoticeShown', requestId: null },
    ...{ callId: null, conversationId: 'chat-1' },
  },
].map((one, index) => ({ ...one, at: at(59 - index) }));
const event = {
  ...{ eventId: 'e3', family: 'consent', type: 'TextLinkRequested', at: at(20) },
  ...{ actor: 'visitor', entity: 'contact-1' },
};
const removed = { conversations: 31, calls: 12, recordings: 11, texts: 4, visits: 2_204 };
const head = (count: number) => ({
  ...{ size: count, signedAt: timeOf(count), root: 'q2hhcmFjdGVycyBvZiBhIHJvb3QgaW4gYmFzZSBzaXh0eQ==' },
  note: headOf(records.slice(0, count), own, timeOf(count)),
});
const dayMs = 24 * 60 * 60_000;

beforeAll(() => {
  const nothing = { nextCursor: null };
  desk.answer(
    '/audit/schema',
    ok(eventTypes.parse({ types: JSON.parse(JSON.stringify(explained(families))) as unknown })),
  );
  desk.answer('POST /audit/contacts', (body) => {
    const { phone } = findContact.strict().parse(body);
    const contactIds = phone === '+12025550143' ? ['contact-1'] : [];
    return ok(foundContacts.parse({ contactIds, isSuppressed: phone === '+12025550177' }));
  });
  desk.answer('/audit/contacts/contact-1', ok(timeline.parse({ moments, isWhole: true })));
  desk.answer('/audit/events?', ok(loggedEvents.parse({ events: [event], nextCursor: 'more' })));
  const lead = { ...event, eventId: 'e9', family: 'lead', type: 'LeadCaptured', actor: 'member:m1' };
  desk.answer('/audit/events?&cursor=more', ok(loggedEvents.parse({ events: [lead], ...nothing })));
  desk.answer('/audit/events?family=consent', ok(loggedEvents.parse({ events: [event], ...nothing })));
  desk.answer(
    '/audit/events?family=consent&type=OptedOut',
    ok(loggedEvents.parse({ events: [], ...nothing })),
  );
  desk.answer(
    '/audit/events/e3',
    ok(
      loggedEvent.parse({
        ...{ ...event, revision: 1, leaf: 1_204 },
        data: {
          ...{ requestId: 'r1', callId: 'call-1', contactId: 'contact-1', linkId: 'booking' },
          ...{ phone: { sealed: true }, heard: { words: { erased: true }, fromMs: 9_000, toMs: 10_600 } },
          ...{ announcementVersion: 'a1', requestedAt: at(20) },
        },
      }),
    ),
  );
  const erasure = { erasureId: 'x1', scope: 'person', proof: 'email-code', graceUntil: null, overdue: null };
  desk.answer(
    '/erasures',
    ok(
      erasures.parse({
        erasures: [
          {
            ...{ ...erasure, status: 'begun', requestedAt: at(1), placeCount: 12, doneCount: 7 },
            ...{ deadlineAt: new Date(Date.now() + 9.5 * dayMs).toISOString(), endedAt: null },
          },
          {
            ...{ ...erasure, erasureId: 'x2', status: 'completed', requestedAt: at(1), placeCount: 12 },
            ...{ doneCount: 12, deadlineAt: at(50), endedAt: at(40) },
          },
        ],
      }),
    ),
  );
  const run = { runId: 'run-1', at: at(30), isDry: false, months: 12, cutoff: at(2), removed };
  desk.answer(
    '/audit/retention-runs',
    ok(retentionRuns.parse({ runs: [{ ...run, oldest: { recordAt: at(3), visitAt: null } }], ...nothing })),
  );
  desk.answer(
    '/shares',
    ok(
      shares.parse({
        totals: [
          { processor: 'twilio', purpose: 'call', categories: ['number', 'voice', 'words'], count: 1_204 },
          { processor: 'resend', purpose: 'weekly report', categories: ['address', 'letter'], count: 12 },
        ],
        shares: [
          {
            ...{ shareId: 's1', processor: 'twilio', purpose: 'call', categories: ['number'], at: at(4) },
            ...{ subjectId: 'contact-1', requestId: 'call-1' },
          },
        ],
        ...nothing,
      }),
    ),
  );
  desk.answer(
    '/audit/checkpoints',
    ok(checkpoints.parse({ key: 'desk.example.com/log+0123abcd+AQ==', checkpoints: [head(24), head(12)] })),
  );
  desk.answer('/audit/log.txt', ok(Buffer.from(logOf(records).join('\n'))));
  const look = { by: 'member', memberId: 'm1', at: at(50) };
  desk.answer(
    '/audit/looks',
    ok(
      accessLog.parse({
        looks: [
          { ...look, lookId: 'l1', what: 'timeline', subjectId: 'contact-1' },
          { ...look, lookId: 'l2', what: 'log-file', subjectId: null },
          { ...look, lookId: 'l3', by: 'operator', memberId: null, what: 'calls', subjectId: null },
        ],
        ...nothing,
      }),
    ),
  );
  const member = { memberId: 'm1', email: 'audit@corner.example', role: 'auditor', standing: 'member' };
  desk.answer(
    '/team',
    ok(
      team.parse({
        people: [{ ...member, since: at(1), invitationId: null, expiresAt: null, isMe: false }],
      }),
    ),
  );
});

const shoot = async (page: Page, name: string): Promise<void> => {
  const shots = process.env['SHOTS'];
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, name), fullPage: true });
};

const screens = ['', '/contact/contact-1', '/log', '/log/e3', '/ledgers', '/checkpoints', '/access'] as const;
/** Seen once a screen is whole. */
const whole: Readonly<Record<(typeof screens)[number], string>> = {
  '': 'Telephone number',
  '/contact/contact-1': 'Text delivered',
  '/log': 'Asked for a text with a link',
  '/log/e3': 'Personal, sealed',
  '/ledgers': 'Each time, newest first',
  '/checkpoints': 'Signed with',
  '/access': 'Opened a timeline',
};

test('everybody can read it, in a narrow window and in the dark', async () => {
  for (const options of windows)
    for (const path of screens) {
      const page = await desk.open(`#/audit${path}`, options);
      await page.getByText(whole[path]).first().waitFor();
      expect(await violations(page), path).toEqual([]);
      expect(await overflows(page), path).toBe(false);
      await shoot(page, `audit${path.replaceAll('/', '-')}-${options.colorScheme}.png`);
      await page.close();
    }
});

test('a number is searched in a body, leads to its timeline, and stands in no address', async () => {
  const page = await desk.open('#/audit');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByLabel('Telephone number').fill('202 555');
  await page.keyboard.press('Enter');
  await page.getByText('This is no telephone number').waitFor();
  expect(desk.posted.some(({ path }) => path === '/audit/contacts')).toBe(false);
  for (const [number, said] of [
    ['+1 202 555 0199', 'Nobody is known by this number'],
    ['+1 202 555 0177', 'wanted no texts'],
    ['+1 (202) 555-0143', 'Text delivered'],
  ] as const) {
    await page.getByLabel('Telephone number').fill(number);
    await page.keyboard.press('Enter');
    await page.getByText(said).first().waitFor();
  }
  expect(page.url()).toContain('#/audit/contact/contact-1');
  // Without the port, which may hold such digits.
  const addresses = [...asked, page.url()].map((url) => url.replace(desk.origin, ''));
  expect(addresses.join(' ')).not.toMatch(/555/u);
  const lines = await page.getByRole('listitem').allInnerTexts();
  expect(lines.map((line) => line.split('\n')[0])).toEqual([
    ...['Opted out of texts', 'Text delivered', 'Text sent', 'Confirmed the text'],
    ...['Asked for a text with a link', 'Announcement played', 'Notice shown in the chat'],
  ]);
  const packet = page.getByRole('link', { name: 'Evidence of this text' });
  expect(await packet.getAttribute('href')).toBe('/api/v1/audit/calls/call-1/texts/r1/packet');
  const file = page.getByRole('link', { name: 'Download CSV' });
  expect(await file.getAttribute('href')).toBe('/api/v1/audit/contacts/contact-1/timeline.csv');
});

test('the log is filtered and read on, and an event shows what is personal without showing it', async () => {
  const page = await desk.open('#/audit/log');
  await page.getByText('audit@corner.example').waitFor();
  await page.getByLabel('About').selectOption('consent');
  await page.getByText('audit@corner.example').waitFor({ state: 'detached' });
  await page.getByLabel('What happened').selectOption('OptedOut');
  await page.getByText('Nothing of this kind').waitFor();
  await page.getByText('What this record holds').click();
  await page.getByText('Personal: of contactId, kept with the evidence of consent').waitFor();
  const file = page.getByRole('link', { name: 'Download JSONL' });
  expect(await file.getAttribute('href')).toBe('/api/v1/audit/events.jsonl?family=consent&type=OptedOut');

  await page.getByLabel('What happened').selectOption('');
  await page.getByRole('link', { name: 'Asked for a text with a link' }).press('Enter');
  await page.getByText('Record 1,204').waitFor();
  const cellsOf = async (name: string) =>
    page
      .getByRole('row', { name: new RegExp(`^${name}`, 'u') })
      .getByRole('cell')
      .allInnerTexts();
  expect((await cellsOf('phone'))[0]).toBe('Personal, sealed');
  expect((await cellsOf('heard.words'))[0]).toBe('Erased');
  await page.getByRole('link', { name: 'Back to the log' }).press('Enter');
  // As it was left.
  await expect.poll(() => page.getByLabel('About').inputValue()).toBe('consent');
});

test('ledgers say how many days are left, what went, and what left for whom', async () => {
  const page = await desk.open('#/audit/ledgers');
  await page.getByText('9 days left').waitFor();
  expect(await page.getByText('days left').count()).toBe(1);
  await page.getByText('2,204').waitFor();
  await page.getByRole('row', { name: /Twilio.*1,204/u }).waitFor();
  expect(await page.getByRole('button', { name: /undo|erase/iu }).count()).toBe(0);
  const files = page.getByRole('link', { name: 'Download CSV' });
  expect(await files.evaluateAll((links) => links.map((one) => one.getAttribute('href')))).toEqual(
    ['erasures', 'retention-runs', 'shares'].map((name) => `/api/v1/audit/${name}.csv`),
  );
});

test('the log is verified in the browser, alone and against a head, and an altered one is found', async () => {
  const page = await desk.open('#/audit/checkpoints');
  const verdict = page.frameLocator('iframe').locator('#result');
  await page.getByRole('button', { name: 'Verify now' }).press('Enter');
  await verdict.getByText('Nothing was tampered with').waitFor();
  expect(await verdict.innerText()).toContain('All 24 records are under it');
  await page
    .getByRole('button', { name: /^Check against this one/u })
    .last()
    .press('Enter');
  await verdict.getByText('its 12 records are the first of these').waitFor();
  await shoot(page, 'audit-verified.png');

  const spoilt = logOf(records).map((line, at) => (at === 7 ? line.replace('visitor', 'member') : line));
  desk.answer('/audit/log.txt', ok(Buffer.from(spoilt.join('\n'))));
  await page.getByRole('button', { name: 'Verify now' }).press('Enter');
  await verdict.getByText('This is not as it was signed').waitFor();
  desk.answer('/audit/log.txt', outage);
  await page.getByRole('button', { name: 'Verify now' }).press('Enter');
  await page.getByText('The store does not answer').waitFor();
});

test('what is not there, fails or was forgotten is said, and can be tried again', async () => {
  desk.answer(
    '/audit/contacts/nobody',
    problem(404, 'contact-not-found', 'Nothing is known of such a contact.'),
  );
  const page = await desk.open('#/audit/contact/nobody');
  await page.getByText('Nothing is known of such a contact.').waitFor();
  await page.getByRole('link', { name: 'Search again' }).press('Enter');
  await page.getByLabel('Telephone number').waitFor();
  desk.answer('/audit/contacts/quiet', ok(timeline.parse({ moments: [], isWhole: false })));
  const quiet = await desk.open('#/audit/contact/quiet');
  await quiet.getByText('Only the newest hundred').waitFor();
  await quiet.getByText('agreed to nothing that is kept').waitFor();
});

test('an auditor finds it, and whoever works at the desk does not', async () => {
  desk.answer('/session', ok({ ...sessionOf(), role: 'auditor', rights: ['audit', 'inspect'] }));
  const auditor = await desk.open('#/audit/contact/contact-1');
  await auditor.getByText('Notice shown in the chat').waitFor();
  // Conversations are none of theirs.
  expect(await auditor.getByRole('link', { name: 'Conversation' }).count()).toBe(0);
  expect(await auditor.getByRole('link', { name: 'Call', exact: true }).count()).toBeGreaterThan(0);
  desk.answer('/session', ok({ ...sessionOf(), role: 'staff', rights: ['work', 'audit'] }));
  const staff = await desk.open('#/inbox');
  await staff.getByRole('navigation', { name: 'MiaPulse' }).getByRole('link').first().waitFor();
  expect(await staff.getByRole('link', { name: 'Consent & audit' }).count()).toBe(0);
  desk.answer('/session', ok(sessionOf()));
});
