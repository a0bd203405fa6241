import { test } from 'vitest';
import { account, type AccountCommand, type AccountEvent } from '../../domain/account/account.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const profile = {
  accountId: 'a',
  ownerId: 'o',
  businessName: 'Corner Studio',
  ownerEmail: 'owner@example.com',
  website: 'https://example.com/',
  industry: 'beauty',
  siteKey: 's',
};
const open: AccountCommand = { type: 'OpenAccount', data: profile, commandId: '1', now };
const opened: AccountEvent = { type: 'AccountOpened', data: { ...profile, openedAt: now } };
const set = (commandId: string): AccountCommand => ({
  type: 'SetTimeZone',
  data: { timeZone: 'Europe/Berlin' },
  commandId,
  now,
});
const zoned: AccountEvent = {
  type: 'TimeZoneSet',
  data: { changeId: '2', timeZone: 'Europe/Berlin', setAt: now },
};

test('an account opens once', () => {
  given(account)().when(open).then(opened);
  given(account)(opened).when(open).thenNothing();
});
test('a time zone is set on an open account, and one request sets it once', () => {
  given(account)().when(set('2')).thenRejected('AccountNotOpen');
  given(account)(opened).when(set('2')).then(zoned);
  given(account)(opened, zoned).when(set('2')).thenNothing();
});
