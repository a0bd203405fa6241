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
  version: 1,
  scope: 'installation',
  on: {
    ApiKeyIssued: ({ accountId, keyId, hash, scopes, expiresAt }) => [
      { change: 'put', key: hash, set: { hash, accountId, keyId, scopes, expiresAt } },
    ],
    ApiKeyReplaced: ({ hash, endsAt }) => [{ change: 'put', key: hash, set: { expiresAt: endsAt } }],
    ApiKeyRevoked: ({ hash }) => [{ change: 'remove', where: { hash } }],
  },
};
