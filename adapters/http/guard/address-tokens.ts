import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AddressPass } from '../../../application/account/change-address.js';

export interface AddressTokens {
  issue(pass: AddressPass): string;
  /** Undefined where it is none of ours. */
  read(token: string): AddressPass | undefined;
}

/**
 * What letters about a change of address carry: which change and what may be done with it, under HMAC-SHA256. No table: the
 * change itself says whether there is anything left to do. `key`: 32 bytes.
 */
export function createAddressTokens(key: Uint8Array): AddressTokens {
  const sign = ({ memberId, changeId, right }: AddressPass): Buffer =>
    createHmac('sha256', key).update(`${right}\0${memberId}\0${changeId}`).digest();

  return {
    issue: (pass) => `${pass.right}.${pass.memberId}.${pass.changeId}.${sign(pass).toString('base64url')}`,
    read(token) {
      const [right, memberId = '', changeId = '', signature = ''] = token.split('.');
      if (right !== 'confirm' && right !== 'veto') return undefined;
      const pass = { right, memberId, changeId } as const;
      const [expected, actual] = [sign(pass), Buffer.from(signature, 'base64url')];
      return actual.length === expected.length && timingSafeEqual(actual, expected) ? pass : undefined;
    },
  };
}
