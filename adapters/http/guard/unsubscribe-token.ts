import type { Declining } from '../../../application/mail/send-letter.js';
import { createSignature } from './signature.js';

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
  const signature = createSignature(key);
  const signed = (about: string): string => `unsubscribe\0${about}`;

  return {
    issue({ tenant, memberId, kind }) {
      const about = Buffer.from(JSON.stringify([tenant, memberId, kind])).toString('base64url');
      return `${about}.${signature.of(signed(about))}`;
    },
    read(token) {
      const [about = '', given = ''] = token.split('.');
      if (!signature.isOf(signed(about), given)) return undefined;
      const [tenant, memberId, kind] = JSON.parse(Buffer.from(about, 'base64url').toString()) as readonly [
        string,
        string,
        Declining['kind'],
      ];
      return { tenant, memberId, kind };
    },
  };
}
