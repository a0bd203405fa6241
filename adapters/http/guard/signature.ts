import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Signature {
  /** The signature of a text, in base64url. */
  of(text: string): string;
  /**
   * Whether this is the signature of the text. Compared as written: base64 has several spellings for the same bytes, and a
   * token that was altered must not be taken for the one we gave out.
   */
  isOf(text: string, signature: string): boolean;
}

/** HMAC-SHA256; `key`: 32 bytes. */
export function createSignature(key: Uint8Array): Signature {
  const of = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  return {
    of,
    isOf(text, signature) {
      const [expected, actual] = [Buffer.from(of(text)), Buffer.from(signature)];
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    },
  };
}
