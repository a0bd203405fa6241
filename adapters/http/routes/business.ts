import type { Router } from 'express';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { AccountCommand } from '../../../domain/account/account.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import { takeBody } from '../body.js';
import { changeBusiness, type Business } from '../contract/business.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { accountRefusals as refusals } from './account-refusals.js';
import { decided } from './deciding.js';

export interface BusinessNeeds extends Dashboard {
  readonly handleAccount: HandleAccount;
  readonly accounts: AccountOverview;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** What the business is, as its owner sets it. */
export function businessRoutes(needs: BusinessNeeds): Router {
  const { handleAccount, accounts, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'manage',
  });
  type Request = Parameters<typeof tenantOf>[0];

  const fresh = (request: Request, part: string) => ({ commandId: idOf(request, part), now: now() });

  router.get('/business', async (request, response) => {
    const profile = await accounts.profile(tenantOf(request));
    if (profile === undefined) throw refusals.AccountNotOpen;
    const { businessName: name, website, industry, timeZone, week, otherDays, isSensitive } = profile;
    const shown = {
      name,
      website,
      industry,
      timeZone,
      hours: { week: [...week], otherDays: [...otherDays] },
      isSensitive,
    };
    response.json(shown satisfies Business);
  });

  router.post('/business', ...takeBody, async (request, response) => {
    const { name, industry, hours, isSensitive } = bodyOf(request, changeBusiness);
    const accountId = tenantOf(request);
    const give = (command: AccountCommand): Promise<void> =>
      decided(handleAccount, { id: accountId, command, context: contextOf(request) }, { refusals, seen });
    if (name !== undefined)
      await give({
        type: 'RenameBusiness',
        data: { accountId, businessName: name },
        ...fresh(request, 'RenameBusiness'),
      });
    if (industry !== undefined)
      await give({ type: 'SetIndustry', data: { accountId, industry }, ...fresh(request, 'SetIndustry') });
    if (hours !== undefined)
      await give({
        type: 'SetOpeningHours',
        data: { accountId, ...hours },
        ...fresh(request, 'SetOpeningHours'),
      });
    if (isSensitive !== undefined)
      await give({
        type: 'SetSensitivity',
        data: { accountId, isSensitive },
        ...fresh(request, 'SetSensitivity'),
      });
    response.status(204).end();
  });
  return router;
}
