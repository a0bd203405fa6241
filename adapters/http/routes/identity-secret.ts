import type { Router } from 'express';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { IdentityTokens } from '../../../application/ports/identity-tokens.js';
import type { Position } from '../../../application/ports/event-store.js';
import { takeBody } from '../body.js';
import {
  setIdentitySecret,
  type IdentitySecretSet,
  type IdentitySecretShown,
} from '../contract/identity-secret.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { secretLost } from '../problem-details.js';
import { accountRefusals as refusals } from './account-refusals.js';
import { newlyDecided } from './deciding.js';

const hourMs = 60 * 60_000;

interface Needs extends Dashboard {
  readonly handleAccount: HandleAccount;
  readonly identityTokens: Pick<IdentityTokens, 'newSecret'>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** With what the business's own server signs who a visitor is. It is shown to whoever asked for it, once. */
export function identitySecretRoutes(needs: Needs): Router {
  const { handleAccount, identityTokens, guard, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'manage',
    write: 'manage',
  });

  router.get('/identity-secret', async (request, response) => {
    const id = tenantOf(request);
    const { state } = await handleAccount.load(id, id);
    const kept = state.status === 'open' ? state.identitySecret : null;
    response.json({
      ...{ setAt: kept?.setAt ?? null, overlapEndsAt: kept?.before?.endsAt ?? null },
    } satisfies IdentitySecretShown);
  });

  router.post('/identity-secret', ...takeBody, async (request, response) => {
    const { overlapHours } = bodyOf(request, setIdentitySecret);
    const id = tenantOf(request);
    const at = now();
    const overlapEndsAt = new Date(Date.parse(at) + overlapHours * hourMs).toISOString();
    const secret = identityTokens.newSecret();
    const data = { accountId: id, by: guard.of(request).memberId, secret, overlapEndsAt };
    const command = { type: 'SetIdentitySecret', data, commandId: idOf(request), now: at } as const;
    const given = { id, command, context: contextOf(request) };
    if (!(await newlyDecided(handleAccount, given, { refusals, seen }))) throw secretLost;
    response.status(201).json({ secret } satisfies IdentitySecretSet);
  });
  return router;
}
