import { z } from 'zod';

/** GET /api/v1/me: one's own login, whichever businesses it opens. */
export const me = z.object({
  email: z.string().nullable(),
  /** A change of address under way; null where there is none. */
  addressChange: z
    .object({
      changeId: z.string(),
      newEmail: z.string().nullable(),
      isConfirmed: z.boolean(),
      /** Until then the old address can say no. */
      vetoUntil: z.iso.datetime(),
      /** Until then the new address has to confirm. */
      lapsesAt: z.iso.datetime(),
    })
    .nullable(),
  /** False where browsers make no passkeys, under an address that is a number. */
  canHavePasskeys: z.boolean(),
  passkeys: z.array(
    z.object({
      passkeyId: z.string(),
      label: z.string().nullable(),
      addedAt: z.iso.datetime(),
      usedAt: z.iso.datetime().nullable(),
    }),
  ),
  recoveryCodesLeft: z.int(),
});

/** POST /api/v1/me/address: 204, and the same where the address is somebody else's. Errors: 409 `address-change-under-way`. */
export const changeAddress = z.object({ email: z.email().max(254) });

/** POST /api/v1/me/address/withdraw: 204. Errors: 410 `address-change-over`. */
export const withdrawAddress = z.object({ changeId: z.string().min(1).max(100) });

/** POST /api/v1/address/confirm and /api/v1/address/veto, with the token of the letter. Errors: 410 `address-change-over`. */
export const addressToken = z.object({ token: z.string().min(1).max(300) });

/** `changed`: it counts from now on. `waiting`: from `takesEffectAt` on, unless the old address says no. `kept`: nothing changes. */
export const addressOutcome = z.object({
  outcome: z.enum(['changed', 'waiting', 'kept']),
  takesEffectAt: z.iso.datetime().nullable(),
});

export type Me = Readonly<z.infer<typeof me>>;
export type AddressOutcome = Readonly<z.infer<typeof addressOutcome>>;
