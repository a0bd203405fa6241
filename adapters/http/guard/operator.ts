import type { Request, RequestHandler } from 'express';
import type { OperatorSession, OperatorSessions } from '../../../application/ports/operator-access.js';
import { Refusal } from '../problem-details.js';
import type { Cookies } from './cookies.js';

interface Needs {
  readonly cookies: Cookies;
  readonly sessions: OperatorSessions;
  /** Whether this is still somebody who runs the installation. */
  readonly isOperator: (operatorId: string) => Promise<boolean>;
}

export interface OperatorGuard {
  /** Lets the operator pass. Whoever has no business here finds nothing: `not-found`. Raises `operator-logged-out`. */
  readonly required: RequestHandler;
  /** The same where the second factor is still missing. */
  readonly halfway: RequestHandler;
  /** Who passed. */
  of(request: Request): OperatorSession & { readonly sessionId: string };
  /** Who asks, if anybody. */
  find(request: Request): Promise<(OperatorSession & { readonly sessionId: string }) | undefined>;
}

/**
 * The operator's door beside that of members: a cookie, a table and a guard of its own, so that neither session opens what the other
 * does. To a member or a program it is not there.
 */
export function createOperatorGuard({ cookies, sessions, isOperator }: Needs): OperatorGuard {
  const passed = new WeakMap<Request, OperatorSession & { readonly sessionId: string }>();

  const find: OperatorGuard['find'] = async (request) => {
    const sessionId = cookies.session(request);
    const session = sessionId === undefined ? undefined : await sessions.find(sessionId);
    if (sessionId === undefined || session === undefined) return undefined;
    if (!(await isOperator(session.operatorId))) return undefined;
    return { ...session, sessionId };
  };
  const letPass =
    (isEnough: (session: OperatorSession) => boolean): RequestHandler =>
    async (request, _response, next) => {
      if (cookies.session(request) === undefined) throw nothingHere();
      const session = await find(request);
      if (session === undefined || !isEnough(session)) throw loggedOut();
      passed.set(request, session);
      next();
    };

  return {
    required: letPass(({ isWhole }) => isWhole),
    halfway: letPass(() => true),
    of(request) {
      const session = passed.get(request);
      if (session === undefined) throw new Error('This route stands before the operator’s guard');
      return session;
    },
    find,
  };
}

export const nothingHere = (): Refusal => new Refusal(404, 'not-found', 'There is nothing here.');
const loggedOut = (): Refusal =>
  new Refusal(401, 'operator-logged-out', 'You are not logged in. Please log in again.');
