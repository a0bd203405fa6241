import type { AccountEvent, Role } from '../../domain/account/account.js';
import type { Projection } from '../kernel/projection.js';

export interface MembershipRow {
  readonly memberId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly since: string;
}

/** Who belongs to which business, and as what: by this the business of somebody who logs in is found. */
export const memberships: Projection<AccountEvent, MembershipRow> = {
  name: 'memberships',
  version: 3,
  scope: 'installation',
  on: {
    AccountOpened: ({ accountId, ownerId, openedAt }) => joined(accountId, ownerId, 'owner', openedAt),
    MemberJoined: ({ accountId, memberId, role, joinedAt }) => joined(accountId, memberId, role, joinedAt),
    MemberRoleChanged: ({ accountId, memberId, role }) => [
      { change: 'put', key: keyOf(accountId, memberId), set: { memberId, accountId, role } },
    ],
    MemberRemoved: ({ accountId, memberId }) => [{ change: 'remove', where: { accountId, memberId } }],
  },
};

const joined = (accountId: string, memberId: string, role: Role, since: string) =>
  [
    {
      change: 'put',
      key: keyOf(accountId, memberId),
      set: { memberId, accountId, role, since },
    },
  ] as const;

const keyOf = (accountId: string, memberId: string): string => `${accountId} ${memberId}`;
