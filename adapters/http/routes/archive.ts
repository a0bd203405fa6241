import type { Writable } from 'node:stream';
import type { Router } from 'express';
import { takeBody } from '../body.js';
import { archiveType, takeOut } from '../contract/archive.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';

export interface ArchiveNeeds extends Dashboard {
  /** Writes everything of a business to a stream and ends it. */
  readonly write: (business: string, passphrase: string, sink: Writable) => Promise<unknown>;
}

/** Whoever takes nothing for so long holds up nobody. */
const stalledMs = 120_000;

/** Everything of a business, to take along. */
export function archiveRoutes(needs: ArchiveNeeds): Router {
  const { router, tenantOf, bodyOf } = dashboardRouter(needs, { read: 'manage', write: 'manage' });
  router.post('/business/archive', needs.limits.archives, ...takeBody, async (request, response) => {
    const { passphrase } = bodyOf(request, takeOut);
    response.setTimeout(stalledMs, () => response.destroy());
    response.type(archiveType);
    try {
      await needs.write(tenantOf(request), passphrase, response);
    } catch (error) {
      // Whoever asked went away in the midst of it.
      if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      throw error;
    }
  });
  return router;
}
