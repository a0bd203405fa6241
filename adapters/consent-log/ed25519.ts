import {
  createPrivateKey,
  createPublicKey,
  sign as signWith,
  verify as verifyWith,
  type KeyObject,
} from 'node:crypto';
import type { Sign, Verify } from '../../domain/consent-log/consent-log.js';

/** What stands before 32 bytes of a key in DER, RFC 8410. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** The key of 32 bytes of chance: what is public of it, and what it signs. */
export function keyOfSeed(seed: Uint8Array): { readonly publicKey: Uint8Array; readonly sign: Sign } {
  const key = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicHead.length);
  return { publicKey: new Uint8Array(publicKey), sign: (message) => signWith(null, message, key) };
}

export const verifyEd25519: Verify = (signature, message, publicKey) => {
  const key = publicKeyOf(publicKey);
  return key !== undefined && verifyWith(null, message, key, signature);
};

function publicKeyOf(publicKey: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
