import type { Router } from 'express';
import type { EraseFound } from '../../../application/erasure/erase-found.js';
import type { CancelErasure, RequestErasure } from '../../../application/erasure/request-erasure.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Decision } from '../../../domain/kernel/decider.js';
import type { ErasureReason } from '../../../domain/erasure/erasure.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import type { Erasures as ErasureRows, ErasureSeen } from '../../../projections/erasures/queries.js';
import { takeBody } from '../body.js';
import {
  closeAccount,
  erasePerson,
  type Closing,
  type Erasures,
  type ErasureShown,
} from '../contract/erasures.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface ErasureRoutesNeeds extends Dashboard {
  readonly eraseFound: EraseFound;
  readonly requestErasure: RequestErasure;
  readonly cancelErasure: CancelErasure;
  readonly erasures: ErasureRows;
  readonly accounts: AccountOverview;
  readonly seen: (position: Position) => Promise<void>;
}

const unknownErasure = new Refusal(
  404,
  'erasure-not-found',
  'There is no such erasure. Please reload the list.',
);
const begun = new Refusal(409, 'erasure-begun', 'It has begun and can be undone no more.');
const refusals: Partial<Readonly<Record<ErasureReason, Refusal>>> = {
  ErasureUnknown: unknownErasure,
  GracePeriodOver: begun,
};

/** Who is to be forgotten, as the business decides, and how far that is. What is shown names nobody. */
export function erasureRoutes(needs: ErasureRoutesNeeds): Router {
  const { erasures, accounts, seen } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'audit',
    write: 'manage',
  });

  const one = async (tenant: string, erasureId: string): Promise<ErasureSeen> => {
    const found = await erasures.one(erasureId);
    if (found?.accountId !== tenant) throw unknownErasure;
    return found;
  };
  const closingOf = async (tenant: string): Promise<ErasureSeen | undefined> =>
    (await erasures.of(tenant)).find(({ scope, endedAt }) => scope === 'business' && endedAt === null);

  router.get('/erasures', async (request, response) => {
    const rows = await erasures.of(tenantOf(request));
    response.json({ erasures: rows.map(shown) } satisfies Erasures);
  });

  router.get('/erasures/:id', async (request, response) => {
    response.json(shown(await one(tenantOf(request), request.params.id)));
  });

  router.post('/erasures', ...takeBody, async (request, response) => {
    const { where, id, isTold } = bodyOf(request, erasePerson);
    const [tenant, { actor }] = [tenantOf(request), contextOf(request)];
    const erasureId = idOf(request);
    const asked = await needs.eraseFound({ tenant, erasureId, found: { where, id }, isTold, actor });
    if (asked.decision === 'nobody-there')
      throw new Refusal(404, 'nobody-there', 'There is nobody to erase. Please reload the page.');
    await decided(asked.decision, 'position' in asked ? asked.position : null);
    response.status(202).json(shown(await one(tenant, erasureId)));
  });

  router.post('/erasures/:id/cancel', async (request, response) => {
    const [tenant, { actor }] = [tenantOf(request), contextOf(request)];
    const { erasureId } = await one(tenant, request.params.id);
    const asked = { tenant, erasureId, commandId: idOf(request), actor };
    const { decision, position } = await needs.cancelErasure(asked);
    await decided(decision, position);
    response.status(204).end();
  });

  router.get('/business/closing', async (request, response) => {
    const found = await closingOf(tenantOf(request));
    response.json({ closing: found === undefined ? null : shown(found) } satisfies Closing);
  });

  router.post('/business/close', ...takeBody, async (request, response) => {
    const { businessName } = bodyOf(request, closeAccount);
    const [tenant, { actor }] = [tenantOf(request), contextOf(request)];
    const profile = await accounts.profile(tenant);
    if (profile?.businessName !== businessName)
      throw new Refusal(
        422,
        'name-not-same',
        'This is not the name of the business. Please type it as it stands.',
      );
    if ((await closingOf(tenant)) !== undefined)
      throw new Refusal(409, 'account-closing', 'This account is being closed already.');
    const erasureId = idOf(request);
    const { decision, position } = await needs.requestErasure({
      ...{ tenant, erasureId, scope: 'business', subjectIds: [], proof: 'owner', actor },
    });
    await decided(decision, position);
    response.status(202).json(shown(await one(tenant, erasureId)));
  });
  return router;

  async function decided(
    decision: Decision<unknown, ErasureReason>,
    position: Position | null,
  ): Promise<void> {
    if (decision.outcome === 'rejected')
      throw refusals[decision.reason] ?? new Error(`An erasure was refused: ${decision.reason}`);
    if (position !== null) await seen(position);
  }
}

const shown = ({ accountId: _account, keyCount: _keys, ...row }: ErasureSeen): ErasureShown => row;
