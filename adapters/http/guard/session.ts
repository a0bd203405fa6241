import type { Request, RequestHandler } from 'express';
import { rightsOf, type Right } from '../../../application/account/rights.js';
import type { NewId } from '../../../application/ports/ids.js';
import type { FoundSession, SessionOf, Sessions } from '../../../application/ports/logins.js';
import type { Role } from '../../../domain/account/account.js';
import { Refusal } from '../problem-details.js';
import type { Cookies } from './cookies.js';
import { idempotencyKeyOf } from './idempotency-key.js';

/** Whoever got in, by a session or by an API key. */
export interface Guarded extends FoundSession {
  /** Empty where it is a key: `memberId` is then `key:ID`. */
  readonly sessionId: string;
  readonly rights: readonly Right[];
  /** An operator who looks in by a grant of the owner: who people are stays hidden in lists. */
  readonly byGrant?: true;
}

export interface SessionGuard {
  /** Lets only requests with a living session pass. Raises `not-logged-in`. */
  readonly required: RequestHandler;
  /** The same, or requests with an API key in their Authorization header. Raises `not-logged-in`, `api-key-unknown`. */
  readonly allowed: RequestHandler;
  /** Whether a session still stands. */
  isLiving(sessionId: string): Promise<boolean>;
  /** Who passed. */
  of(request: Request): Guarded;
  /**
   * The id of what a request asks, one for each `part` of it. With an `Idempotency-Key` it is the same whenever the same
   * program or member asks it again, so that what is decided twice is decided once.
   */
  idOf(request: Request, part: string): string;
  /** Lets somebody pass whom another guard has checked. */
  admit(request: Request, who: Guarded): void;
}

interface Needs {
  readonly cookies: Cookies;
  /** The same id for the same name, in every process. */
  readonly idNamed: (name: string) => string;
  readonly newId: NewId;
  readonly sessions: Sessions;
  /** Undefined for whoever does not belong to the business. */
  readonly roleOf: (session: SessionOf) => Promise<Role | undefined>;
  /** Undefined where there is no such key, or not any more. */
  readonly holderOf: (
    key: string,
  ) => Promise<
    { readonly accountId: string; readonly keyId: string; readonly scopes: readonly Right[] } | undefined
  >;
}

/** The tenant of a request comes from its session or key, never from what it says. */
export function createSessionGuard(needs: Needs): SessionGuard {
  const { cookies, sessions, roleOf, holderOf, idNamed, newId } = needs;
  const guarded = new WeakMap<Request, Guarded>();
  /** A member who was removed has no session any more, whatever the table says. */
  const find = async (sessionId: string): Promise<Guarded | undefined> => {
    const session = await sessions.find(sessionId);
    if (session === undefined) return undefined;
    const role = await roleOf(session);
    return role && { ...session, sessionId, rights: rightsOf[role] };
  };
  const byKey = async (key: string): Promise<Guarded> => {
    const holder = await holderOf(key);
    if (holder === undefined) throw keyUnknown;
    const { accountId, keyId, scopes } = holder;
    // An owner issued it, who had shown a second factor where the business asks for one.
    const hasSecondFactor = true;
    return { accountId, memberId: `key:${keyId}`, sessionId: '', rights: scopes, hasSecondFactor };
  };
  const of = (request: Request): Guarded => {
    const session = guarded.get(request);
    if (session === undefined) throw new Error('This route stands before the session guard');
    return session;
  };
  const required: RequestHandler = async (request, _response, next) => {
    const sessionId = cookies.session(request);
    const session = sessionId === undefined ? undefined : await find(sessionId);
    if (session === undefined) throw notLoggedIn;
    guarded.set(request, session);
    next();
  };

  return {
    required,

    async allowed(request, response, next) {
      const key = /^Bearer (\S+)$/u.exec(request.headers.authorization ?? '')?.[1];
      if (key === undefined) {
        await required(request, response, next);
        return;
      }
      guarded.set(request, await byKey(key));
      next();
    },

    async isLiving(sessionId) {
      return (await find(sessionId)) !== undefined;
    },

    of,

    idOf(request, part) {
      const key = idempotencyKeyOf(request);
      if (key === undefined) return newId();
      const { accountId, memberId } = of(request);
      const { method, originalUrl } = request;
      const body: unknown = request.body;
      const asked = `${method} ${originalUrl} ${Buffer.isBuffer(body) ? body.toString('base64') : ''}`;
      return idNamed(`request ${accountId} ${memberId} ${key} ${part} ${asked}`);
    },

    admit(request, who) {
      guarded.set(request, who);
    },
  };
}

const notLoggedIn = new Refusal(401, 'not-logged-in', 'You are not logged in. Please log in again.');
const keyUnknown = new Refusal(
  401,
  'api-key-unknown',
  'This API key is not known, was revoked or has expired. Please issue another.',
);
