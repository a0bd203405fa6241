import { mkdirSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { apiKeyIssued, apiKeys } from '../../adapters/http/contract/api-keys.js';
import { identitySecret } from '../../adapters/http/contract/identity-secret.js';
import { addWebhook, deliveries, webhooks, webhookSecret } from '../../adapters/http/contract/webhooks.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { at } from '../support/desk-answers.js';

const desk = dashboardOfSpec();

const one = {
  ...{
    webhookId: 'w1',
    url: 'https://booking.example/hooks/miapulse',
    eventTypes: ['lead.captured', 'call.ended'],
  },
  ...{ withContact: true, status: 'on', offReason: null, addedAt: at(1) },
  ...{ overlapEndsAt: '2099-03-09T09:03:00.000Z', lastSucceededAt: at(5), lastFailedAt: at(4) },
};
const off = {
  ...{ webhookId: 'w2', url: 'https://old.example/hooks', eventTypes: ['link.sent'], withContact: false },
  ...{ status: 'off', offReason: 'failing', addedAt: at(1), overlapEndsAt: null },
  ...{ lastSucceededAt: null, lastFailedAt: at(4) },
};
const delivery = (deliveryId: string, change: object) => ({
  ...{ deliveryId, eventType: 'lead.captured', entityId: 'lead-1', status: 'delivered', attemptCount: 1 },
  ...{ responseStatus: 204, failure: null, asideReason: null, tookMs: 84 },
  ...{ owedAt: at(5), lastAt: at(5), nextAt: null, ...change },
});
const sent = {
  deliveries: [
    delivery('d1', {}),
    delivery('d2', { status: 'waiting', responseStatus: 500, failure: 'status', nextAt: at(9) }),
    delivery('d3', {
      ...{ eventType: 'call.ended', status: 'aside', attemptCount: 8, responseStatus: null },
      ...{ failure: 'timed-out', asideReason: 'exhausted' },
    }),
  ],
  nextCursor: null,
};
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;

beforeEach(() => {
  desk.answer('/webhooks', ok(webhooks.parse({ webhooks: [one, off] })));
  desk.answer('/identity-secret', ok(identitySecret.parse({ setAt: at(1), overlapEndsAt: null })));
  for (const id of ['w1', 'w2']) desk.answer(`/webhooks/${id}/deliveries`, ok(deliveries.parse(sent)));
});

test('everybody can read it, in a narrow window and in the dark', async () => {
  for (const [index, options] of windows.entries()) {
    const page = await desk.open('#/business/webhooks', options);
    await page.getByText('booking.example').first().waitFor();
    await page.getByText('took nothing for three days').waitFor();
    await page.getByText('Log', { exact: true }).first().press('Enter');
    await page.getByText('Received (204, 84 ms)').first().waitFor();
    await page.getByText('Set aside: every try failed · did not answer in time · 8 tries').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: `${folder}/webhooks-${String(index)}.png`, fullPage: true });
    }
    await page.close();
  }
});

test('one is added by keyboard, and its secret is shown once', async () => {
  const page = await desk.open('#/business/webhooks');
  await page.getByRole('textbox', { name: 'Address' }).fill('http://example.com');
  desk.answer(
    'POST /webhooks',
    problem(422, 'webhook-address-not-allowed', 'The address begins with https://.'),
  );
  const submit = page.getByRole('button', { name: 'Add webhook' });
  await submit.press('Enter');
  await page.getByRole('alert').getByText('begins with https').waitFor();
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  desk.answer('POST /webhooks', ok(webhookSecret.parse({ webhookId: 'w1', secret })));
  await page.getByRole('textbox', { name: 'Address' }).fill('https://booking.example/hooks/miapulse');
  await page.getByRole('checkbox', { name: 'A call ended' }).press('Space');
  await submit.press('Enter');
  await page.getByText(secret).waitFor();
  expect(addWebhook.strict().parse(lastPost('/webhooks'))).toEqual({
    ...{ url: 'https://booking.example/hooks/miapulse', withContact: false },
    eventTypes: ['lead.captured', 'call.ended'],
  });
  await page.reload();
  await page.getByText('booking.example').first().waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
});

test('a test is sent, what was set aside is replayed, and what was switched off is said everywhere', async () => {
  const page = await desk.open('#/business/webhooks');
  await page.getByRole('button', { name: 'Send a test: https://booking.example' }).press('Enter');
  await expect.poll(() => lastPost('/webhooks/w1/test')).toEqual(undefined);
  await expect.poll(() => desk.posted.some(({ path }) => path === '/webhooks/w1/test')).toBe(true);
  await page.getByText('Log', { exact: true }).first().press('Enter');
  await page
    .getByRole('button', { name: /^Replay A call ended/u })
    .first()
    .press('Enter');
  await expect.poll(() => desk.posted.some(({ path }) => path === '/deliveries/d3/replay')).toBe(true);
  await page.getByRole('button', { name: 'Switch on: https://old.example' }).press('Enter');
  await expect.poll(() => desk.posted.some(({ path }) => path === '/webhooks/w2/resume')).toBe(true);
  const elsewhere = await desk.open('#/business/keys');
  await elsewhere.getByText('A webhook was switched off').waitFor();
  desk.answer('/webhooks', ok(webhooks.parse({ webhooks: [one] })));
  desk.push({ topic: 'webhook', id: 'w2' });
  await elsewhere.getByText('A webhook was switched off').waitFor({ state: 'detached' });
});

test('what is empty or cannot be read says so', async () => {
  desk.answer('/webhooks', outage);
  const page = await desk.open('#/business/webhooks');
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  desk.answer('/webhooks', ok({ webhooks: [] }));
  const failed = page.getByRole('alert').filter({ hasText: 'The store does not answer' });
  await failed.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByText('There are no webhooks yet').waitFor();
});

test('a key is replaced by another, which is shown once', async () => {
  const key = {
    ...{ keyId: 'k1', label: 'Booking system', ending: 'x7Qa', scopes: ['work'], issuedAt: at(5) },
    ...{ expiresAt: null, revokedAt: null, replacedBy: null, lastUsedOn: '2026-11-20' },
  };
  desk.answer('/api-keys', ok(apiKeys.parse({ keys: [key] })));
  desk.answer('POST /api-keys/k1/rotate', ok(apiKeyIssued.parse({ keyId: 'k2', key: 'mia_live_a-new-key' })));
  const page = await desk.open('#/business/keys');
  await page.getByText('last used Nov 20, 2026').waitFor();
  await page.getByRole('button', { name: 'Replace Booking system' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).press('Enter');
  await page.getByText('mia_live_a-new-key').waitFor();
  expect(lastPost('/api-keys/k1/rotate')).toEqual({ overlapHours: 24, expiresAt: null });
});
