import { Router, type Request } from 'express';
import type { Here, KeepPasskeys } from '../../../application/account/keep-passkeys.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { readBody, takeBody } from '../body.js';
import type { Me } from '../contract/me.js';
import {
  addPasskey,
  removePasskey,
  renewCodes,
  type PasskeyAdded,
  type RecoveryCodes,
} from '../contract/second-factor.js';
import type { RateLimits } from '../guard/rate-limits.js';
import type { SessionGuard } from '../guard/session.js';
import { memberRefusals as refusals } from './member-refusals.js';

interface Needs {
  readonly passkeys: KeepPasskeys;
  readonly canHavePasskeys: boolean;
  readonly emailOf: (session: {
    readonly memberId: string;
    readonly accountId: string;
  }) => Promise<string | null>;
  readonly guard: SessionGuard;
  readonly limits: RateLimits;
}

/** One's own login: of whoever is logged in, and of no API key. */
export function meRoutes({ passkeys, canHavePasskeys, emailOf, guard, limits }: Needs): Router {
  const router = Router();
  router.use('/me', limits.dashboard, guard.required, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  const hereOf = (request: Request): Here => {
    const { memberId, sessionId } = guard.of(request);
    return { memberId, sessionId };
  };

  router.get('/me', async (request, response) => {
    const { memberId, accountId } = guard.of(request);
    const [email, list, recoveryCodesLeft] = await Promise.all([
      emailOf({ memberId, accountId }),
      passkeys.list(memberId),
      passkeys.codesLeft(memberId),
    ]);
    response.json({
      ...{ email, canHavePasskeys, recoveryCodesLeft, addressChange: null },
      passkeys: list.map(({ label, ...one }) => ({ ...one, label: isErased(label) ? null : label })),
    } satisfies Me);
  });

  router.post('/me/passkeys/options', limits.logIns, async (request, response) => {
    const { memberId, accountId } = guard.of(request);
    const name = (await emailOf({ memberId, accountId })) ?? 'MiaPulse';
    response.json(await passkeys.offer(hereOf(request), name));
  });
  router.post('/me/passkeys', limits.logIns, ...takeBody, async (request, response) => {
    const added = await passkeys.add(hereOf(request), readBody(request, addPasskey));
    if (added.outcome !== 'added') throw refusals[added.outcome];
    const { passkeyId, codes } = added;
    response.status(201).json({ passkeyId, recoveryCodes: [...codes] } satisfies PasskeyAdded);
  });
  router.post('/me/second-factor/options', limits.logIns, async (request, response) => {
    response.json(await passkeys.ask(hereOf(request)));
  });
  router.post('/me/passkeys/:id/remove', limits.logIns, ...takeBody, async (request, response) => {
    const { proof } = readBody(request, removePasskey);
    const { outcome } = await passkeys.remove(hereOf(request), String(request.params['id']), proof);
    if (outcome !== 'removed') throw refusals[outcome];
    response.status(204).end();
  });
  router.post('/me/recovery-codes', limits.logIns, ...takeBody, async (request, response) => {
    const renewed = await passkeys.renewCodes(hereOf(request), readBody(request, renewCodes).proof);
    if (renewed.outcome !== 'renewed') throw refusals[renewed.outcome];
    response.json({ recoveryCodes: [...renewed.codes] } satisfies RecoveryCodes);
  });
  return router;
}
