import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/**
 * AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag. `about` says what the bytes are and where they stand; it is
 * authenticated, so a box cannot be opened as anything else.
 */
export function sealBytes(key: Uint8Array, about: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Raises when the box was altered, moved or sealed under another key. */
export function openBytes(key: Uint8Array, about: string, box: Uint8Array): Buffer {
  const end = box.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
    .setAAD(Buffer.from(about))
    .setAuthTag(box.subarray(end));
  return Buffer.concat([decipher.update(box.subarray(nonceLength, end)), decipher.final()]);
}

/** A key of 32 bytes for one purpose, from the installation's master key (HKDF-SHA256). */
export const deriveKey = (masterKey: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', masterKey, '', `miapulse/${purpose}`, 32));
