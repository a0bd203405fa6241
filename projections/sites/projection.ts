import type { AccountEvent } from '../../domain/account/account.js';
import type { Projection } from '../kernel/projection.js';

export interface SiteRow {
  readonly accountId: string;
}

/** Whose site key it is: by this a visitor's tenant is found in the first place. */
export const sites: Projection<AccountEvent, SiteRow> = {
  name: 'sites',
  version: 1,
  scope: 'installation',
  on: {
    AccountOpened: ({ accountId, siteKey }) => [{ change: 'put', key: siteKey, set: { accountId } }],
  },
};
