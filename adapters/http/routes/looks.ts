import type { Router } from 'express';
import { uuidv7 } from 'uuidv7';
import type { HandleLook } from '../../../application/operator/handle-installation.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Looks as LookRows } from '../../../projections/looks/queries.js';
import { readBody, takeBody } from '../body.js';
import { grantLook, type Looks } from '../contract/looks.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { decided } from './deciding.js';
import { lookRefusals as refusals } from './look-refusals.js';

export interface LooksNeeds extends Dashboard {
  readonly handleLook: HandleLook;
  readonly looks: LookRows;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** Whether the operator may look into this business, as its owner decides, and what they looked at. */
export function looksRoutes(needs: LooksNeeds): Router {
  const { guard, handleLook, looks, seen, now } = needs;
  const { router, tenantOf, contextOf } = dashboardRouter(needs, { read: 'manage', write: 'manage' });

  router.get('/looks', async (request, response) => {
    const tenant = tenantOf(request);
    const [askedAt, grants, taken] = await Promise.all([
      looks.askedAt(tenant),
      looks.grants(tenant),
      looks.taken(tenant),
    ]);
    response.json({
      askedAt,
      grants: grants.map((one) => ({ ...one, isLiving: one.endedAt === null && now() < one.until })),
      taken: taken.map(({ at, what, subjectId }) => ({ at, what, subjectId })),
    } satisfies Looks);
  });

  router.post('/looks', ...takeBody, async (request, response) => {
    const context = contextOf(request);
    const data = { ...readBody(request, grantLook), by: guard.of(request).memberId };
    const command = { type: 'GrantLook', data, commandId: uuidv7(), now: now() } as const;
    await decided(handleLook, { id: tenantOf(request), command, context }, { refusals, seen });
    response.status(204).end();
  });

  router.post('/looks/:id/end', async (request, response) => {
    const context = contextOf(request);
    const data = { grantId: request.params.id, by: guard.of(request).memberId };
    const command = { type: 'EndLook', data, commandId: uuidv7(), now: now() } as const;
    await decided(handleLook, { id: tenantOf(request), command, context }, { refusals, seen });
    response.status(204).end();
  });
  return router;
}
