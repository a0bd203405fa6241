import { z } from 'zod';

/** GET /api/v1/identity-secret: whether the business's own server signs who visitors are. */
export const identitySecret = z.object({
  /** Null: there is none. */
  setAt: z.iso.datetime().nullable(),
  /** Until then the secret before signs as well; null where there was none. */
  overlapEndsAt: z.iso.datetime().nullable(),
});

/** POST /api/v1/identity-secret: 201 `identitySecretSet`. The first one, or another in its place; for so many hours both sign. */
export const setIdentitySecret = z.object({ overlapHours: z.int().min(0).max(168) });

/** The secret is told this once, and never again. */
export const identitySecretSet = z.object({ secret: z.string() });

export type IdentitySecretShown = Readonly<z.infer<typeof identitySecret>>;
export type IdentitySecretSet = Readonly<z.infer<typeof identitySecretSet>>;
