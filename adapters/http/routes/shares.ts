import type { Router } from 'express';
import type { Shares as ShareRows } from '../../../projections/shares/queries.js';
import { shareProcessors, type Shares } from '../contract/shares.js';
import { cursorOf } from '../cursor.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';

export interface SharesNeeds extends Dashboard {
  readonly shares: ShareRows;
}

const idLengthMax = 100;

/** What of a business left for processors. */
export function shareRoutes(needs: SharesNeeds): Router {
  const { shares } = needs;
  const { router, tenantOf } = dashboardRouter(needs, { read: 'audit', write: 'manage' });

  router.get('/shares', async (request, response) => {
    const tenant = tenantOf(request);
    const { processor: named, subject } = request.query;
    const processor = shareProcessors.find((one) => one === named);
    const subjectId = typeof subject === 'string' ? subject.slice(0, idLengthMax) : undefined;
    const [totals, { rows, nextCursor }] = await Promise.all([
      shares.totals(tenant),
      shares.page(tenant, { processor, subjectId }, cursorOf(request)),
    ]);
    response.json({ totals: [...totals], shares: [...rows], nextCursor } satisfies Shares);
  });
  return router;
}
