import type { Request, RequestHandler } from 'express';
import type { SessionOf, Sessions } from '../../../application/ports/logins.js';
import { Refusal } from '../problem-details.js';
import type { Cookies } from './cookies.js';

export interface Guarded extends SessionOf {
  readonly sessionId: string;
}

export interface SessionGuard {
  /** Lets only requests with a living session pass. Raises `not-logged-in`. */
  readonly required: RequestHandler;
  /** Whether a session still stands. */
  isLiving(sessionId: string): Promise<boolean>;
  /** Whose session passed `required`. */
  of(request: Request): Guarded;
}

/** The tenant of a dashboard request comes from its session, never from what it says. */
export function createSessionGuard(cookies: Cookies, sessions: Sessions): SessionGuard {
  const guarded = new WeakMap<Request, Guarded>();
  return {
    async required(request, _response, next) {
      const sessionId = cookies.session(request);
      const session = sessionId === undefined ? undefined : await sessions.find(sessionId);
      if (sessionId === undefined || session === undefined) {
        throw new Refusal(401, 'not-logged-in', 'You are not logged in. Please log in again.');
      }
      guarded.set(request, { ...session, sessionId });
      next();
    },

    async isLiving(sessionId) {
      return (await sessions.find(sessionId)) !== undefined;
    },

    of(request) {
      const session = guarded.get(request);
      if (session === undefined) throw new Error('This route stands before the session guard');
      return session;
    },
  };
}
