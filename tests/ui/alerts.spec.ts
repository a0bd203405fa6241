import { beforeAll, expect, test } from 'vitest';
import {
  alert,
  alertPreferences,
  alerts,
  alertSettings,
  type Alert,
  type AlertSettings,
} from '../../adapters/http/contract/alerts.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { at } from '../support/desk-answers.js';

const desk = dashboardOfSpec();

const attempt: Alert['attempts'][number] = {
  ...{ attemptId: 'notification-n1-1', channel: 'email', status: 'accepted', begunAt: at(1) },
  ...{ acceptedAt: at(1), deliveredAt: null, toldAt: at(1), code: null },
};
const lead: Alert = {
  ...{ notificationId: 'n1', memberId: 'm1', reason: 'lead', place: 'leads', subjectId: 'l1', itemCount: 1 },
  ...{ happenedAt: at(1), requestedAt: at(1), status: 'acknowledged', nextAt: null },
  ...{ acknowledgedBy: 'm1', acknowledgedVia: 'voice', settledAt: at(12), why: 'not-acknowledged' },
  attempts: [attempt, { ...attempt, attemptId: 'notification-n1-2', channel: 'voice' }],
};
const lost: Alert = {
  ...{ ...lead, notificationId: 'n2', memberId: 'm2', reason: 'emergency', status: 'exhausted' },
  ...{ acknowledgedBy: null, acknowledgedVia: null },
  attempts: [{ ...attempt, attemptId: 'notification-n2-1', status: 'bounced', code: 'NoEmail' }],
};
const listed = {
  alerts: [lead, lost],
  nextCursor: null,
  people: [
    { memberId: 'm1', email: 'owner@corner.example', isMe: true },
    { memberId: 'm2', email: 'sam@corner.example', isMe: false },
  ],
};
const mine: AlertSettings = {
  preferences: null,
  channels: [
    { channel: 'email', isOffered: true, isConnected: true },
    { channel: 'telegram', isOffered: false, isConnected: false },
    { channel: 'sms', isOffered: true, isConnected: true },
    { channel: 'voice', isOffered: true, isConnected: false },
  ],
  ...{ phone: '+12025550123', isStopped: false, namedPhone: null },
};

beforeAll(() => {
  desk.answer('/alerts', ok(alerts.parse(listed)));
  desk.answer('/alerts/preferences', ok(alertSettings.parse(mine)));
});

const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;

test('everybody can read it, in a narrow window and in the dark', async () => {
  for (const options of windows)
    for (const path of ['', '/how']) {
      const page = await desk.open(`#/alerts${path}`, options);
      await page
        .getByRole('main')
        .getByText(/Seen by pressing 1|Ways in their order/u)
        .first()
        .waitFor();
      expect(await violations(page), path).toEqual([]);
      expect(await overflows(page), path).toBe(false);
      await page.close();
    }
});

test('what cannot be read says so, and nothing to tell says so as well', async () => {
  desk.answer('/alerts', outage);
  const page = await desk.open('#/alerts');
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  desk.answer('/alerts', ok({ ...listed, alerts: [] }));
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByText('No alerts yet').waitFor();
  desk.answer('/alerts', ok(listed));
});

test('an order is chosen by keyboard and sent as it is shown', async () => {
  const page = await desk.open('#/alerts/how');
  await page.getByLabel('I choose the order myself').press('Space');
  await page.getByRole('button', { name: '+ Phone call' }).press('Enter');
  await page.getByRole('button', { name: 'Move Phone call up' }).press('Enter');
  await page.getByLabel('Minutes until the next').first().fill('3');
  await page.getByLabel('Do not disturb me at night').press('Space');
  await page.getByLabel('Missed call').press('Space');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(alertPreferences.strict().parse(lastPost('/alerts/preferences'))).toEqual({
    ...{ wantsAlerts: false, orders: [], digest: ['missed-call'], digestAt: '18:00' },
    steps: [
      { channel: 'voice', minutes: 3 },
      { channel: 'email', minutes: 10 },
    ],
    quiet: { from: '22:00', to: '07:00' },
  });
});

test('another order holds for what the member says, and what has none is told as everything else', async () => {
  const orders = [{ reason: 'emergency' as const, steps: [{ channel: 'voice' as const, minutes: 2 }] }];
  const { steps, digest } = { steps: [], digest: [] };
  const chosen = { wantsAlerts: false, steps, orders, digest, digestAt: '18:00', quiet: null };
  desk.answer('/alerts/preferences', ok(alertSettings.parse({ ...mine, preferences: chosen })));
  for (const options of windows) {
    const page = await desk.open('#/alerts/how', options);
    await page.getByRole('group', { name: 'Emergency' }).getByText('Phone call').waitFor();
    await page.getByLabel('For', { exact: true }).selectOption('Missed call');
    await page.getByRole('button', { name: 'Add an order' }).press('Enter');
    const missed = page.getByRole('group', { name: 'Missed call' });
    await missed.getByRole('button', { name: '+ Text' }).press('Enter');
    await missed.getByRole('button', { name: 'Move Text up' }).press('Enter');
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    await page.getByRole('button', { name: 'Emergency: tell me as of everything else' }).press('Enter');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(alertPreferences.strict().parse(lastPost('/alerts/preferences')).orders).toEqual([
      {
        reason: 'missed-call',
        steps: [
          { channel: 'sms', minutes: 10 },
          { channel: 'email', minutes: 10 },
        ],
      },
    ]);
    await page.close();
  }
  desk.answer('/alerts/preferences', ok(mine));
});

test('a number is confirmed by its code, and a wrong one is told', async () => {
  desk.answer('/alerts/preferences', ok({ ...mine, namedPhone: '+12025550199' }));
  desk.answer('POST /alerts/phone/confirm', problem(422, 'code-wrong', 'This is not the code.'));
  const page = await desk.open('#/alerts/how');
  await page.getByLabel('Six digits from the text').fill('123456');
  await page.getByRole('button', { name: 'Confirm' }).press('Enter');
  await page.getByText('This is not the code.').waitFor();
  expect(lastPost('/alerts/phone/confirm')).toEqual({ code: '123456' });
  desk.answer('/alerts/preferences', ok(mine));
});

test('a test is followed step by step while it goes on', async () => {
  desk.answer('POST /alerts/test', { status: 201, body: { notificationId: 'n3' } });
  const going: Alert = {
    ...{ ...lead, notificationId: 'n3', reason: 'test', status: 'open', settledAt: null },
    ...{ acknowledgedBy: null, acknowledgedVia: null, attempts: [] },
  };
  desk.answer('/alerts/n3', ok(alert.parse(going)));
  const page = await desk.open('#/alerts/how');
  await page.getByRole('button', { name: 'Send a test by Text' }).press('Enter');
  await page.getByRole('heading', { name: 'Test by Text' }).waitFor();
  desk.answer(
    '/alerts/n3',
    ok({ ...going, attempts: [{ ...attempt, channel: 'sms', status: 'delivered' }] }),
  );
  desk.push({ topic: 'notification', id: 'n3' });
  await page.getByText('delivered').waitFor();
});

test('whoever opens a lead is taken to have seen it', async () => {
  desk.answer('/leads', ok({ leads: [], nextCursor: null }));
  const page = await desk.open('#/leads');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => lastPost('/alerts/seen')).toEqual({ place: 'leads', subjectId: null });
});

test('a text that said CANCEL leads to the texts with its sender, and one of before to all texts', async () => {
  const cancel: Alert = { ...lead, reason: 'cancel-text', place: 'texts', subjectId: 'contact-1' };
  desk.answer(
    '/alerts',
    ok({ ...listed, alerts: [cancel, { ...cancel, notificationId: 'n3', subjectId: '' }] }),
  );
  const page = await desk.open('#/alerts');
  const links = page.getByRole('main').getByRole('link', { name: /CANCEL/u });
  await links.nth(1).waitFor();
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(hrefs).toEqual(['#/inbox/texts/contact-1', '#/inbox?channel=text']);
  desk.answer('/alerts', ok(listed));
});
