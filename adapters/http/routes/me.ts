import { Router, type Request } from 'express';
import type { ChangeAddress } from '../../../application/account/change-address.js';
import type { Here, KeepPasskeys } from '../../../application/account/keep-passkeys.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { readBody, takeBody } from '../body.js';
import { changeAddress, withdrawAddress, type Me } from '../contract/me.js';
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
  readonly addresses: ChangeAddress;
  readonly canHavePasskeys: boolean;
  readonly emailOf: (session: {
    readonly memberId: string;
    readonly accountId: string;
  }) => Promise<string | null>;
  readonly guard: SessionGuard;
  readonly limits: RateLimits;
}

/** One's own login: of whoever is logged in, and of no API key. */
export function meRoutes({ passkeys, addresses, canHavePasskeys, emailOf, guard, limits }: Needs): Router {
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
    const [email, list, recoveryCodesLeft, change] = await Promise.all([
      emailOf({ memberId, accountId }),
      passkeys.list(memberId),
      passkeys.codesLeft(memberId),
      addresses.underWay(memberId),
    ]);
    response.json({
      ...{
        email,
        canHavePasskeys,
        recoveryCodesLeft,
        addressChange: change === undefined ? null : shownChange(change),
      },
      passkeys: list.map(({ label, ...one }) => ({ ...one, label: isErased(label) ? null : label })),
    } satisfies Me);
  });

  const letters = [limits.lettersByNetwork, ...takeBody, limits.lettersByAddress];
  router.post('/me/address', ...letters, async (request, response) => {
    const { email } = readBody(request, changeAddress);
    const { memberId, accountId } = guard.of(request);
    const oldEmail = await emailOf({ memberId, accountId });
    if (oldEmail === null) throw refusals.ChangeUnknown;
    const refused = await addresses.ask({ memberId, oldEmail, newEmail: email.toLowerCase() });
    if (refused !== undefined) throw refusals[refused];
    response.status(204).end();
  });
  router.post('/me/address/withdraw', ...takeBody, async (request, response) => {
    const { changeId } = readBody(request, withdrawAddress);
    const refused = await addresses.withdraw(guard.of(request).memberId, changeId);
    if (refused !== undefined) throw refusals[refused];
    response.status(204).end();
  });

  router.post('/me/passkeys/options', limits.secondFactors, async (request, response) => {
    const { memberId, accountId } = guard.of(request);
    const name = (await emailOf({ memberId, accountId })) ?? 'MiaPulse';
    response.json(await passkeys.offer(hereOf(request), name));
  });
  router.post('/me/passkeys', limits.secondFactors, ...takeBody, async (request, response) => {
    const added = await passkeys.add(hereOf(request), readBody(request, addPasskey));
    if (added.outcome !== 'added') throw refusals[added.outcome];
    const { passkeyId, codes } = added;
    response.status(201).json({ passkeyId, recoveryCodes: [...codes] } satisfies PasskeyAdded);
  });
  router.post('/me/second-factor/options', limits.secondFactors, async (request, response) => {
    response.json(await passkeys.ask(hereOf(request)));
  });
  router.post('/me/passkeys/:id/remove', limits.secondFactors, ...takeBody, async (request, response) => {
    const { proof } = readBody(request, removePasskey);
    const { outcome } = await passkeys.remove(hereOf(request), String(request.params['id']), proof);
    if (outcome !== 'removed') throw refusals[outcome];
    response.status(204).end();
  });
  router.post('/me/recovery-codes', limits.secondFactors, ...takeBody, async (request, response) => {
    const renewed = await passkeys.renewCodes(hereOf(request), readBody(request, renewCodes).proof);
    if (renewed.outcome !== 'renewed') throw refusals[renewed.outcome];
    response.json({ recoveryCodes: [...renewed.codes] } satisfies RecoveryCodes);
  });
  return router;
}

const shownChange = ({
  changeId,
  newEmail,
  status,
  vetoUntil,
  lapsesAt,
}: NonNullable<Awaited<ReturnType<ChangeAddress['underWay']>>>): Me['addressChange'] => ({
  ...{ changeId, vetoUntil, lapsesAt, isConfirmed: status === 'confirmed' },
  newEmail: isErased(newEmail) ? null : newEmail,
});
