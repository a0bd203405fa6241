import { Router, type Request } from 'express';
import type {
  AddressOutcome as Outcome,
  AddressPass,
  ChangeAddress,
} from '../../../application/account/change-address.js';
import { readBody, takeBody } from '../body.js';
import { addressToken, type AddressOutcome } from '../contract/me.js';
import type { AddressTokens } from '../guard/address-tokens.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { memberRefusals as refusals } from './member-refusals.js';

interface Needs {
  readonly addresses: ChangeAddress;
  readonly tokens: AddressTokens;
  readonly limits: RateLimits;
}

/** What the letters about a change of address ask: whoever has the letter has the address. Nobody has to be logged in. */
export function addressRoutes({ addresses, tokens, limits }: Needs): Router {
  const passOf = (request: Request, right: AddressPass['right']): AddressPass => {
    const pass = tokens.read(readBody(request, addressToken).token);
    if (pass?.right !== right) throw refusals.ChangeUnknown;
    return pass;
  };
  const told = (done: Outcome): AddressOutcome => {
    const { outcome } = done;
    if (outcome === 'waiting') return { outcome, takesEffectAt: done.takesEffectAt };
    if (outcome === 'changed' || outcome === 'kept') return { outcome, takesEffectAt: null };
    throw refusals[outcome];
  };

  const router = Router();
  router.post('/address/confirm', limits.logIns, ...takeBody, async (request, response) => {
    response.json(told(await addresses.confirm(passOf(request, 'confirm'))));
  });
  router.post('/address/veto', limits.logIns, ...takeBody, async (request, response) => {
    response.json(told(await addresses.veto(passOf(request, 'veto'))));
  });
  return router;
}
