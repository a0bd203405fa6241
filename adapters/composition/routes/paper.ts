import type { Container } from 'inversify';
import { paperOf, type PapersInForce } from '../../../application/operator/papers.js';
import { monthsMax } from '../../../domain/retention/retention.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createRetentionRuns } from '../../../projections/retention-runs/queries.js';
import type { Papers } from '../../http/pages/paper-parts.js';
import { pageRoutes } from '../../http/pages/pages.js';
import { businessLanguage } from '../use-cases/business-locale.js';
import { tokens } from '../tokens.js';

interface Config {
  readonly origin: string;
  readonly papers: Papers;
  readonly inForce: PapersInForce;
  readonly siteOf: Parameters<typeof pageRoutes>[0]['siteOf'];
}

/** The public papers. */
export function paperRoutes(container: Container, { origin, papers, inForce, siteOf }: Config) {
  const { openAi } = container.get(tokens.outside);
  const { query } = container.get(tokens.readModels);
  const accounts = createAccountOverview(query);
  const runs = createRetentionRuns(query);
  const handleRetention = container.get(tokens.handleRetention);
  const handleInstallation = container.get(tokens.handleInstallation);
  const handleLine = container.get(tokens.handleLine);
  const maySend = container.get(tokens.maySend);
  return pageRoutes({
    ...{ origin, siteOf },
    languageOf: businessLanguage(container),
    now: container.get(tokens.now),
    ...{ papers, inForce },
    paperOf: (version) => paperOf({ handleInstallation }, version),
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
