import { Router } from 'express';
import type { RateLimits } from '../guard/rate-limits.js';

interface Needs {
  readonly limits: RateLimits;
  /** The newest signed head, as a note. */
  readonly checkpoint: () => Promise<string>;
  /** The key that it is signed with, as one line. */
  readonly key: () => Promise<string>;
  /** The page that verifies a log or a packet in a browser, without asking any server. */
  readonly verifier: () => Promise<Uint8Array>;
}

/** What anybody may see of the consent log: how far it has come, and who says so. */
export function consentLogRoutes({ limits, checkpoint, key, verifier }: Needs): Router {
  const router = Router();
  router.get('/log/checkpoint', limits.checkpoints, async (_request, response) => {
    response
      .set('Cache-Control', 'public, max-age=30')
      .type('text')
      .send(await checkpoint());
  });
  router.get('/log/key', limits.checkpoints, async (_request, response) => {
    response.type('text').send(`${await key()}\n`);
  });
  router.get('/log/verifier', limits.checkpoints, async (_request, response) => {
    response
      // What may run in it is said in the page itself, so that it holds where no server is.
      .set({ 'Content-Security-Policy': "frame-ancestors 'self'", 'Cache-Control': 'no-cache' })
      .type('html')
      .send(Buffer.from(await verifier()));
  });
  return router;
}
