import { Router, type Response } from 'express';
import type { beginLogin } from '../../../application/account/begin-login.js';
import type { completeLogin } from '../../../application/account/complete-login.js';
import type { Consumed, LoginRequest, Logins, Sessions } from '../../../application/ports/logins.js';
import { readBody, takeBody } from '../body.js';
import { login, loginCode, loginLink, signUp, type LetterSent, type Session } from '../contract/session.js';
import type { Cookies } from '../guard/cookies.js';
import type { RateLimits } from '../guard/rate-limits.js';
import type { Guarded, SessionGuard } from '../guard/session.js';
import { Refusal } from '../problem-details.js';
import { websiteFrom } from '../website.js';

export interface SessionNeeds {
  readonly begin: ReturnType<typeof beginLogin>;
  readonly complete: ReturnType<typeof completeLogin>;
  readonly logins: Logins;
  readonly sessions: Sessions;
  readonly sessionView: (session: Guarded) => Promise<Session | undefined>;
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
  'no-business': new Refusal(403, 'no-business', 'There is no business under this address. Please sign up.'),
} as const;

/** Sign-up, log-in and log-out. */
export function sessionRoutes(needs: SessionNeeds): Router {
  const { begin, complete, logins, sessions, sessionView, cookies, guard, limits } = needs;
  const letters = [limits.lettersByNetwork, ...takeBody, limits.lettersByAddress];
  const logIn = [limits.logIns, ...takeBody];

  const sendLetter = async (request: LoginRequest, response: Response): Promise<void> => {
    const { browser, expiresAt } = await begin(request);
    cookies.setLogin(response, browser);
    response.status(202).json({ expiresAt } satisfies LetterSent);
  };

  const enter = async (consumed: Consumed, response: Response): Promise<void> => {
    const loggedIn = await complete(consumed);
    if (loggedIn.outcome !== 'logged-in') throw refusals[loggedIn.outcome];
    cookies.clearLogin(response);
    cookies.setSession(response, loggedIn.sessionId);
    response.json(await sessionView(loggedIn));
  };

  const router = Router();
  router.post('/sign-up', ...letters, async (request, response) => {
    const { email, website, ...profile } = readBody(request, signUp);
    const asked = { ...profile, website: websiteFrom(website), email: email.toLowerCase() };
    await sendLetter({ purpose: 'sign-up', ...asked }, response);
  });
  router.post('/login', ...letters, async (request, response) => {
    const { email } = readBody(request, login);
    await sendLetter({ purpose: 'login', email: email.toLowerCase() }, response);
  });
  router.post('/login/link', ...logIn, async (request, response) => {
    const { token } = readBody(request, loginLink);
    await enter(await logins.consumeLink({ token, browser: cookies.login(request) }), response);
  });
  router.post('/login/code', ...logIn, async (request, response) => {
    const { code } = readBody(request, loginCode);
    await enter(await logins.consumeCode({ code, browser: cookies.login(request) }), response);
  });
  router.get('/session', guard.required, async (request, response) => {
    const view = await sessionView(guard.of(request));
    if (view === undefined) throw refusals['no-business'];
    response.json(view);
  });
  router.post('/logout', guard.required, async (request, response) => {
    await sessions.revoke(guard.of(request).sessionId);
    cookies.clearSession(response);
    response.status(204).end();
  });
  return router;
}
