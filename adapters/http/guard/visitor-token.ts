import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { Refusal } from '../problem-details.js';

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
  const sign = ({ tenant, conversationId }: Pass): Buffer =>
    createHmac('sha256', key).update(`visitor\0${tenant}\0${conversationId}`).digest();

  return {
    issue: (pass) => `${pass.tenant}.${sign(pass).toString('base64url')}`,
    check({ headers }, conversationId) {
      const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
      const [tenant = '', signature = ''] = token.split('.');
      const pass = { tenant, conversationId };
      const expected = sign(pass);
      const actual = Buffer.from(signature, 'base64url');
      const isRight = actual.length === expected.length && timingSafeEqual(actual, expected);
      if (scheme !== 'Bearer' || !isRight) throw noSuchConversation();
      return pass;
    },
  };
}

/** The same for one that never was and for somebody else's: nobody learns which. */
export const noSuchConversation = (): Refusal =>
  new Refusal(404, 'conversation-not-found', 'There is no such conversation. Please start a new one.');
