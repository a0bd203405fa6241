import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt,
} from 'node:crypto';

/** A secret that is looked up: 32 random bytes need no salt. */
export const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const newSecret = (byteCount: number): string => randomBytes(byteCount).toString('base64url');

export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0');

/** Six digits can be guessed from a plain hash, so theirs is keyed, and says which challenge it belongs to. */
export const codeHash = (key: Uint8Array, challengeId: string, code: string): Buffer =>
  createHmac('sha256', key).update(`${challengeId}:${code}`).digest();

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM: nonce, ciphertext, tag. `about` has to be the same when it is opened. */
export function seal(key: Uint8Array, about: string, text: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Raises when the bytes were changed or sealed under another key or for something else. */
export function open(key: Uint8Array, about: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonceLength);
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-tagLength));
  const bytes = sealed.subarray(nonceLength, -tagLength);
  return Buffer.concat([cipher.update(bytes), cipher.final()]).toString('utf8');
}
