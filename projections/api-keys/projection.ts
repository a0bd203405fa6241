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
  /** Id of the key that took its place. */
  readonly replacedBy: string | null;
}

/** The keys of one business, revoked ones too, by their id. */
export const apiKeys: Projection<AccountEvent, ApiKeyRow> = {
  name: 'api-keys',
  version: 2,
  scope: 'tenant',
  on: {
    ApiKeyIssued: ({ keyId, label, ending, scopes, issuedAt, expiresAt }) => [
      {
        change: 'put',
        key: keyId,
        set: { label: isErased(label) ? null : label, ending, scopes, issuedAt, expiresAt },
      },
    ],
    ApiKeyReplaced: ({ keyId, nextKeyId, endsAt }) => [
      { change: 'put', key: keyId, set: { replacedBy: nextKeyId, expiresAt: endsAt } },
    ],
    ApiKeyRevoked: ({ keyId, revokedAt }) => [{ change: 'put', key: keyId, set: { revokedAt } }],
  },
};
