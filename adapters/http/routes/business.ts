import type { Router } from 'express';
import { uuidv7 } from 'uuidv7';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { AccountCommand } from '../../../domain/account/account.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import { readBody, takeBody } from '../body.js';
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
  const { router, tenantOf, contextOf } = dashboardRouter(needs, { read: 'work', write: 'manage' });

  const fresh = () => ({ commandId: uuidv7(), now: now() });

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
    const { name, industry, hours, isSensitive } = readBody(request, changeBusiness);
    const accountId = tenantOf(request);
    const give = (command: AccountCommand): Promise<void> =>
      decided(handleAccount, { id: accountId, command, context: contextOf(request) }, { refusals, seen });
    if (name !== undefined)
      await give({ type: 'RenameBusiness', data: { accountId, businessName: name }, ...fresh() });
    if (industry !== undefined)
      await give({ type: 'SetIndustry', data: { accountId, industry }, ...fresh() });
    if (hours !== undefined)
      await give({ type: 'SetOpeningHours', data: { accountId, ...hours }, ...fresh() });
    if (isSensitive !== undefined)
      await give({ type: 'SetSensitivity', data: { accountId, isSensitive }, ...fresh() });
    response.status(204).end();
  });
  return router;
}
