import { expect, test } from 'vitest';
import { account, type AccountCommand, type AccountEvent } from '../../domain/account/account.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const later = '2026-12-02T10:00:00.000Z';
const accountId = 'a';
const opened: AccountEvent = {
  type: 'AccountOpened',
  data: {
    ...{ accountId, ownerId: 'ann', businessName: 'Corner Studio', ownerEmail: 'ann@example.com' },
    ...{ website: 'https://example.com/', industry: 'beauty', siteKey: 's', openedAt: now },
  },
};
const invite: AccountCommand = {
  type: 'InviteMember',
  data: { accountId, by: 'ann', invitationId: 'i', memberId: 'ben', email: 'ben@example.com', role: 'staff' },
  commandId: '1',
  now,
};
const invited: AccountEvent = {
  type: 'MemberInvited',
  data: {
    ...{ accountId, invitationId: 'i', memberId: 'ben', email: 'ben@example.com', role: 'staff' },
    ...{ invitedBy: 'ann', invitedAt: now, expiresAt: '2026-12-01T10:00:00.000Z' },
  },
};
const acceptIt = (at = now, memberId = 'ben'): AccountCommand => ({
  ...{ type: 'AcceptInvitation', data: { accountId, invitationId: 'i', memberId }, commandId: '2', now: at },
});
const joined: AccountEvent = {
  type: 'MemberJoined',
  data: { accountId, invitationId: 'i', memberId: 'ben', role: 'staff', joinedAt: now },
};
const remove = (by: string, memberId: string): AccountCommand => ({
  ...{ type: 'RemoveMember', data: { accountId, by, memberId }, commandId: '3', now },
});
const withdraw: AccountCommand = {
  ...{ type: 'WithdrawInvitation', data: { accountId, by: 'ann', invitationId: 'i' }, commandId: '4', now },
};
const changeRole = (by: string, memberId: string, role: 'owner' | 'auditor'): AccountCommand => ({
  ...{ type: 'ChangeMemberRole', data: { accountId, by, memberId, role }, commandId: '5', now },
});
const removed: AccountEvent = {
  type: 'MemberRemoved',
  data: { accountId, changeId: '3', memberId: 'ben', removedBy: 'ann', removedAt: now },
};

test('an owner invites, and whoever is invited joins once', () => {
  given(account)(opened).when(invite).then(invited);
  given(account)(opened, invited).when(invite).thenNothing();
  given(account)(opened, invited).when(acceptIt()).then(joined);
  given(account)(opened, invited, joined).when(acceptIt()).thenNothing();
});

test('nobody comes by an invitation of somebody else, that was withdrawn, or that is too old', () => {
  given(account)(opened, invited).when(acceptIt(now, 'eve')).thenRejected('InvitationUnknown');
  given(account)(opened, invited).when(acceptIt(later)).thenRejected('InvitationOver');
  const withdrawn: AccountEvent = {
    type: 'InvitationWithdrawn',
    data: { invitationId: 'i', memberId: 'ben', withdrawnBy: 'ann', withdrawnAt: now },
  };
  given(account)(opened, invited).when(withdraw).then(withdrawn);
  given(account)(opened, invited, withdrawn).when(acceptIt()).thenRejected('InvitationOver');
  given(account)(opened, invited, joined).when(withdraw).thenRejected('InvitationOver');
});

test('only owners decide on members, and anybody may leave', () => {
  given(account)(opened, invited, joined).when(remove('ben', 'ann')).thenRejected('OwnersOnly');
  given(account)(opened, invited, joined)
    .when(changeRole('ben', 'ben', 'owner'))
    .thenRejected('OwnersOnly');
  given(account)(opened, invited, joined).when(remove('ann', 'ben')).then(removed);
  given(account)(opened, invited, joined)
    .when(remove('ben', 'ben'))
    .then({ ...removed, data: { ...removed.data, removedBy: 'ben' } });
});

test('whoever was removed does not come back by the old invitation', () => {
  given(account)(opened, invited, joined, removed).when(acceptIt()).thenNothing();
  given(account)(opened, invited, joined, removed).when(remove('ben', 'ann')).thenNothing();
});

test('the last owner stays', () => {
  given(account)(opened, invited, joined).when(remove('ann', 'ann')).thenRejected('LastOwnerMustStay');
  given(account)(opened, invited, joined)
    .when(changeRole('ann', 'ann', 'auditor'))
    .thenRejected('LastOwnerMustStay');
  expect(account.category).toBe('account');
});

test('opening hours are in order, and each other day stands once', () => {
  const hours = (from: string, to: string): AccountCommand => ({
    type: 'SetOpeningHours',
    data: { accountId, week: [{ day: 'monday', from, to }], otherDays: [] },
    commandId: '6',
    now,
  });
  given(account)(opened).when(hours('17:00', '09:00')).thenRejected('HoursNotInOrder');
  given(account)(opened)
    .when(hours('09:00', '17:00'))
    .then({
      type: 'OpeningHoursSet',
      data: {
        ...{ accountId, changeId: '6', setAt: now },
        ...{ week: [{ day: 'monday', from: '09:00', to: '17:00' }], otherDays: [] },
      },
    });
  given(account)(opened)
    .when({
      type: 'SetOpeningHours',
      data: {
        accountId,
        week: [
          { day: 'monday', from: '09:00', to: '13:00' },
          { day: 'monday', from: '12:00', to: '17:00' },
        ],
        otherDays: [],
      },
      ...{ commandId: '6', now },
    })
    .thenRejected('HoursNotInOrder');
  const christmas = { date: '2026-12-25', ranges: [] };
  given(account)(opened)
    .when({
      type: 'SetOpeningHours',
      data: { accountId, week: [], otherDays: [christmas, christmas] },
      ...{ commandId: '6', now },
    })
    .thenRejected('HoursNotInOrder');
});
