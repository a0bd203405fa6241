import { z } from 'zod';

/** What a browser answers to the options it was given, as it is; whoever knows the protocol checks it. */
const browserAnswer = z.looseObject({ id: z.string().min(1).max(2_000) });
const recoveryCode = z.string().trim().min(1).max(40);

/**
 * After 202 of a log-in, in the same window. POST /api/v1/login/second-factor/options: 200 the options for the browser.
 * Errors: 410 `link-expired`.
 */
export const browserOptions = z.looseObject({});

/** POST /api/v1/login/second-factor: 200 the session. Errors: 403 `second-factor-wrong`, 410 `link-expired`. */
export const proof = z.union([z.object({ answer: browserAnswer }), z.object({ code: recoveryCode })]);

/** POST /api/v1/me/passkeys/options: 200 the options for the browser to make one. */
/** POST /api/v1/me/passkeys: 201. Errors: 422 `passkey-not-made`, 409 `too-many-passkeys`. */
export const addPasskey = z.object({ label: z.string().trim().min(1).max(60), answer: browserAnswer });

/** `recoveryCodes`: with the first passkey, shown this once. */
export const passkeyAdded = z.object({ passkeyId: z.string(), recoveryCodes: z.array(z.string()) });

/** POST /api/v1/me/passkeys/ID/remove: 204. The last one with a proof: 403 `second-factor-again` without. */
export const removePasskey = z.object({ proof: proof.optional() });

/** POST /api/v1/me/recovery-codes: 200; those before work no more. Errors: 403 `second-factor-again`. */
export const renewCodes = z.object({ proof });
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export type PasskeyAdded = Readonly<z.infer<typeof passkeyAdded>>;
export type RecoveryCodes = Readonly<z.infer<typeof recoveryCodes>>;
