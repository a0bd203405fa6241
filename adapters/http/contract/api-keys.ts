import { z } from 'zod';

const scope = z.enum(['work', 'audit']);

/** GET /api/v1/api-keys: issued last first, revoked ones too. */
export const apiKeys = z.object({
  keys: z.array(
    z.object({
      keyId: z.string(),
      /** Null where it was erased. */
      label: z.string().nullable(),
      /** Its last four characters. */
      ending: z.string(),
      scopes: z.array(scope),
      issuedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime().nullable(),
      revokedAt: z.iso.datetime().nullable(),
      /** Id of the key that took its place; it works until it expires. */
      replacedBy: z.string().nullable(),
      /** The day it was last used, by UTC; null where it never was. */
      lastUsedOn: z.iso.date().nullable(),
    }),
  ),
});

/**
 * POST /api/v1/api-keys: 201 `apiKeyIssued`. 409 `too-many-keys`; 422 `key-not-valid`. POST /api/v1/api-keys/KEY/revoke: 204, at once.
 */
export const issueApiKey = z.object({
  label: z.string().trim().min(1).max(80),
  scopes: z.array(scope).min(1).max(2),
  expiresAt: z.iso.datetime().nullable(),
});

/**
 * POST /api/v1/api-keys/KEY/rotate: 201 `apiKeyIssued`. Another key takes over its name and scopes, and it works for so many hours
 * more. 404 `key-not-found`; 409 `key-is-over`.
 */
export const rotateApiKey = z.object({
  overlapHours: z.int().min(0).max(168),
  expiresAt: z.iso.datetime().nullable(),
});

/** The key is told this once, and never again. */
export const apiKeyIssued = z.object({ keyId: z.string(), key: z.string() });

export type ApiKeyList = Readonly<z.infer<typeof apiKeys>>;
export type ApiKeyShown = ApiKeyList['keys'][number];
export type ApiKeyIssued = Readonly<z.infer<typeof apiKeyIssued>>;
