import { expect, test } from 'vitest';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createAddressChanges } from '../../../projections/address-changes/queries.js';
import { createAgreements } from '../../../projections/agreements/queries.js';
import { createApiKeys } from '../../../projections/api-keys/queries.js';
import { createBusinesses } from '../../../projections/businesses/queries.js';
import { createDataRequests } from '../../../projections/data-requests/queries.js';
import { createDeliveries } from '../../../projections/deliveries/queries.js';
import { createDeliverySchedule } from '../../../projections/delivery-schedule/queries.js';
import { createDueTimes } from '../../../projections/due-times/queries.js';
import { createKeyHolders } from '../../../projections/key-holders/queries.js';
import { createLooks } from '../../../projections/looks/queries.js';
import { createMailboxes } from '../../../projections/mailboxes/queries.js';
import { createMemberships } from '../../../projections/memberships/queries.js';
import { createSites } from '../../../projections/sites/queries.js';
import { createStandings } from '../../../projections/standings/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createUsageUnits } from '../../../projections/usage-units/queries.js';
import { createWebhooks } from '../../../projections/webhooks/queries.js';
import { models } from './house.js';
import { at, stranger, later, accountId, ownerId, conversationId } from './story.js';

/** A business, its people and programs, and who runs the installation. */
export function businessQueries(): void {
  test('a business finds its profile, and its site key and its owner lead to it', async () => {
    expect(await createAccountOverview(models.query).profile(accountId)).toEqual({
      accountId,
      businessName: 'Acme Clocks',
      website: 'https://example.com/',
      industry: 'retail',
      siteKey: 'a-site-key',
      timeZone: 'UTC',
      ...{ pageCount: 0, week: [], otherDays: [], isSensitive: false, origins: ['https://shop.example'] },
    });
    expect(await createTeam(models.query).of(accountId)).toMatchObject([
      { memberId: ownerId, email: 'owner@example.com', role: 'owner', standing: 'member' },
      { memberId: 'somebody', role: 'auditor', standing: 'member' },
    ]);
    expect(await createSites(models.query).accountOf('a-site-key')).toBe(accountId);
    expect(await createSites(models.query).accountOf('no-site-key')).toBeUndefined();
    expect(await createMemberships(models.query).of(ownerId)).toEqual([{ accountId, role: 'owner' }]);
    expect(await createMemberships(models.query).of('somebody')).toEqual([{ accountId, role: 'auditor' }]);
    expect(await createMemberships(models.query).of(stranger)).toEqual([]);
  });

  test('agreements stand with who signed them, and a change of address is found when it is due', async () => {
    expect(await createAgreements(models.query).of(accountId)).toEqual([
      { processor: 'language-model', agreedOn: '2026-01-05', agreedBy: 'Ada Example' },
    ]);
    const changes = createAddressChanges(models.query);
    expect(await changes.due('2026-11-27T09:59:59.999Z', 10)).toEqual([]);
    expect(await changes.due('2026-11-27T10:00:00.000Z', 10)).toEqual([{ memberId: ownerId, changeId: 'c' }]);
  });

  test('whoever runs the installation sees its businesses and what was decided on them', async () => {
    const found = createBusinesses(models.query);
    expect(await found.page()).toEqual({ rows: [{ accountId, openedAt: at }], nextCursor: null });
    expect(await found.one(accountId)).toEqual({ accountId, openedAt: at });
    expect(await found.one(stranger)).toBeUndefined();
    const of = createStandings(models.query);
    expect(await of.of(accountId)).toEqual({
      ...{ suspendedAt: at, reason: 'unpaid', costMicrosPerDay: 3_000_000_000 },
    });
    expect(await of.of(stranger)).toEqual({ suspendedAt: null, reason: null, costMicrosPerDay: null });
    expect((await createDataRequests(models.query).all()).map(({ requestId }) => requestId)).toEqual([
      'b',
      'a',
    ]);
  });

  test('an owner sees what the operator asked for, may see and saw, and nobody else does', async () => {
    const seen = createLooks(models.query);
    expect(await seen.askedAt(accountId)).toBe('2026-11-24T11:50:00.000Z');
    expect(await seen.grants(accountId)).toEqual([
      {
        ...{ grantId: 'g', at: '2026-11-24T11:00:00.000Z', until: '2026-11-24T12:00:00.000Z' },
        endedAt: '2026-11-24T11:40:00.000Z',
      },
    ]);
    expect(await seen.taken(accountId)).toEqual([
      { grantId: 'g', at: '2026-11-24T11:30:00.000Z', what: 'conversation', subjectId: 'c' },
    ]);
    expect(await seen.log(accountId, undefined)).toEqual({
      rows: [
        {
          ...{ lookId: 'l', at: '2026-11-24T11:30:00.000Z', by: 'operator', memberId: null },
          ...{ what: 'conversation', subjectId: 'c' },
        },
        { lookId: 'm', at: later, by: 'member', memberId: ownerId, what: 'search', subjectId: null },
      ],
      nextCursor: null,
    });
    expect((await seen.log(stranger, undefined)).rows).toEqual([]);
    expect(await seen.askedAt(stranger)).toBeNull();
    expect(await seen.grants(stranger)).toEqual([]);
  });

  test('a webhook shows what became of it, and what is due leads to it', async () => {
    const [webhook] = await createWebhooks(models.query).of(accountId);
    expect(webhook).toMatchObject({
      ...{ webhookId: 'webhook-1', url: 'https://acme.example/hooks', status: 'paused', withContact: true },
      ...{ eventTypes: ['call.ended'], lastSucceededAt: null, lastFailedAt: at },
    });
    expect(await createWebhooks(models.query).one(accountId, 'webhook-1')).toEqual(webhook);
    const { rows } = await createDeliveries(models.query).page(accountId, 'webhook-1', undefined);
    expect(rows).toMatchObject([
      {
        deliveryId: 'delivery-1',
        status: 'waiting',
        attemptCount: 1,
        responseStatus: 500,
        failure: 'status',
      },
    ]);
    const schedule = createDeliverySchedule(models.query);
    expect(await schedule.due('2026-11-24T10:00:04.000Z', 10)).toEqual([]);
    expect(await schedule.due('2026-11-24T10:00:05.000Z', 10)).toMatchObject([{ deliveryId: 'delivery-1' }]);
  });

  test('a key that was replaced opens what it did until its end, and nothing after it', async () => {
    const holders = createKeyHolders(models.query);
    const holder = { accountId, keyId: 'k', scopes: ['work'] };
    expect(await holders.by('a-hash', '2026-11-25T09:59:59.999Z')).toEqual(holder);
    expect(await holders.by('a-hash', '2026-11-25T10:00:00.000Z')).toBeUndefined();
    expect(await createApiKeys(models.query).of(accountId)).toMatchObject([{ keyId: 'k', replacedBy: 'l' }]);
  });

  test('a mailbox shows what was heard of it, and which letters are declined', async () => {
    expect(await createMailboxes(models.query).of(accountId)).toEqual([
      {
        ...{ memberId: ownerId, standing: 'bounced', hasComplained: false, transientCount: 0 },
        ...{ deliveredAt: null, troubleAt: at, declinesReports: true, declinesReminders: false },
      },
    ]);
    expect(await createMailboxes(models.query).of(stranger)).toEqual([]);
  });

  test('what a plan counts leads to the conversation or the call, and what was credited counts no more', async () => {
    const units = createUsageUnits(models.query);
    const period = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };
    expect(await units.totals(accountId, period)).toEqual([
      { meter: 'call-minutes', used: 0, credited: 2 },
      { meter: 'conversations', used: 1, credited: 0 },
      { meter: 'texts', used: 1, credited: 0 },
    ]);
    expect(await units.totals(accountId, { ...period, from: '2026-11-24T10:00:01.000Z' })).not.toContainEqual(
      expect.objectContaining({ meter: 'conversations' }),
    );
    const page = (meter: 'conversations' | 'call-minutes' | 'texts') =>
      units.page(accountId, { ...period, meter, cursor: undefined });
    expect((await page('conversations')).rows).toMatchObject([
      { conversationId, callId: null, creditReason: null },
    ]);
    expect((await page('call-minutes')).rows).toMatchObject([
      { unitId: 'call-1', callId: 'call-1', quantity: 2, creditReason: 'spam' },
    ]);
    expect((await page('texts')).rows).toMatchObject([{ callId: 'call-1', quantity: 1 }]);
    expect(await units.has(accountId, 'call-1')).toBe(true);
    expect(await units.has(stranger, 'call-1')).toBe(false);
  });

  test('a reminder is due when the plan says, and to that business', async () => {
    const due = await createDueTimes(models.query).due({
      ...{ now: '2026-12-02T00:00:00.000Z', tenant: null, countMax: 10 },
    });
    expect(due).toContainEqual(
      expect.objectContaining({ tenant: accountId, kind: 'reminder', subjectId: accountId }),
    );
  });
}
