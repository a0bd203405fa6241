import type { AccountEvent, Scope } from '../../domain/account/account.js';
import type { Projection } from '../kernel/projection.js';

export interface KeyHolderRow {
  readonly hash: string;
  readonly accountId: string;
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string | null;
}

/** Whose an API key is, by its hash. A revoked one leads nowhere. */
export const keyHolders: Projection<AccountEvent, KeyHolderRow> = {
  name: 'key-holders',
  version: 2,
  scope: 'installation',
  on: {
    ApiKeyIssued: ({ accountId, keyId, hash, scopes, expiresAt }) => [
      { change: 'put', key: hash, set: { hash, accountId, keyId, scopes, expiresAt } },
    ],
    ApiKeyReplaced: ({ accountId, keyId, hash, endsAt }) => [
      { change: 'put', key: hash, set: { hash, accountId, keyId, expiresAt: endsAt } },
    ],
    ApiKeyRevoked: ({ hash }) => [{ change: 'remove', where: { hash } }],
  },
};
