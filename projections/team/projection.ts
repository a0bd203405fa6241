import type { AccountEvent, Role } from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface TeamRow {
  readonly memberId: string;
  readonly email: string | null;
  readonly role: Role;
  readonly standing: 'invited' | 'member';
  readonly since: string;
  readonly invitationId: string | null;
  /** Of an invitation. */
  readonly expiresAt: string | null;
}

/** The people of one business, and who is invited: one row each, by their id. */
export const team: Projection<AccountEvent, TeamRow> = {
  name: 'team',
  version: 2,
  scope: 'tenant',
  on: {
    AccountOpened: ({ ownerId, ownerEmail, openedAt }) => [
      {
        change: 'put',
        key: ownerId,
        set: {
          memberId: ownerId,
          email: isErased(ownerEmail) ? null : ownerEmail,
          ...{ role: 'owner', standing: 'member', since: openedAt, invitationId: null, expiresAt: null },
        },
      },
    ],
    MemberInvited: ({ memberId, email, role, invitationId, invitedAt, expiresAt }) => [
      {
        change: 'put',
        key: memberId,
        set: {
          memberId,
          email: isErased(email) ? null : email,
          ...{ role, standing: 'invited', since: invitedAt, invitationId, expiresAt },
        },
      },
    ],
    InvitationWithdrawn: ({ invitationId }) => [
      { change: 'remove', where: { invitationId, standing: 'invited' } },
    ],
    MemberJoined: ({ memberId, role, joinedAt }) => [
      { change: 'put', key: memberId, set: { role, standing: 'member', since: joinedAt, expiresAt: null } },
    ],
    MemberRoleChanged: ({ memberId, role }) => [{ change: 'put', key: memberId, set: { role } }],
    MemberAddressChanged: ({ memberId, email }) => [
      { change: 'put', key: memberId, set: { email: isErased(email) ? null : email } },
    ],
    MemberRemoved: ({ memberId }) => [{ change: 'remove', where: { memberId } }],
  },
};
