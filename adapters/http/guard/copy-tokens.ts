import type { Link } from '../../../application/disclosure/request-disclosure.js';
import { createSignature } from './signature.js';

export interface CopyTokens {
  issue(link: Link): string;
  /** What it stands for; undefined for one that we did not issue. */
  read(token: string): Link | undefined;
}

/** Signed links to what is kept about somebody. How long and how often one works the log decides. HMAC-SHA256; `key`: 32 bytes. */
export function createCopyTokens(key: Uint8Array): CopyTokens {
  const signature = createSignature(key);
  const signed = (about: string): string => `copy\0${about}`;

  return {
    issue({ tenant, disclosureId, linkId }) {
      const about = Buffer.from(JSON.stringify([tenant, disclosureId, linkId])).toString('base64url');
      return `${about}.${signature.of(signed(about))}`;
    },
    read(token) {
      const [about = '', given = ''] = token.split('.');
      if (!signature.isOf(signed(about), given)) return undefined;
      const [tenant = '', disclosureId = '', linkId = ''] = JSON.parse(
        Buffer.from(about, 'base64url').toString(),
      ) as readonly string[];
      return { tenant, disclosureId, linkId };
    },
  };
}
