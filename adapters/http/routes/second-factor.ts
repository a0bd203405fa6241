import { Router } from 'express';
import type { PassSecondFactor } from '../../../application/account/pass-second-factor.js';
import type { FoundSession } from '../../../application/ports/logins.js';
import { readBody, takeBody } from '../body.js';
import { proof } from '../contract/second-factor.js';
import type { Session } from '../contract/session.js';
import type { Cookies } from '../guard/cookies.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { Refusal } from '../problem-details.js';

interface Needs {
  readonly passing: PassSecondFactor;
  readonly sessionView: (session: FoundSession) => Promise<Session | undefined>;
  readonly cookies: Cookies;
  readonly limits: RateLimits;
}

const expired = new Refusal(410, 'link-expired', 'This login has expired. Please ask for a new letter.');
const wrong = new Refusal(
  403,
  'second-factor-wrong',
  'That was not one of your passkeys or recovery codes. Please try again.',
);

/** The only doors that a login without its second factor opens. */
export function secondFactorRoutes({ passing, sessionView, cookies, limits }: Needs): Router {
  const router = Router();
  router.post('/login/second-factor/options', limits.secondFactors, async (request, response) => {
    const options = await passing.ask(cookies.secondFactor(request));
    if (options === undefined) throw expired;
    response.json(options);
  });
  router.post('/login/second-factor', limits.secondFactors, ...takeBody, async (request, response) => {
    const passed = await passing.show(cookies.secondFactor(request), readBody(request, proof));
    if (passed.outcome !== 'logged-in') throw passed.outcome === 'expired' ? expired : wrong;
    cookies.clearSecondFactor(response);
    cookies.setSession(response, passed.sessionId);
    response.json(await sessionView(passed));
  });
  return router;
}
