import { Router, type Request, type Response } from 'express';
import type { beginLogin } from '../../../application/account/begin-login.js';
import type { Consumed, Logins } from '../../../application/ports/logins.js';
import type { OperatorFactors, OperatorSessions } from '../../../application/ports/operator-access.js';
import { readBody, takeBody } from '../body.js';
import { factorCode, type NewFactor, type OperatorSession } from '../contract/operator.js';
import { login, loginCode, loginLink, type LetterSent } from '../contract/session.js';
import type { Cookies } from '../guard/cookies.js';
import type { OperatorGuard } from '../guard/operator.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { Refusal } from '../problem-details.js';

export interface OperatorSessionNeeds {
  readonly begin: ReturnType<typeof beginLogin>;
  readonly logins: Logins;
  readonly sessions: OperatorSessions;
  readonly factors: OperatorFactors;
  /** Whose letter it was; undefined where it was no operator's. */
  readonly operatorOf: (consumed: Consumed) => Promise<string | undefined>;
  /** Writes it into the log. */
  readonly note: (operatorId: string, what: 'logged-in' | 'factor-set') => Promise<void>;
  readonly cookies: Cookies;
  readonly operators: OperatorGuard;
  readonly limits: RateLimits;
  readonly isSandbox: boolean;
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
  factorWrong: new Refusal(
    422,
    'code-wrong',
    'That is not the code of this moment, or it was used already. Please take the next one.',
  ),
  'too-many': new Refusal(
    429,
    'too-many-codes',
    'That were too many wrong codes. Please wait a quarter of an hour.',
  ),
  factorSet: new Refusal(
    409,
    'factor-set-already',
    'There is a device already. On the server, “mia operator reset-factor” takes it away.',
  ),
} as const;

/** The operator's log-in: a letter, then a code of the device. Only both open anything. */
export function operatorSessionRoutes(needs: OperatorSessionNeeds): Router {
  const { begin, logins, sessions, factors, cookies, operators, limits, isSandbox } = needs;
  const logIn = [limits.logIns, ...takeBody];

  const stageOf = async (request: Request): Promise<OperatorSession['stage']> => {
    const session = await operators.find(request);
    if (session === undefined) return 'out';
    if (session.isWhole) return 'in';
    return (await factors.isSet(session.operatorId)) ? 'factor' : 'factor-new';
  };
  const enter = async (consumed: Consumed, response: Response): Promise<void> => {
    if (consumed.outcome !== 'consumed') throw refusals[consumed.outcome];
    const operatorId = await needs.operatorOf(consumed);
    if (operatorId === undefined) throw refusals.expired;
    cookies.clearLogin(response);
    cookies.setSession(response, await sessions.start(operatorId));
    const stage = (await factors.isSet(operatorId)) ? 'factor' : 'factor-new';
    response.json({ stage, sandbox: isSandbox } satisfies OperatorSession);
  };

  const router = Router();
  router.use('/operator', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/operator/session', limits.dashboard, async (request, response) => {
    response.json({ stage: await stageOf(request), sandbox: isSandbox } satisfies OperatorSession);
  });
  router.post(
    '/operator/login',
    limits.lettersByNetwork,
    ...takeBody,
    limits.lettersByAddress,
    async (request, response) => {
      const { email } = readBody(request, login);
      const { browser, expiresAt } = await begin({ purpose: 'operator', email: email.toLowerCase() });
      cookies.setLogin(response, browser);
      response.status(202).json({ expiresAt } satisfies LetterSent);
    },
  );
  router.post('/operator/login/link', ...logIn, async (request, response) => {
    const { token } = readBody(request, loginLink);
    await enter(await logins.consumeLink({ token, browser: cookies.login(request) }), response);
  });
  router.post('/operator/login/code', ...logIn, async (request, response) => {
    const { code } = readBody(request, loginCode);
    await enter(await logins.consumeCode({ code, browser: cookies.login(request) }), response);
  });

  router.post('/operator/factor/new', ...logIn, operators.halfway, async (request, response) => {
    const secret = await factors.begin(operators.of(request).operatorId);
    if (secret === undefined) throw refusals.factorSet;
    const label = `MiaPulse:${request.hostname}`;
    const uri = `otpauth://totp/${encodeURIComponent(label)}?secret=${secret}&issuer=MiaPulse`;
    response.json({ secret, uri } satisfies NewFactor);
  });
  router.post('/operator/factor', ...logIn, operators.halfway, async (request, response) => {
    const { operatorId, sessionId } = operators.of(request);
    const { code } = readBody(request, factorCode);
    const checked = await factors.check(operatorId, code);
    if (checked.outcome === 'wrong') throw refusals.factorWrong;
    if (checked.outcome === 'too-many') throw refusals['too-many'];
    const whole = await sessions.complete(sessionId);
    if (whole === undefined) throw refusals.expired;
    if (checked.isNew) await needs.note(operatorId, 'factor-set');
    await needs.note(operatorId, 'logged-in');
    cookies.setSession(response, whole);
    response.json({ stage: 'in', sandbox: isSandbox } satisfies OperatorSession);
  });
  router.post('/operator/logout', operators.halfway, async (request, response) => {
    await sessions.revoke(operators.of(request).sessionId);
    cookies.clearSession(response);
    response.status(204).end();
  });
  return router;
}
