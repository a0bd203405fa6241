import type { Router } from 'express';
import type { HandleRetention } from '../../../application/retention/needs.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import { monthsMax, type RetentionReason } from '../../../domain/retention/retention.js';
import { takeBody } from '../body.js';
import { setRetention, type Retention } from '../contract/retention.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { decided } from './deciding.js';

export interface RetentionRouteNeeds extends Dashboard {
  readonly handleRetention: HandleRetention;
  /** Texts of whose evidence the business was told that it goes soon. */
  readonly endingOf: (tenant: string, months: number) => Promise<Retention['ending']>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** How long a business keeps what is said to it, as its owner sets it, and what has gone. */
export function retentionRoutes(needs: RetentionRouteNeeds): Router {
  const { handleRetention, endingOf, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'audit',
    write: 'manage',
  });

  router.get('/retention', async (request, response) => {
    const tenant = tenantOf(request);
    const { state } = await handleRetention.load(tenant, tenant);
    const { months, dueAt: nextAt, lastRun } = state;
    response.json({
      ...{ months, monthsMax, nextAt },
      lastRun: lastRun && {
        at: lastRun.completedAt,
        ...{ isDry: lastRun.isDry, cutoff: lastRun.cutoff },
        ...{ removed: lastRun.removed, oldest: lastRun.oldest },
      },
      ending: await endingOf(tenant, months),
    } satisfies Retention);
  });

  router.post('/retention', ...takeBody, async (request, response) => {
    const { months } = bodyOf(request, setRetention);
    const accountId = tenantOf(request);
    const command = {
      type: 'SetRetentionPeriod',
      data: { accountId, months },
      ...{ commandId: idOf(request), now: now() },
    } as const;
    await decided(
      handleRetention,
      { id: accountId, command, context: contextOf(request) },
      { refusals, seen },
    );
    response.status(204).end();
  });
  return router;
}

const notReady = new Refusal(409, 'retention-not-ready', 'A run is under way. Please try again in a minute.');
const refusals: Readonly<Record<RetentionReason, Refusal>> = {
  PeriodTooLong: new Refusal(
    422,
    'period-too-long',
    `Nobody may keep what visitors and callers said for longer than ${String(monthsMax)} months. A shorter time is fine.`,
  ),
  PeriodTooShort: new Refusal(422, 'period-too-short', 'The shortest time is one month.'),
  RunsNotScheduled: notReady,
  RunUnderWay: notReady,
  RunNotBegun: notReady,
};
