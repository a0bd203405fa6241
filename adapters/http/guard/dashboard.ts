import { Router, type Request, type RequestHandler } from 'express';
import type { Right } from '../../../application/account/rights.js';
import type { Context } from '../../../application/handling/handle.js';
import type { z } from 'zod';
import { readBody } from '../body.js';
import { Refusal } from '../problem-details.js';
import type { RateLimits } from './rate-limits.js';
import type { Guarded, SessionGuard } from './session.js';

export interface Dashboard {
  readonly guard: SessionGuard;
  readonly limits: RateLimits;
}

/** The rights that requests need. */
interface Needed {
  /** To look. */
  readonly read: Right;
  /** To change something. */
  readonly write: Right;
}

/**
 * All that the dashboard shows and does, behind one door: whoever is logged in or has a key, and kept by no cache. `once`: what
 * stands before a change that may be sent again.
 */
export function behindLogin(
  { guard, once }: Pick<Dashboard, 'guard'> & { readonly once: readonly RequestHandler[] },
  rooms: readonly Router[],
): Router {
  const router = Router();
  router.use(guard.allowed, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(...once, ...rooms);
  return router;
}

/**
 * A router behind the login, for one business: the one of the session. A route gets at its business by `tenantOf` and
 * `contextOf` only, and at what was sent by `bodyOf`; they give it to members with the right to it, so that whoever may not do
 * a thing learns nothing of how it is asked. Raises `not-allowed`.
 */
export function dashboardRouter({ guard }: Pick<Dashboard, 'guard'>, { read, write }: Needed) {
  const allowed = (request: Request): Guarded => {
    const session = guard.of(request);
    if (session.rights.includes(request.method === 'GET' ? read : write)) return session;
    throw new Refusal(403, 'not-allowed', 'Your role or key does not allow this. Please ask an owner.');
  };
  return {
    router: Router(),
    tenantOf: (request: Request): string => allowed(request).accountId,
    bodyOf: <Schema extends z.ZodType>(request: Request, schema: Schema): z.infer<Schema> => {
      allowed(request);
      return readBody(request, schema);
    },
    /** The id of one thing that a request asks. */
    idOf: (request: Request, part = ''): string => guard.idOf(request, part),
    contextOf: (request: Request): Context => {
      const { accountId, memberId, sessionId } = allowed(request);
      const actor = sessionId === '' ? memberId : `member:${memberId}`;
      return { tenant: accountId, actor, causationId: '' };
    },
  };
}
