import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { apiKeys, issueApiKey } from '../../adapters/http/contract/api-keys.js';
import {
  business,
  changeBusiness,
  recordAgreement,
  type Business,
} from '../../adapters/http/contract/business.js';
import { blocked, blockedOne } from '../../adapters/http/contract/blocked.js';
import {
  identitySecret,
  identitySecretSet,
  setIdentitySecret,
} from '../../adapters/http/contract/identity-secret.js';
import { retention, setRetention } from '../../adapters/http/contract/retention.js';
import { sessions } from '../../adapters/http/contract/session.js';
import { inviteMember, team, type Team } from '../../adapters/http/contract/team.js';
import { ok, outage, overflows, problem, violations, windows } from '../support/dashboard.js';
import { dashboardOfSpec } from '../support/dashboard-of-spec.js';
import { at, blockedOf, sessionOf, site } from '../support/desk-answers.js';

const desk = dashboardOfSpec();

const profile: Business = {
  ...{ name: 'Corner Studio', website: site, industry: 'beauty', timeZone: 'UTC', isSensitive: false },
  origins: ['https://shop.corner.example'],
  processors: [
    { processor: 'language-model', agreement: null },
    { processor: 'mail', agreement: { agreedOn: '2026-01-05', agreedBy: 'Ada Example' } },
  ],
  hours: {
    week: [
      { day: 'tuesday', from: '09:00', to: '18:00' },
      { day: 'friday', from: '09:00', to: '24:00' },
    ],
    otherDays: [
      { date: '2026-12-24', ranges: [{ from: '09:00', to: '12:00' }] },
      { date: '2026-12-25', ranges: [] },
    ],
  },
};
const people: Team = {
  people: [
    {
      ...{ memberId: 'm1', email: 'owner@corner.example', role: 'owner', standing: 'member', since: at(1) },
      ...{ invitationId: null, expiresAt: null, isMe: true },
    },
    {
      ...{ memberId: 'm2', email: 'sam@corner.example', role: 'staff', standing: 'member', since: at(2) },
      ...{ invitationId: 'i2', expiresAt: null, isMe: false },
    },
    {
      ...{ memberId: 'm3', email: 'kim@corner.example', role: 'auditor', standing: 'invited', since: at(3) },
      ...{ invitationId: 'i3', expiresAt: '2099-03-09T09:03:00.000Z', isMe: false },
    },
  ],
};
const keys = {
  keys: [
    {
      ...{ keyId: 'k1', label: 'Booking system', ending: 'x7Qa', scopes: ['work'] },
      ...{ issuedAt: at(5), expiresAt: '2099-03-09T09:03:00.000Z', revokedAt: null },
      ...{ replacedBy: null, lastUsedOn: '2026-11-20' },
    },
    {
      ...{ keyId: 'k2', label: 'An old one', ending: 'b2Bb', scopes: ['work', 'audit'] },
      ...{ issuedAt: at(3), expiresAt: null, revokedAt: at(4) },
      ...{ replacedBy: null, lastUsedOn: null },
    },
  ],
};
const mine = {
  sessions: [
    {
      ...{ sessionRef: 'here', business: 'Corner Studio', device: 'desktop', isThis: true },
      ...{ startedAt: at(1), usedAt: at(9) },
    },
    {
      ...{ sessionRef: 'there', business: 'Corner Studio', device: 'phone', isThis: false },
      ...{ startedAt: at(2), usedAt: at(4) },
    },
  ],
};

beforeAll(() => {
  desk.answer('/business', ok(business.parse(profile)));
  desk.answer('/team', ok(team.parse(people)));
  desk.answer('/sessions', ok(sessions.parse(mine)));
  desk.answer('/api-keys', ok(apiKeys.parse(keys)));
  desk.answer('/retention', ok(retention.parse(kept)));
  desk.answer('/identity-secret', ok(identitySecret.parse({ setAt: null, overlapEndsAt: null })));
});

const kept = {
  ...{ months: 12, monthsMax: 12, nextAt: '2099-03-09T08:30:00.000Z' },
  lastRun: {
    ...{ at: at(8), isDry: false, cutoff: '2025-11-24T10:00:00.000Z' },
    removed: { conversations: 31, calls: 12, recordings: 11, texts: 4, visits: 2_204 },
    oldest: { recordAt: '2025-11-24T12:00:00.000Z', visitAt: null },
  },
  ending: { textCount: 2, firstAt: '2099-04-01T10:00:00.000Z', callId: 'c1' },
};

const isPosted = (path: string): boolean => desk.posted.some((post) => post.path === path);
const lastPost = (path: string): unknown => desk.posted.findLast((post) => post.path === path)?.body;
const screens = ['', '/hours', '/people', '/programs', '/privacy', '/account'] as const;

test('everybody can read it, in a narrow window and in the dark', async () => {
  for (const options of windows)
    for (const path of screens) {
      const page = await desk.open(`#/business${path}`, options);
      await page.getByRole('heading', { level: 1, name: 'Business' }).waitFor();
      await page
        .getByRole('main')
        .getByText(/Website:|Tuesday|sam@|Booking system|Newest run|This window/u)
        .first()
        .waitFor();
      expect(await violations(page), path).toEqual([]);
      expect(await overflows(page), path).toBe(false);
      await page.close();
    }
});

test('what cannot be read says so and can be tried again', async () => {
  desk.answer('/team', outage);
  const page = await desk.open('#/business/people');
  await page.getByRole('alert').getByText('The store does not answer').waitFor();
  desk.answer('/team', ok(people));
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByText('sam@corner.example').waitFor();
});

test('hours are changed, and what is not in order is not sent', async () => {
  const page = await desk.open('#/business/hours');
  await page.getByRole('button', { name: 'Add a day' }).press('Enter');
  const save = page.getByRole('button', { name: 'Save' });
  await save.press('Enter');
  await page.getByText('Each other day has a date').waitFor();
  await page.getByLabel('Date', { exact: true }).last().fill('2027-01-01');
  await save.press('Enter');
  await page.getByText('Saved', { exact: true }).waitFor();
  const { hours } = changeBusiness.strict().parse(lastPost('/business'));
  expect(hours?.week).toEqual(profile.hours.week);
  expect(hours?.otherDays).toEqual([...profile.hours.otherDays, { date: '2027-01-01', ranges: [] }]);
});

test('what is kept for a shorter time is asked for twice, and what went is counted', async () => {
  const page = await desk.open('#/business/kept');
  await page.getByText('2,204').waitFor();
  await page.getByText('What shows that callers asked for 2 texts goes from').waitFor();
  await page.getByLabel('After their end, keep them for').selectOption('3');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Keep them for 3 months only?' }).waitFor();
  expect(isPosted('/retention')).toBe(false);
  desk.answer('POST /retention', { status: 204 });
  await page.getByRole('button', { name: 'Keep for 3 months' }).press('Enter');
  await page.getByRole('status').getByText('Saved.').waitFor();
  expect(setRetention.strict().parse(lastPost('/retention'))).toEqual({ months: 3 });
});

test('a name is needed', async () => {
  const page = await desk.open('#/business');
  await page.getByLabel('Business name').fill(' ');
  const save = page
    .getByRole('region', { name: 'Profile', exact: true })
    .getByRole('button', { name: 'Save' });
  await save.press('Enter');
  await page.getByText('A business needs a name.').waitFor();
  await page.getByLabel('Business name').fill('Corner & Sons');
  await save.press('Enter');
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(changeBusiness.parse(lastPost('/business'))).toEqual({ name: 'Corner & Sons', industry: 'beauty' });
});

test('a sensitive business sees what is off until there is an agreement, and nobody else does', async () => {
  const page = await desk.open('#/business/privacy');
  await page.getByText('No agreement on record').waitFor();
  expect(await page.getByText(/^Off/u).count()).toBe(0);
  const unsigned = (['language-model', 'phone', 'mail'] as const).map((processor) => ({
    ...{ processor, agreement: null },
  }));
  desk.answer('/business', ok({ ...profile, isSensitive: true, processors: unsigned }));
  await page.reload();
  await page.getByText('Off: calls ring your own phone').waitFor();
  expect(await page.getByText(/^Off/u).count()).toBe(3);
  expect(await overflows(page)).toBe(false);
  expect(await violations(page)).toEqual([]);
  desk.answer('/business', ok(business.parse(profile)));
});

test('an agreement is recorded with who signed it, and websites are named one on each line', async () => {
  const page = await desk.open('#/business/privacy');
  await page.getByText('Signed by Ada Example').waitFor();
  await page.getByRole('button', { name: 'Record the agreement: Language model' }).press('Enter');
  await page.getByLabel('Signed by').fill('Ben Example');
  await page.getByLabel('On', { exact: true }).fill('2026-02-03');
  desk.answer('POST /business/agreements', problem(422, 'agreement-not-valid', 'An agreement has a day.'));
  const record = page.getByRole('button', { name: 'Record', exact: true });
  await record.press('Enter');
  await page.getByRole('alert').getByText('An agreement has a day.').waitFor();
  desk.answer('POST /business/agreements', { status: 204 });
  await record.press('Enter');
  await expect.poll(() => page.getByLabel('Signed by').count()).toBe(0);
  expect(recordAgreement.strict().parse(lastPost('/business/agreements'))).toEqual({
    ...{ processor: 'language-model', agreedOn: '2026-02-03', agreedBy: 'Ben Example' },
  });
  // The list was read again meanwhile.
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'The agreement has ended: Mail service' }).press('Enter');
  await expect.poll(() => isPosted('/business/agreements/mail/end')).toBe(true);

  await page.getByRole('link', { name: 'Profile' }).press('Enter');
  await page.getByLabel('Other websites').fill('https://one.example\n\n https://two.example ');
  await page
    .getByRole('region', { name: 'Websites with the widget' })
    .getByRole('button', { name: 'Save' })
    .press('Enter');
  await expect
    .poll(() => lastPost('/business'))
    .toEqual({ origins: ['https://one.example', 'https://two.example'] });
});

test('an owner invites, changes roles, and removes after being asked', async () => {
  desk.answer('POST /team/invitations', { status: 201, body: { isSent: true } });
  const page = await desk.open('#/business/people');
  await page.getByLabel('E-mail address').fill('new@corner.example');
  await page.getByLabel('As', { exact: true }).selectOption('auditor');
  await page.getByRole('button', { name: 'Send invitation' }).press('Enter');
  await page.getByText('An invitation is on its way to new@corner.example').waitFor();
  expect(inviteMember.strict().parse(lastPost('/team/invitations'))).toEqual({
    ...{ email: 'new@corner.example', role: 'auditor' },
  });

  await page.getByLabel('Role of sam@corner.example').selectOption('owner');
  await expect.poll(() => lastPost('/team/members/m2/role')).toEqual({ role: 'owner' });
  await page.getByRole('button', { name: 'Withdraw the invitation of kim@corner.example' }).press('Enter');
  await expect.poll(() => isPosted('/team/invitations/i3/withdraw')).toBe(true);

  desk.answer('POST /team/members/m1/remove', problem(409, 'last-owner', 'A business needs an owner.'));
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await confirm(page, 'Leave');
  await page.getByRole('dialog').getByText('A business needs an owner.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove sam@corner.example' }).press('Enter');
  await confirm(page, 'Remove');
  await expect.poll(() => isPosted('/team/members/m2/remove')).toBe(true);
});

const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter');

test('a key is shown once, and revoked after being asked', async () => {
  desk.answer('POST /api-keys', { status: 201, body: { keyId: 'k3', key: 'mia_live_made-up' } });
  const page = await desk.open('#/business/keys');
  await page.getByLabel('Name', { exact: true }).fill('Newsletter');
  await page.getByLabel('Conversations, leads and what').uncheck();
  const submit = page.getByRole('button', { name: 'Issue key' });
  await submit.press('Enter');
  await page.getByRole('alert').getByText('A key has to be allowed something.').waitFor();
  await page.getByLabel('Calls, texts and consent, to read').check();
  await page.getByLabel('Works for').selectOption('');
  await submit.press('Enter');
  await page.getByText('mia_live_made-up').waitFor();
  expect(issueApiKey.strict().parse(lastPost('/api-keys'))).toEqual({
    ...{ label: 'Newsletter', scopes: ['audit'], expiresAt: null },
  });
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Revoke Booking system' }).press('Enter');
  await confirm(page, 'Revoke');
  await expect.poll(() => isPosted('/api-keys/k1/revoke')).toBe(true);
  expect(await page.getByRole('button', { name: 'Revoke An old one' }).count()).toBe(0);
});

test('the secret to sign with is made and shown once, and renewed after a question', async () => {
  const page = await desk.open('#/business/programs', windows[1]);
  await page.getByText('There is no secret to sign with yet.').waitFor();
  desk.answer('POST /identity-secret', ok(identitySecretSet.parse({ secret: 'miapulse_id_made-up' })));
  desk.answer('/identity-secret', ok(identitySecret.parse({ setAt: at(1), overlapEndsAt: null })));
  await page.getByRole('button', { name: 'Make a secret' }).press('Enter');
  await page.getByText('miapulse_id_made-up').waitFor();
  expect(setIdentitySecret.strict().parse(lastPost('/identity-secret'))).toEqual({ overlapHours: 24 });
  expect(await violations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  desk.answer('POST /identity-secret', outage);
  await page.getByRole('button', { name: 'New secret to sign with' }).press('Enter');
  await confirm(page, 'New secret to sign with');
  await page.getByText('The store does not answer').waitFor();
});

test('one logs out elsewhere', async () => {
  const page = await desk.open('#/business/sessions');
  await page.getByRole('button', { name: /^Log out Phone/u }).press('Enter');
  await expect.poll(() => isPosted('/sessions/there/end')).toBe(true);
  await page.getByRole('button', { name: 'Log out everywhere else' }).press('Enter');
  await expect.poll(() => isPosted('/sessions/end-others')).toBe(true);
});

test('an auditor is led to what they may see, and decides nothing', async () => {
  desk.answer('/session', ok({ ...sessionOf(), role: 'auditor', rights: ['audit', 'inspect'] }));
  desk.answer('/calls', ok({ calls: [], nextCursor: null }));
  const page = await desk.open('#/');
  await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
  const links = page.getByRole('navigation', { name: 'MiaPulse' }).getByRole('link');
  expect(await links.allTextContents()).toEqual(['Calls', 'Business', 'Consent & audit']);
  await page.getByRole('link', { name: 'Business' }).press('Enter');
  await page.getByText('Only owners can change this.').waitFor();
  expect(await page.getByRole('button', { name: 'Send invitation' }).count()).toBe(0);
  desk.answer('/session', ok(sessionOf()));
});

test('whoever belongs to two businesses goes from one to the other', async () => {
  const both = [
    { accountId: 'account-1', name: 'Corner Studio' },
    { accountId: 'account-2', name: 'Harbour Clocks' },
  ];
  desk.answer('/session', ok({ ...sessionOf(), businesses: both }));
  const { business: of } = sessionOf();
  const other = { ...of, accountId: 'account-2', name: 'Harbour Clocks' };
  desk.answer('POST /session/business', ok({ ...sessionOf(), businesses: both, business: other }));
  const page = await desk.open('#/business/people');
  await page.getByRole('combobox', { name: 'Business' }).selectOption('account-2');
  await page.getByRole('link', { name: 'Harbour Clocks' }).waitFor();
  expect(lastPost('/session/business')).toEqual({ accountId: 'account-2' });
  desk.answer('/session', ok(sessionOf()));
});

test.each(windows)(
  'who is blocked is listed with its end, and unblocked in place: %s',
  async (_name, options) => {
    let kept = blockedOf();
    desk.answer('/blocked', () => ok(blocked.parse(kept)));
    desk.answer('POST /blocked/end', (body) => {
      const { id } = blockedOne.strict().parse(body);
      kept = { blocked: kept.blocked.filter((one) => one.id !== id) };
      return { status: 204 };
    });
    const page = await desk.open('#/business/blocked', options);
    await page
      .getByText('Until 24', { exact: false })
      .or(page.getByText('Dec 24', { exact: false }))
      .waitFor();
    expect(await overflows(page)).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Open the conversation' }).getAttribute('href')).toBe(
      '#/inbox/conversation-1',
    );
    await page.getByRole('button', { name: /^Unblock.*0000aaaa/u }).press('Enter');
    await page.getByText('The caller can call again.').waitFor();
    expect(await page.getByRole('button', { name: /^Unblock/u }).count()).toBe(1);
    desk.answer('POST /blocked/end', outage);
    await page.getByRole('button', { name: /^Unblock/u }).press('Enter');
    await page.getByRole('alert').getByText('The store does not answer.').waitFor();
    desk.answer('/blocked', ok({ blocked: [] }));
    desk.push({ topic: 'conversation', id: 'conversation-1' });
    await page.getByText('Nobody is blocked.').waitFor();
  },
);
