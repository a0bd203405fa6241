import type { Identity } from '../../domain/conversation/conversation.js';

/** Why a token says nothing. */
export type IdentityRefusal =
  | 'not-readable'
  | 'not-hs256'
  | 'forged'
  | 'claims-missing'
  | 'other-site'
  | 'other-visitor'
  | 'over'
  | 'too-long';

export interface IdentityFor {
  /** Any of them may have signed. */
  readonly secrets: readonly string[];
  readonly siteKey: string;
  /** What `MiaPulse.visitorId()` answered: the conversation's id. */
  readonly visitor: string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** Who a visitor is, as the business's own server has signed it. What it says counts only once it was found to be theirs. */
export interface IdentityTokens {
  newSecret(): string;
  read(token: string, asked: IdentityFor): Identity | IdentityRefusal;
}
