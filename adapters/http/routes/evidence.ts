import type { Router } from 'express';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface EvidenceNeeds extends Dashboard {
  /** The zip about one text that was asked for in a call; undefined where there is none. */
  readonly packetOf: (tenant: string, callId: string, requestId: string) => Promise<Uint8Array | undefined>;
}

/** Everything about one text, to hand on. */
export function evidenceRoutes(needs: EvidenceNeeds): Router {
  const { router, tenantOf } = dashboardRouter(needs, { read: 'audit', write: 'work' });
  router.get('/calls/:id/texts/:requestId/packet', async (request, response) => {
    const { id, requestId } = request.params;
    const packet = await needs.packetOf(tenantOf(request), id, requestId);
    if (packet === undefined) throw new Refusal(404, 'text-not-found', 'There is no such text.');
    response
      .set({ 'Cache-Control': 'private, no-store', 'Content-Type': 'application/zip' })
      .attachment('evidence.zip')
      .send(Buffer.from(packet));
  });
  return router;
}
