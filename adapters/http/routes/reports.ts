import type { Router } from 'express';
import type { WeeklyReportView } from '../../../application/report/look-at-report.js';
import type { Reports, WeeklyReport } from '../contract/reports.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface ReportNeeds extends Dashboard {
  readonly weeks: (tenant: string) => Promise<Reports['weeks']>;
  /** Undefined where there is nothing to say of such a week. */
  readonly lookAt: (tenant: string, week: string) => Promise<WeeklyReportView | undefined>;
  readonly lettersOf: (tenant: string, week: string) => Promise<WeeklyReport['letters']>;
}

/** The weekly reports of a business. Nothing here is changed. */
export function reportRoutes(needs: ReportNeeds): Router {
  const { router, tenantOf } = dashboardRouter(needs, { read: 'work', write: 'manage' });

  router.get('/reports', async (request, response) => {
    response.json({ weeks: [...(await needs.weeks(tenantOf(request)))] } satisfies Reports);
  });

  router.get('/reports/:id', async (request, response) => {
    const tenant = tenantOf(request);
    const week = request.params.id;
    const report = await needs.lookAt(tenant, week);
    if (report === undefined)
      throw new Refusal(404, 'report-not-found', 'There is no report of this week. Please choose another.');
    const letters = await needs.lettersOf(tenant, week);
    response.json({ ...report, letters: [...letters] } satisfies WeeklyReport);
  });
  return router;
}
