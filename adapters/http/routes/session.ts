import { Router, type Request, type Response } from 'express';
import type { beginLogin } from '../../../application/account/begin-login.js';
import type { completeLogin } from '../../../application/account/complete-login.js';
import type {
  Consumed,
  FoundSession,
  LoginRequest,
  Logins,
  SessionOf,
  Sessions,
} from '../../../application/ports/logins.js';
import { readBody, takeBody } from '../body.js';
import {
  login,
  loginCode,
  loginLink,
  signUp,
  switchBusiness,
  type LetterSent,
  type MySessions,
  type SecondFactorNeeded,
  type Session,
} from '../contract/session.js';
import type { Cookies } from '../guard/cookies.js';
import type { RateLimits } from '../guard/rate-limits.js';
import type { SessionGuard } from '../guard/session.js';
import { deviceOf } from '../device.js';
import { Refusal } from '../problem-details.js';
import { websiteFrom } from '../website.js';

export interface SessionNeeds {
  readonly begin: ReturnType<typeof beginLogin>;
  readonly complete: ReturnType<typeof completeLogin>;
  readonly logins: Logins;
  readonly sessions: Sessions;
  readonly sessionView: (session: FoundSession) => Promise<Session | undefined>;
  readonly belongs: (session: SessionOf) => Promise<boolean>;
  /** To which whoever signs up says yes. */
  readonly papers: { readonly terms: string; readonly privacy: string };
  readonly nameOf: (accountId: string) => Promise<string | null>;
  readonly cookies: Cookies;
  readonly guard: SessionGuard;
  readonly limits: RateLimits;
}

const refusals = {
  expired: new Refusal(
    410,
    'link-expired',
    'This link or code has expired or was used already. Please ask for a new letter.',
  ),
  'another-browser': new Refusal(
    403,
    'link-of-another-browser',
    'This link was asked for in another browser. Type the code from the letter into the window that asked.',
  ),
  'wrong-code': new Refusal(
    422,
    'code-wrong',
    'That is not the code in the letter. Please look again; the newest letter counts.',
  ),
  'invitation-over': new Refusal(
    410,
    'invitation-over',
    'This invitation was withdrawn or has lapsed. Please ask whoever invited you for another.',
  ),
  'no-business': new Refusal(403, 'no-business', 'There is no business under this address. Please sign up.'),
} as const;

const noSuchBusiness = new Refusal(
  404,
  'business-not-found',
  'You belong to no such business. Please reload.',
);

/** Sign-up, log-in, log-out, and where one is logged in. */
export function sessionRoutes(needs: SessionNeeds): Router {
  const { begin, complete, logins, sessions, sessionView, cookies, guard, limits } = needs;
  const letters = [limits.lettersByNetwork, ...takeBody, limits.lettersByAddress];
  const logIn = [limits.logIns, ...takeBody];

  const sendLetter = async (request: LoginRequest, response: Response): Promise<void> => {
    const { browser, expiresAt } = await begin(request);
    cookies.setLogin(response, browser);
    response.status(202).json({ expiresAt } satisfies LetterSent);
  };

  const enter = async (consumed: Consumed, request: Request, response: Response): Promise<void> => {
    const loggedIn = await complete(consumed, deviceOf(request));
    if (loggedIn.outcome === 'second-factor') {
      cookies.clearLogin(response);
      cookies.setSecondFactor(response, loggedIn.pendingId);
      response.status(202).json({ needs: 'second-factor' } satisfies SecondFactorNeeded);
      return;
    }
    if (loggedIn.outcome !== 'logged-in') throw refusals[loggedIn.outcome];
    cookies.clearLogin(response);
    cookies.setSession(response, loggedIn.sessionId);
    response.json(await sessionView(loggedIn));
  };

  const router = Router();
  router.post('/sign-up', ...letters, async (request, response) => {
    const { email, website, ...profile } = readBody(request, signUp);
    const asked = { ...profile, website: websiteFrom(website), email: email.toLowerCase() };
    await sendLetter({ purpose: 'sign-up', ...asked, papers: needs.papers }, response);
  });
  router.post('/login', ...letters, async (request, response) => {
    const { email } = readBody(request, login);
    await sendLetter({ purpose: 'login', email: email.toLowerCase() }, response);
  });
  router.post('/login/link', ...logIn, async (request, response) => {
    const { token } = readBody(request, loginLink);
    await enter(await logins.consumeLink({ token, browser: cookies.login(request) }), request, response);
  });
  router.post('/login/code', ...logIn, async (request, response) => {
    const { code } = readBody(request, loginCode);
    await enter(await logins.consumeCode({ code, browser: cookies.login(request) }), request, response);
  });
  router.get('/session', guard.required, async (request, response) => {
    const view = await sessionView(guard.of(request));
    if (view === undefined) throw refusals['no-business'];
    response.json(view);
  });
  router.post('/session/business', guard.required, ...logIn, async (request, response) => {
    const { accountId } = readBody(request, switchBusiness);
    const { memberId, sessionId, hasSecondFactor } = guard.of(request);
    // Another's business and none at all are the same to whoever asks.
    if (!(await needs.belongs({ memberId, accountId }))) throw noSuchBusiness;
    // What opens another door is another key.
    const next = await sessions.start({ memberId, accountId, hasSecondFactor }, deviceOf(request));
    await sessions.revoke(sessionId);
    cookies.setSession(response, next);
    response.json(await sessionView({ memberId, accountId, hasSecondFactor }));
  });
  router.get('/sessions', guard.required, async (request, response) => {
    const { memberId, sessionId } = guard.of(request);
    const mine = await sessions.of(memberId, sessionId);
    const named = mine.map(async ({ accountId, ...one }) => ({
      ...one,
      business: await needs.nameOf(accountId),
    }));
    response.json({ sessions: await Promise.all(named) } satisfies MySessions);
  });
  router.post('/sessions/end-others', guard.required, async (request, response) => {
    const { memberId, sessionId } = guard.of(request);
    await sessions.revokeOthers(memberId, sessionId);
    response.status(204).end();
  });
  router.post('/sessions/:ref/end', guard.required, async (request, response) => {
    await sessions.revokeListed(guard.of(request).memberId, String(request.params['ref']));
    response.status(204).end();
  });
  router.post('/logout', guard.required, async (request, response) => {
    await sessions.revoke(guard.of(request).sessionId);
    cookies.clearSession(response);
    response.status(204).end();
  });
  return router;
}
