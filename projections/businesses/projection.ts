import type { AccountEvent } from '../../domain/account/account.js';
import type { Projection } from '../kernel/projection.js';

export interface BusinessRow {
  readonly accountId: string;
  readonly openedAt: string;
}

/** Every business there is, so that they can be counted and gone through. It holds ids and times. */
export const businesses: Projection<AccountEvent, BusinessRow> = {
  name: 'businesses',
  version: 1,
  scope: 'installation',
  on: {
    AccountOpened: ({ accountId, openedAt }) => [
      { change: 'put', key: accountId, set: { accountId, openedAt } },
    ],
  },
};
