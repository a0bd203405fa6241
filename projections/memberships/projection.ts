import type { AccountEvent } from '../../domain/account/account.js';
import type { Projection } from '../kernel/projection.js';

export interface MembershipRow {
  readonly memberId: string;
  readonly accountId: string;
  readonly role: 'owner';
  readonly since: string;
}

/** Who belongs to which business: by this the business of somebody who logs in is found. */
export const memberships: Projection<AccountEvent, MembershipRow> = {
  name: 'memberships',
  version: 1,
  scope: 'installation',
  on: {
    AccountOpened: ({ accountId, ownerId, openedAt }) => [
      {
        change: 'put',
        key: ownerId,
        set: { memberId: ownerId, accountId, role: 'owner', since: openedAt },
      },
    ],
  },
};
