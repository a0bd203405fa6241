import type { AccountEvent, Scope } from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { Projection } from '../kernel/projection.js';

export interface ApiKeyRow {
  readonly label: string | null;
  readonly ending: string;
  readonly scopes: readonly Scope[];
  readonly issuedAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** The keys of one business, revoked ones too, by their id. */
export const apiKeys: Projection<AccountEvent, ApiKeyRow> = {
  name: 'api-keys',
  version: 1,
  scope: 'tenant',
  on: {
    ApiKeyIssued: ({ keyId, label, ending, scopes, issuedAt, expiresAt }) => [
      {
        change: 'put',
        key: keyId,
        set: { label: isErased(label) ? null : label, ending, scopes, issuedAt, expiresAt },
      },
    ],
    ApiKeyRevoked: ({ keyId, revokedAt }) => [{ change: 'put', key: keyId, set: { revokedAt } }],
  },
};
