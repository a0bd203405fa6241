import type { Request, RequestHandler } from 'express';
import type { SessionOf, Sessions } from '../../../application/ports/logins.js';
import type { Role } from '../../../domain/account/account.js';
import { Refusal } from '../problem-details.js';
import type { Cookies } from './cookies.js';

export interface Guarded extends SessionOf {
  readonly sessionId: string;
  readonly role: Role;
}

export interface SessionGuard {
  /** Lets only requests with a living session pass. Raises `not-logged-in`. */
  readonly required: RequestHandler;
  /** Whether a session still stands. */
  isLiving(sessionId: string): Promise<boolean>;
  /** Whose session passed `required`. */
  of(request: Request): Guarded;
}

interface Needs {
  readonly cookies: Cookies;
  readonly sessions: Sessions;
  /** Undefined for whoever does not belong to the business. */
  readonly roleOf: (session: SessionOf) => Promise<Role | undefined>;
}

/** The tenant of a dashboard request comes from its session, never from what it says. */
export function createSessionGuard({ cookies, sessions, roleOf }: Needs): SessionGuard {
  const guarded = new WeakMap<Request, Guarded>();
  /** A member who was removed has no session any more, whatever the table says. */
  const find = async (sessionId: string): Promise<Guarded | undefined> => {
    const session = await sessions.find(sessionId);
    if (session === undefined) return undefined;
    const role = await roleOf(session);
    return role && { ...session, sessionId, role };
  };
  return {
    async required(request, _response, next) {
      const sessionId = cookies.session(request);
      const session = sessionId === undefined ? undefined : await find(sessionId);
      if (session === undefined) {
        throw new Refusal(401, 'not-logged-in', 'You are not logged in. Please log in again.');
      }
      guarded.set(request, session);
      next();
    },

    async isLiving(sessionId) {
      return (await find(sessionId)) !== undefined;
    },

    of(request) {
      const session = guarded.get(request);
      if (session === undefined) throw new Error('This route stands before the session guard');
      return session;
    },
  };
}
