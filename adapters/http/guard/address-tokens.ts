import type { AddressPass } from '../../../application/account/change-address.js';
import { createSignature } from './signature.js';

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
  const signature = createSignature(key);
  const signed = ({ memberId, changeId, right }: AddressPass): string => `${right}\0${memberId}\0${changeId}`;

  return {
    issue: (pass) => `${pass.right}.${pass.memberId}.${pass.changeId}.${signature.of(signed(pass))}`,
    read(token) {
      const [right, memberId = '', changeId = '', given = ''] = token.split('.');
      if (right !== 'confirm' && right !== 'veto') return undefined;
      const pass = { right, memberId, changeId } as const;
      return signature.isOf(signed(pass), given) ? pass : undefined;
    },
  };
}
