import { Router, type Request, type RequestHandler } from 'express';
import type { Right } from '../../../application/account/rights.js';
import type { Context } from '../../../application/handling/handle.js';
import type { z } from 'zod';
import { readBody } from '../body.js';
import type { FoundSession } from '../../../application/ports/logins.js';
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

interface Door extends Pick<Dashboard, 'guard'> {
  /** What stands before a change that may be sent again. */
  readonly once: readonly RequestHandler[];
  /** Whether people's data is kept from a session until its member has added a passkey. */
  readonly needsPasskey: (session: FoundSession) => Promise<boolean>;
}

interface Rooms {
  /** What the business and its desk are. */
  readonly settings: readonly Router[];
  /** Where people are shown. */
  readonly people: readonly Router[];
}

/** All that the dashboard shows and does, behind one door: whoever is logged in or has a key, and kept by no cache. */
export function behindLogin({ guard, once, needsPasskey }: Door, rooms: Rooms): Router {
  const router = Router();
  router.use(guard.allowed, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use(...once, ...rooms.settings);
  router.use(async (request, _response, next) => {
    if (await needsPasskey(guard.of(request))) throw passkeyNeeded;
    next();
  });
  router.use(...rooms.people);
  return router;
}

const passkeyNeeded = new Refusal(
  403,
  'passkey-needed',
  'This business is sensitive. Please add a passkey to your login before you see its people.',
);

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
