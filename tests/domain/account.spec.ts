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

const papers = { terms: 't1', privacy: 'p1' };
const accepted: AccountEvent = {
  type: 'PapersAccepted',
  data: { accountId: 'a', changeId: '1', setAt: now, memberId: 'o', ...papers },
};

test('whoever signs up says yes to the papers as they stood, and an owner to others anew', () => {
  given(account)()
    .when({ ...open, data: { ...profile, papers } })
    .then(opened, accepted);
  const accept = (by: string, terms: string): AccountCommand => ({
    ...{ type: 'AcceptPapers', data: { accountId: 'a', by, papers: { ...papers, terms } } },
    ...{ commandId: '3', now },
  });
  given(account)(opened, accepted)
    .when({ ...accept('o', 't1'), commandId: '1' })
    .thenNothing();
  given(account)(opened, accepted).when(accept('somebody', 't2')).thenRejected('OwnersOnly');
  given(account)(opened, accepted)
    .when(accept('o', 't2'))
    .then({ ...accepted, data: { ...accepted.data, changeId: '3', terms: 't2' } });
});
