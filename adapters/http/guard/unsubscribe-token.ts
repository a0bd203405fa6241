import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Declining } from '../../../application/mail/send-letter.js';

export interface UnsubscribeTokens {
  issue(declining: Declining): string;
  /** What it stands for; undefined for one that we did not issue. */
  read(token: string): Declining | undefined;
}

/**
 * Tokens that need no table and never lapse: a letter may be years old. The same letter always has the same one, so that
 * sending it again says the same. HMAC-SHA256; `key`: 32 bytes.
 */
export function createUnsubscribeTokens(key: Uint8Array): UnsubscribeTokens {
  const sign = (about: string): Buffer => createHmac('sha256', key).update(`unsubscribe\0${about}`).digest();

  return {
    issue({ tenant, memberId, kind }) {
      const about = Buffer.from(JSON.stringify([tenant, memberId, kind])).toString('base64url');
      return `${about}.${sign(about).toString('base64url')}`;
    },
    read(token) {
      const [about = '', signature = ''] = token.split('.');
      const expected = sign(about);
      const actual = Buffer.from(signature, 'base64url');
      if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
      const [tenant, memberId, kind] = JSON.parse(Buffer.from(about, 'base64url').toString()) as readonly [
        string,
        string,
        Declining['kind'],
      ];
      return { tenant, memberId, kind };
    },
  };
}
