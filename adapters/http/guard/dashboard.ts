import { Router, type Request } from 'express';
import type { Context } from '../../../application/handling/handle.js';
import type { RateLimits } from './rate-limits.js';
import type { SessionGuard } from './session.js';

export interface Dashboard {
  readonly guard: SessionGuard;
  readonly limits: RateLimits;
}

/** A router of what the dashboard shows and does for one business: the one of the session. Nothing of it is kept by caches. */
export function dashboardRouter({ guard, limits }: Dashboard) {
  const router = Router();
  router.use(limits.dashboard, guard.required, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  return {
    router,
    tenantOf: (request: Request): string => guard.of(request).accountId,
    contextOf: (request: Request): Context => {
      const { accountId, memberId } = guard.of(request);
      return { tenant: accountId, actor: `member:${memberId}`, causationId: '' };
    },
  };
}
