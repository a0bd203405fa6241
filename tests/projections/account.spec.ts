import { describe, test } from 'vitest';
import type { AccountEvent } from '../../domain/account/account.js';
import type { KnowledgeEvent } from '../../domain/knowledge/knowledge.js';
import { apiKeys } from '../../projections/api-keys/projection.js';
import { keyHolders } from '../../projections/key-holders/projection.js';
import { accountOverview } from '../../projections/account-overview/projection.js';
import { memberships } from '../../projections/memberships/projection.js';
import { team, type TeamRow } from '../../projections/team/projection.js';
import { sites } from '../../projections/sites/projection.js';
import { projected } from '../support/projected.js';

const at = '2026-11-24T10:00:00.000Z';
const erased = { erased: true } as const;
const origin = { tenant: 'acme', entity: 'acme', eventId: 'e' };

type Opened = Extract<AccountEvent, { type: 'AccountOpened' }>;
const opened = (change: Partial<Opened['data']> = {}): AccountEvent => ({
  type: 'AccountOpened',
  data: {
    accountId: 'acme',
    ownerId: 'an-owner',
    businessName: 'Acme Clocks',
    ownerEmail: 'owner@example.com',
    website: 'https://example.com/',
    industry: 'retail',
    siteKey: 'a-site-key',
    openedAt: at,
    ...change,
  },
});

describe('a business', () => {
  const overview = projected(accountOverview, origin);
  const row = {
    businessName: 'Acme Clocks',
    website: 'https://example.com/',
    industry: 'retail',
    siteKey: 'a-site-key',
    isSensitive: false,
  };

  test('has one row with its profile', () => {
    overview(opened()).then({ acme: row });
  });

  test('is sensitive by its industry, until its owner says otherwise', () => {
    const set: AccountEvent = {
      type: 'SensitivitySet',
      data: { accountId: 'acme', changeId: 'c', isSensitive: false, isPreset: false, setAt: at },
    };
    const health = { acme: { ...row, industry: 'health', isSensitive: true } };
    overview(opened({ industry: 'health' })).then(health);
    overview(opened({ industry: 'health' }), set).then({ acme: { ...health.acme, isSensitive: false } });
  });

  test('has the time zone that was set last', () => {
    const zone = (timeZone: string): AccountEvent => ({
      type: 'TimeZoneSet',
      data: { changeId: timeZone, timeZone, setAt: at },
    });
    overview(opened(), zone('Europe/Rome'), zone('Europe/Berlin')).then({
      acme: { ...row, timeZone: 'Europe/Berlin' },
    });
  });

  test('has as many pages as were published last', () => {
    const published = (...urls: readonly string[]): KnowledgeEvent => ({
      type: 'KnowledgePublished',
      data: {
        accountId: 'acme',
        crawlId: 'a-crawl',
        pages: urls.map((url) => ({ pageId: url, blobId: url, contentHash: url, url, kept: false })),
        publishedAt: at,
      },
    });
    overview(opened(), published('a', 'b', 'c'), published('a', 'b')).then({
      acme: { ...row, pageCount: 2 },
    });
  });

  test('that was forgotten keeps no name, no address and no website', () => {
    overview(opened({ businessName: erased, ownerEmail: erased, website: erased })).then({
      acme: { ...row, businessName: null, website: null },
    });
  });
});

test('a site key leads to its business and to nothing else', () => {
  projected(sites, origin)(opened()).then({ 'a-site-key': { accountId: 'acme' } });
});

test('an owner belongs to the business that they opened', () => {
  projected(
    memberships,
    origin,
  )(opened()).then({
    'acme an-owner': { memberId: 'an-owner', accountId: 'acme', role: 'owner', since: at },
  });
});

test('a look-up across businesses holds ids only, so that erasing has nothing to find in it', () => {
  const forgotten = opened({ businessName: erased, ownerEmail: erased, website: erased });
  projected(sites, origin)(forgotten).then({ 'a-site-key': { accountId: 'acme' } });
});

describe('the people of a business', () => {
  const people = projected(team, origin);
  const owner: TeamRow = {
    ...{ memberId: 'an-owner', email: 'owner@example.com', since: at, invitationId: null, expiresAt: null },
    role: 'owner',
    standing: 'member',
  };
  const invited: AccountEvent = {
    type: 'MemberInvited',
    data: {
      ...{ accountId: 'acme', invitationId: 'i', memberId: 'ben', email: 'ben@example.com', role: 'staff' },
      ...{ invitedBy: 'an-owner', invitedAt: at, expiresAt: '2026-12-01T10:00:00.000Z' },
    },
  };
  const joined: AccountEvent = {
    type: 'MemberJoined',
    data: { accountId: 'acme', invitationId: 'i', memberId: 'ben', role: 'staff', joinedAt: at },
  };

  test('are its owner, and whoever was invited and came', () => {
    people(opened()).then({ 'an-owner': owner });
    people(opened(), invited, joined).then({
      'an-owner': owner,
      ben: {
        ...{ memberId: 'ben', email: 'ben@example.com', role: 'staff', standing: 'member', since: at },
        ...{ invitationId: 'i', expiresAt: null },
      },
    });
  });

  test('are no more those whose invitation was withdrawn, or who were removed', () => {
    const withdrawn: AccountEvent = {
      type: 'InvitationWithdrawn',
      data: { invitationId: 'i', memberId: 'ben', withdrawnBy: 'an-owner', withdrawnAt: at },
    };
    const removed: AccountEvent = {
      type: 'MemberRemoved',
      data: { accountId: 'acme', changeId: 'c', memberId: 'ben', removedBy: 'an-owner', removedAt: at },
    };
    people(opened(), invited, withdrawn).then({ 'an-owner': owner });
    people(opened(), invited, joined, removed).then({ 'an-owner': owner });
    const member = { memberId: 'an-owner', accountId: 'acme', role: 'owner' as const, since: at };
    projected(memberships, origin)(opened(), joined, removed).then({ 'acme an-owner': member });
  });
});

const later = '2026-11-30T10:00:00.000Z';

test('a key leads to its business until it is revoked, and is listed without it', () => {
  const issued: AccountEvent = {
    type: 'ApiKeyIssued',
    data: {
      ...{ accountId: 'acme', keyId: 'k', label: 'A program', hash: 'h', ending: 'abcd', scopes: ['work'] },
      ...{ issuedBy: 'an-owner', issuedAt: at, expiresAt: null },
    },
  };
  const revoked: AccountEvent = {
    type: 'ApiKeyRevoked',
    data: { accountId: 'acme', keyId: 'k', hash: 'h', revokedBy: 'an-owner', revokedAt: at },
  };
  const replaced: AccountEvent = {
    type: 'ApiKeyReplaced',
    data: {
      ...{ accountId: 'acme', keyId: 'k', hash: 'h', nextKeyId: 'l', endsAt: later },
      ...{ replacedBy: 'an-owner', replacedAt: at },
    },
  };
  const holder = { hash: 'h', accountId: 'acme', keyId: 'k', scopes: ['work' as const], expiresAt: null };
  projected(keyHolders, origin)(issued).then({ h: holder });
  projected(keyHolders, origin)(issued, revoked).then({});
  const listed = {
    label: 'A program',
    ending: 'abcd',
    scopes: ['work' as const],
    issuedAt: at,
    expiresAt: null,
  };
  projected(apiKeys, origin)(issued).then({ k: listed });
  projected(keyHolders, origin)(issued, replaced).then({ h: { ...holder, expiresAt: later } });
  projected(apiKeys, origin)(issued, replaced).then({
    k: { ...listed, expiresAt: later, replacedBy: 'l' },
  });
  projected(apiKeys, origin)(issued, revoked).then({ k: { ...listed, revokedAt: at } });
});
