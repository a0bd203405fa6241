import type { Request } from 'express';
import { Refusal } from '../problem-details.js';
import { createSignature } from './signature.js';

/** Whose conversation a token opens. */
export interface Pass {
  readonly tenant: string;
  readonly conversationId: string;
}

export interface VisitorTokens {
  issue(pass: Pass): string;
  /** The pass in the Authorization header, if it is for this conversation. Raises `conversation-not-found`. */
  check(request: Request, conversationId: string): Pass;
}

/** Tokens that need no table: what they open stands in them, under HMAC-SHA256. `key`: 32 bytes. */
export function createVisitorTokens(key: Uint8Array): VisitorTokens {
  const signature = createSignature(key);
  const signed = ({ tenant, conversationId }: Pass): string => `visitor\0${tenant}\0${conversationId}`;

  return {
    issue: (pass) => `${pass.tenant}.${signature.of(signed(pass))}`,
    check({ headers }, conversationId) {
      const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
      const [tenant = '', given = ''] = token.split('.');
      const pass = { tenant, conversationId };
      if (scheme !== 'Bearer' || !signature.isOf(signed(pass), given)) throw noSuchConversation();
      return pass;
    },
  };
}

/** The same for one that never was and for somebody else's: nobody learns which. */
export const noSuchConversation = (): Refusal =>
  new Refusal(404, 'conversation-not-found', 'There is no such conversation. Please start a new one.');
