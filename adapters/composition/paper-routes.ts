import type { Container } from 'inversify';
import { promises } from '../../application/promises/promises.js';
import { subscriptionLimits } from '../../domain/subscription/subscription.js';
import { monthsMax } from '../../domain/retention/retention.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { createRetentionRuns } from '../../projections/retention-runs/queries.js';
import { pageRoutes } from '../http/pages/pages.js';
import type { Environment } from './environment/environment.js';
import { processorsOf } from './processors.js';
import { tokens } from './tokens.js';

type Config = Pick<Environment, 'isSandbox' | 'operator' | 'supportEmail'> & {
  readonly origin: string;
  readonly siteOf: Parameters<typeof pageRoutes>[0]['siteOf'];
};

/** The public papers, written from what this installation runs with. */
export function paperRoutes(
  container: Container,
  { origin, isSandbox, operator, supportEmail, siteOf }: Config,
) {
  const { openAi, twilio, telegram, payments } = container.get(tokens.outside);
  const { query } = container.get(tokens.readModels);
  const accounts = createAccountOverview(query);
  const runs = createRetentionRuns(query);
  const handleRetention = container.get(tokens.handleRetention);
  const handleLine = container.get(tokens.handleLine);
  const maySend = container.get(tokens.maySend);
  const hasPhone = twilio !== undefined;
  const here = new Set<string | undefined>([
    undefined,
    ...(hasPhone ? ['phone'] : []),
    ...(payments === undefined ? [] : ['billing']),
    ...(origin.startsWith('https:') ? ['public'] : []),
  ]);
  const { graceDays, readableDays } = subscriptionLimits;
  return pageRoutes({
    ...{ origin, siteOf },
    now: container.get(tokens.now),
    papers: {
      ...{ operator, contact: supportEmail, isSandbox, hasPhone },
      processors: processorsOf({
        ...{ isSandbox, hasPhone, hasTelegram: telegram !== undefined, hasPayments: payments !== undefined },
        modelHost: openAi && new URL(openAi.baseUrl).host,
      }),
      promises: promises.filter(({ of }) => here.has(of)),
      plans: payments && { trialDays: payments.plans.trial.days, graceDays, readableDays },
    },
    async retentionOf(accountId) {
      if (accountId === null) return { months: monthsMax, lastRunAt: (await runs.summary()).lastRunAt };
      const { state } = await handleRetention.load(accountId, accountId);
      return { months: state.months, lastRunAt: state.lastRun?.completedAt ?? null };
    },
    async businessOf(accountId) {
      const [profile, { state: line }] = await Promise.all([
        accounts.profile(accountId),
        handleLine.load(accountId, accountId),
      ]);
      if (profile?.businessName == null) return undefined;
      return {
        ...{ name: profile.businessName, website: profile.website, mailsTranscripts: !profile.isSensitive },
        ...{ hasLine: line.number !== null, asksFirst: line.asksFirst },
        asksModel: openAi !== undefined && (await maySend(accountId)),
      };
    },
  });
}
