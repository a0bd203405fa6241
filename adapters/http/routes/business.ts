import type { Router } from 'express';
import type { HandleAccount } from '../../../application/account/handle-account.js';
import { versionsOf, type PapersInForce } from '../../../application/operator/papers.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { AccountCommand } from '../../../domain/account/account.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import type { Agreement, Agreements } from '../../../projections/agreements/queries.js';
import { takeBody } from '../body.js';
import {
  acceptPapers,
  changeBusiness,
  recordAgreement,
  type Business,
  type Processor,
} from '../contract/business.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { originFrom } from '../website.js';
import { accountRefusals as refusals } from './account-refusals.js';
import { decided } from './deciding.js';

export interface BusinessNeeds extends Dashboard {
  readonly handleAccount: HandleAccount;
  readonly accounts: AccountOverview;
  readonly agreements: Agreements;
  readonly inForce: PapersInForce;
  /** Who else handles what clients say on this installation. */
  readonly processors: Readonly<Record<Processor, boolean>>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** What the business is, as its owner sets it. */
export function businessRoutes(needs: BusinessNeeds): Router {
  const { guard, handleAccount, accounts, agreements, inForce, processors, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'manage',
  });
  type Request = Parameters<typeof tenantOf>[0];

  const giveFor =
    (request: Request) =>
    (command: AccountCommand): Promise<void> =>
      decided(
        handleAccount,
        { id: tenantOf(request), command, context: contextOf(request) },
        { refusals, seen },
      );
  const fresh = (request: Request, part: string) => ({ commandId: idOf(request, part), now: now() });

  router.get('/business', async (request, response) => {
    const tenant = tenantOf(request);
    const [profile, agreed] = await Promise.all([accounts.profile(tenant), agreements.of(tenant)]);
    if (profile === undefined) throw refusals.AccountNotOpen;
    const { businessName: name, website, industry, timeZone, week, otherDays, isSensitive } = profile;
    const shown = {
      name,
      website,
      industry,
      timeZone,
      hours: { week: [...week], otherDays: [...otherDays] },
      isSensitive,
      origins: [...profile.origins],
      processors: known.filter((one) => processors[one]).map((one) => shownProcessor(one, agreed)),
    };
    response.json(shown satisfies Business);
  });

  router.post('/business', ...takeBody, async (request, response) => {
    const { name, industry, hours, isSensitive, origins } = bodyOf(request, changeBusiness);
    const accountId = tenantOf(request);
    const give = giveFor(request);
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
    if (origins !== undefined)
      await give({
        type: 'SetWidgetOrigins',
        data: { accountId, origins: origins.map(originFrom) },
        ...fresh(request, 'SetWidgetOrigins'),
      });
    response.status(204).end();
  });

  router.post('/business/agreements', ...takeBody, async (request, response) => {
    const data = { accountId: tenantOf(request), ...bodyOf(request, recordAgreement) };
    await giveFor(request)({ type: 'RecordAgreement', data, ...fresh(request, 'RecordAgreement') });
    response.status(204).end();
  });

  router.post('/business/agreements/:id/end', async (request, response) => {
    const accountId = tenantOf(request);
    const processor = known.find((one) => one === request.params.id);
    if (processor === undefined) throw unknownProcessor;
    await giveFor(request)({
      type: 'EndAgreement',
      data: { accountId, processor },
      ...fresh(request, 'EndAgreement'),
    });
    response.status(204).end();
  });

  router.post('/business/papers', ...takeBody, async (request, response) => {
    const papers = bodyOf(request, acceptPapers);
    const { terms, privacy } = versionsOf(inForce);
    if (papers.terms !== terms || papers.privacy !== privacy) throw papersChanged;
    const data = { accountId: tenantOf(request), by: guard.of(request).memberId, papers };
    await giveFor(request)({ type: 'AcceptPapers', data, ...fresh(request, 'AcceptPapers') });
    response.status(204).end();
  });
  return router;
}

const papersChanged = new Refusal(
  409,
  'papers-changed',
  'These are not the versions that are in force. Please reload the page and read them.',
);

const known = ['language-model', 'phone', 'mail'] as const satisfies readonly Processor[];
const unknownProcessor = new Refusal(404, 'processor-not-found', 'There is no such processor here.');

function shownProcessor(processor: Processor, agreed: readonly Agreement[]): Business['processors'][number] {
  const found = agreed.find((one) => one.processor === processor);
  return {
    processor,
    agreement: found === undefined ? null : { agreedOn: found.agreedOn, agreedBy: found.agreedBy },
  };
}
