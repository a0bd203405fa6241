import { createHash } from 'node:crypto';
import type { Container } from 'inversify';
import { publishPapers, type Written } from '../../application/operator/papers.js';
import { promises } from '../../application/promises/promises.js';
import { monthsMax } from '../../domain/retention/retention.js';
import { subscriptionLimits } from '../../domain/subscription/subscription.js';
import type { Papers } from '../http/pages/paper-parts.js';
import { privacyWords, termsWords } from '../http/pages/papers.js';
import type { Environment } from './environment/environment.js';
import { processorsOf } from './processors.js';
import { tokens } from './tokens.js';

interface Config extends Pick<Environment, 'isSandbox' | 'operator' | 'supportEmail'> {
  readonly origin: string;
}

/** The operator's papers as this installation runs, and since when they have these words. */
export async function writePapers(container: Container, config: Config) {
  const papers = papersOf(container, config);
  const inForce = await publishPapers(
    { handleInstallation: container.get(tokens.handleInstallation), now: container.get(tokens.now) },
    {
      terms: written(termsWords(papers)),
      // Its last run is no change of what is promised.
      privacy: written(privacyWords(papers, { months: monthsMax })),
    },
  );
  return { papers, inForce };
}

const written = (words: string): Written => ({
  version: createHash('sha256').update(words).digest('hex'),
  words,
});

function papersOf(
  container: Container,
  { origin, isSandbox, operator, supportEmail: contact }: Config,
): Papers {
  const { openAi, twilio, telegram, payments } = container.get(tokens.outside);
  const hasPhone = twilio !== undefined;
  const here = new Set<string | undefined>([
    undefined,
    ...(hasPhone ? ['phone'] : []),
    ...(payments === undefined ? [] : ['billing']),
    ...(origin.startsWith('https:') ? ['public'] : []),
  ]);
  const { graceDays, readableDays } = subscriptionLimits;
  return {
    ...{ operator, contact, isSandbox, hasPhone },
    processors: processorsOf({
      ...{ isSandbox, hasPhone, hasTelegram: telegram !== undefined, hasPayments: payments !== undefined },
      modelHost: openAi && new URL(openAi.baseUrl).host,
    }),
    promises: promises.filter(({ of }) => here.has(of)),
    plans: payments && { trialDays: payments.plans.trial.days, graceDays, readableDays },
  };
}
