import { Router } from 'express';
import type { RateLimits } from '../guard/rate-limits.js';

interface Needs {
  readonly limits: RateLimits;
  /** The newest signed head, as a note. */
  readonly checkpoint: () => Promise<string>;
  /** The key that it is signed with, as one line. */
  readonly key: () => Promise<string>;
}

/** What anybody may see of the consent log: how far it has come, and who says so. */
export function consentLogRoutes({ limits, checkpoint, key }: Needs): Router {
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
  return router;
}
