import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';

/** A secret that is looked up: 32 random bytes need no salt. */
export const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const newSecret = (byteCount: number): string => randomBytes(byteCount).toString('base64url');

export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0');

/** Six digits can be guessed from a plain hash, so theirs is keyed, and says which challenge it belongs to. */
export const codeHash = (key: Uint8Array, challengeId: string, code: string): Buffer =>
  createHmac('sha256', key).update(`${challengeId}:${code}`).digest();

/** Without letters that read like digits (Crockford's base 32). */
const recoveryAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten characters, 50 random bits, in two groups that can be copied by hand. */
export function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(10), (byte) => recoveryAlphabet.charAt(byte % 32)).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
